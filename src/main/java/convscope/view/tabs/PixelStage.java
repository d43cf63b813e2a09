package convscope.view.tabs;

import convscope.trace.Play;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The five parts side by side: input maps, the window on one, the arithmetic, the sums, the output.
 */
final class PixelStage extends Region {

    private static final double GAP = 10;

    final ThumbsPane thumbs = new ThumbsPane();
    final InputPane input = new InputPane();
    final ProductsPane products = new ProductsPane();
    final SumsPane sums = new SumsPane();
    final OutputPane output = new OutputPane();
    private @Nullable PixelMoment moment;

    PixelStage() {
        setId("pixel-stage");
        setMinSize(0, 0);
        thumbs.setId("pixel-thumbs");
        input.setId("pixel-input");
        products.setId("pixel-products");
        sums.setId("pixel-sums");
        output.setId("pixel-output");
        getChildren().setAll(thumbs, input, products, sums, output);
    }

    void show(PixelMoment now) {
        boolean other = moment == null || !moment.play().window().equals(now.play().window());
        moment = now;
        if (other) {
            requestLayout();
        }
        thumbs.show(now);
        input.show(now);
        products.show(now);
        sums.show(now);
        output.show(outputOf(now));
    }

    private static OutputPane.Moment outputOf(PixelMoment now) {
        Play play = now.play();
        return new OutputPane.Moment(
                now.into().output(),
                now.into().outputRange(),
                now.trace().channel(),
                play.filling() ? play.index() + 1 : now.into().output().area(),
                now.row(),
                now.column(),
                now.into().shown().dark());
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        double small = Math.clamp(w * 0.06, 48, 110);
        double sum = Math.clamp(w * 0.14, 118, 230);
        double square = h - 20;
        double in = Math.min(square, w * 0.25);
        double out = Math.min(square, w * 0.2);
        double middle = w - small - sum - in - out - 4 * GAP;
        if (moment != null) {
            double spare = middle - products.wanted(moment.trace(), h);
            if (spare > 0) {
                double more = Math.min(spare / 2, square * 1.6 - out);
                out += Math.max(0, more);
                in += Math.max(0, Math.min(spare / 2, square * 1.6 - in));
                middle = w - small - sum - in - out - 4 * GAP;
            }
        }
        double x = 0;
        x = place(thumbs, x, small, h);
        x = place(input, x, in, h);
        x = place(products, x, middle, h);
        x = place(sums, x, sum, h);
        place(output, x, out, h);
    }

    private static double place(Region part, double x, double width, double height) {
        part.resizeRelocate(Math.rint(x), 0, Math.rint(width), height);
        return x + width + GAP;
    }
}
