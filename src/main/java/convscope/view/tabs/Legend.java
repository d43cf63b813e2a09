package convscope.view.tabs;

import convscope.picture.ColourScale;
import convscope.picture.ValueRange;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Which colour stands for which value. */
final class Legend extends Canvas {

    private static final double LEFT = 30;
    private static final double BAR = 12;

    Legend() {
        super(300, 30);
    }

    /**
     * @param range what the colours stand for, or empty where each map has its own range
     * @param signed whether the colours have zero in their middle
     */
    void show(ColourScale colours, Optional<ValueRange> range, boolean signed, boolean dark) {
        GraphicsContext pen = getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        int[] table = colours.colours();
        double width = getWidth() - 2 * LEFT;
        for (int i = 0; i < table.length; i++) {
            pen.setFill(Color.rgb(table[i] >> 16 & 0xFF, table[i] >> 8 & 0xFF, table[i] & 0xFF));
            pen.fillRect(LEFT + i * width / table.length, 1, width / table.length + 1, BAR);
        }
        pen.setFill(Inks.of(dark).text());
        pen.setFont(Font.font(11));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.TOP);
        if (range.isPresent()) {
            numbers(pen, range.get(), width);
        } else {
            pen.fillText(signed ? "−most" : "least or 0", LEFT, BAR + 3);
            pen.fillText("most of each map", LEFT + width - 20, BAR + 3);
            if (signed) {
                pen.fillText("0", LEFT + width / 2, BAR + 3);
            }
        }
    }

    private static void numbers(GraphicsContext pen, ValueRange range, double width) {
        double middle = (range.min() + range.max()) / 2;
        for (double value : new double[] {range.min(), middle, range.max()}) {
            double x = LEFT + width * range.fraction(value);
            pen.fillText(Numerals.value(value), x, BAR + 3);
            if (range.max() <= range.min()) {
                return;
            }
        }
    }
}
