package convscope.view.tabs;

import convscope.picture.ColourScale;
import convscope.picture.ValueRange;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Which colour stands for which value. */
final class Legend extends Canvas {

    private static final double LEFT = 30;
    private static final double BAR = 12;

    /** Here three numbers would touch. */
    private static final double NARROW = 130;

    /** Wide enough for the words beside the field. */
    private static final double MARKED = 90;

    Legend() {
        super(320, 30);
    }

    /**
     * @param range what the colours stand for, or empty where each map has its own range
     * @param all the finite values that there are; those beyond the range have its end's colour
     * @param marked whether there are others, which have a colour of their own
     */
    void show(
            ColourScale colours,
            Optional<ValueRange> range,
            ValueRange all,
            boolean marked,
            boolean dark) {
        GraphicsContext pen = getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        int[] table = colours.colours();
        double width = getWidth() - 2 * LEFT - (marked ? MARKED : 0);
        for (int i = 0; i < table.length; i++) {
            pen.setFill(colour(table[i]));
            pen.fillRect(LEFT + i * width / table.length, 1, width / table.length + 1, BAR);
        }
        pen.setFill(Inks.of(dark).text());
        pen.setFont(Letters.plain(11));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.TOP);
        if (marked) {
            pen.fillText("not finite", getWidth() - MARKED / 2 + BAR / 2, 1);
            pen.setFill(colour(ColourScale.NOT_FINITE));
            pen.fillRect(getWidth() - MARKED, 1, BAR, BAR);
            pen.setFill(Inks.of(dark).text());
        }
        if (range.isPresent()) {
            numbers(pen, range.get(), all, width);
        } else {
            pen.fillText(all.min() < 0 ? "−most" : "0", LEFT, BAR + 3);
            pen.fillText(all.max() > 0 ? "most of each map" : "0", LEFT + width - 20, BAR + 3);
            if (all.signed()) {
                pen.fillText("0", LEFT + width / 2, BAR + 3);
            }
        }
    }

    static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }

    private static void numbers(
            GraphicsContext pen, ValueRange range, ValueRange all, double width) {
        if (range.max() <= range.min()) {
            pen.fillText(Numerals.value(range.min()), LEFT + width / 2, BAR + 3);
            return;
        }
        String low = (all.min() < range.min() ? "≤ " : "") + Numerals.value(range.min());
        String high = (all.max() > range.max() ? "≥ " : "") + Numerals.value(range.max());
        double middle = (range.min() + range.max()) / 2;
        pen.fillText(low, LEFT, BAR + 3);
        if (width > NARROW) {
            pen.fillText(Numerals.value(middle), LEFT + width / 2, BAR + 3);
        }
        pen.fillText(high, LEFT + width, BAR + 3);
    }
}
