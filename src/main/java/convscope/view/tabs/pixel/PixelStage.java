package convscope.view.tabs.pixel;

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
        if (getHeight() > 0.5 * getWidth() && getHeight() > 400) {
            inTwoRows();
        } else {
            inOneRow();
        }
    }

    /** Where there is height enough: the maps above, the arithmetic below. */
    private void inTwoRows() {
        double w = getWidth();
        double above = (getHeight() - GAP) * 0.52;
        double below = getHeight() - GAP - above;
        double small = Math.clamp(w * 0.09, 60, 160);
        double map = (w - small - 2 * GAP) / 2;
        double x = place(thumbs, 0, 0, small, above);
        x = place(input, x, 0, map, above);
        place(output, x, 0, map, above);
        double sum = Math.clamp(w * 0.2, 160, 360);
        place(products, 0, above + GAP, w - sum - GAP, below);
        place(sums, w - sum, above + GAP, sum, below);
    }

    private void inOneRow() {
        double w = getWidth();
        double h = getHeight();
        double small = Math.clamp(w * 0.06, 48, 110);
        double sum = Math.clamp(w * 0.14, 118, 230);
        double square = h - 20;
        double in = Math.min(square, w * 0.25);
        double out = Math.min(square, w * 0.2);
        double middle = w - small - sum - in - out - 4 * GAP;
        PixelMoment now = moment;
        double spare = now == null ? 0 : middle - products.wanted(now.trace(), h);
        if (spare > 0) {
            out += Math.max(0, Math.min(spare / 2, square * 1.6 - out));
            in += Math.max(0, Math.min(spare / 2, square * 1.6 - in));
            middle = w - small - sum - in - out - 4 * GAP;
        }
        double x = place(thumbs, 0, 0, small, h);
        x = place(input, x, 0, in, h);
        x = place(products, x, 0, middle, h);
        x = place(sums, x, 0, sum, h);
        place(output, x, 0, out, h);
    }

    private static double place(Region part, double x, double y, double width, double height) {
        part.resizeRelocate(Math.rint(x), y, Math.rint(width), height);
        return x + width + GAP;
    }
}
