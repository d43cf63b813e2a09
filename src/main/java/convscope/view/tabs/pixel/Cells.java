package convscope.view.tabs.pixel;

import convscope.picture.ColourScale;
import convscope.picture.ValueRange;
import convscope.view.tabs.Inks;
import convscope.view.tabs.Letters;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * How single cells are drawn: coloured by value, with the number on it; or as what they are not.
 */
final class Cells {

    /** Numbers are not written smaller than this. */
    private static final double SMALLEST = 8;

    private static final double LARGEST = 30;

    private Cells() {}

    /**
     * {@return the size of letters in which five signs fill a cell, 0 where they cannot be read}
     */
    static double letters(double cell) {
        double size = Math.min(LARGEST, cell / 3.1);
        return size < SMALLEST ? 0 : size;
    }

    static Color colour(double value, ColourScale colours, ValueRange range) {
        int argb = colours.argb(value, range);
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }

    /** {@return black or white, whichever can be read on the ground} */
    static Color on(Color ground) {
        double light =
                0.2126 * linear(ground.getRed())
                        + 0.7152 * linear(ground.getGreen())
                        + 0.0722 * linear(ground.getBlue());
        return light > 0.18 ? Color.BLACK : Color.WHITE;
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    /** A value: its colour, and the number where it can be read. */
    static void value(
            GraphicsContext pen, double x, double y, double side, Color ground, String number) {
        pen.setFill(ground);
        pen.fillRect(x, y, side, side);
        double size = letters(side);
        if (size > 0) {
            write(pen, number, x + side / 2, y + side / 2, size, on(ground));
        }
    }

    static void write(
            GraphicsContext pen, String text, double x, double y, double size, Color ink) {
        pen.setFill(ink);
        pen.setFont(Letters.plain(size));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        pen.fillText(text, x, y);
    }

    /** A cell of padding: hatched, as nothing of the input is there. */
    static void padding(GraphicsContext pen, double x, double y, double w, double h, Inks inks) {
        pen.setFill(inks.paper());
        pen.fillRect(x, y, w, h);
        pen.save();
        pen.beginPath();
        pen.rect(x, y, w, h);
        pen.clip();
        pen.setStroke(inks.muted().deriveColor(0, 1, 1, 0.7));
        pen.setLineWidth(1);
        double gap = 6;
        double first = Math.floor((x + y) / gap) * gap;
        for (double sum = first; sum < x + y + w + h + gap; sum += gap) {
            pen.strokeLine(sum - y, y, sum - y - h, y + h);
        }
        pen.restore();
    }

    /** A veil over what no window reads. */
    static void skipped(GraphicsContext pen, double x, double y, double w, double h, Inks inks) {
        pen.setFill(inks.paper().deriveColor(0, 1, 1, 0.72));
        pen.fillRect(x, y, w, h);
        if (Math.min(w, h) >= 6) {
            pen.setStroke(inks.muted());
            pen.setLineWidth(1);
            double r = Math.min(w, h) * 0.18;
            double cx = x + w / 2;
            double cy = y + h / 2;
            pen.strokeLine(cx - r, cy - r, cx + r, cy + r);
            pen.strokeLine(cx - r, cy + r, cx + r, cy - r);
        }
    }

    /** A cell between the taps of a dilated kernel: a ring on a veil. */
    static void hole(GraphicsContext pen, double x, double y, double side, Inks inks) {
        pen.setFill(inks.paper().deriveColor(0, 1, 1, 0.6));
        pen.fillRect(x, y, side, side);
        if (side >= 6) {
            pen.setStroke(inks.text());
            pen.setLineWidth(1);
            double r = side * 0.2;
            pen.strokeOval(x + side / 2 - r, y + side / 2 - r, 2 * r, 2 * r);
        }
    }

    static void frame(
            GraphicsContext pen, double x, double y, double w, double h, double line, Color ink) {
        pen.setStroke(ink);
        pen.setLineWidth(line);
        pen.strokeRect(x, y, w, h);
    }
}
