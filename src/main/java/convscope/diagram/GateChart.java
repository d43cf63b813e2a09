package convscope.diagram;

import convscope.diagram.Element.Form;
import convscope.diagram.Element.Node;
import convscope.diagram.Lettering.Line;
import convscope.diagram.Outline.Close;
import convscope.diagram.Outline.Move;
import convscope.diagram.Outline.Segment;
import convscope.graph.Place.Status;
import convscope.model.Path;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Gates as bars: one panel a picture, one bar a channel in channel order, from 0 (closed) to 1
 * (open), with the mean as a line.
 */
public final class GateChart {

    private static final double WIDTH = 960;
    private static final double HEIGHT = 170;
    private static final double LEFT = 44;
    private static final double TOP = 34;
    private static final double BOTTOM = 44;
    private static final double HEADING = 62;
    private static final double MARGIN = 24;

    private GateChart() {}

    /**
     * {@return the chart}
     *
     * @param title what is shown, e.g. the gate's path
     * @param pictures each picture's name and its gates by channel, at least one channel; what lies
     *     outside 0 to 1 is drawn at the edge
     */
    public static Drawing of(String title, Map<String, float[]> pictures) {
        Sheet sheet = new Sheet();
        sheet.add(panel(new Rect(0, 0, LEFT + WIDTH, HEADING), title, heading(title)));
        double top = HEADING;
        for (Map.Entry<String, float[]> picture : pictures.entrySet()) {
            Rect plot = new Rect(LEFT, top + TOP, WIDTH, HEIGHT);
            sheet.add(
                    panel(
                            new Rect(0, top, LEFT + WIDTH, TOP + HEIGHT + BOTTOM),
                            title + ", " + picture.getKey(),
                            marks(picture.getKey(), picture.getValue(), plot)));
            top += TOP + HEIGHT + BOTTOM;
        }
        return sheet.drawing(title, new Rect(0, 0, LEFT + WIDTH, top).grown(MARGIN));
    }

    private static Node panel(Rect bounds, String says, List<Mark> marks) {
        return Node.of(Path.ROOT, Form.PANEL, Status.SOUND, bounds, says, marks);
    }

    private static List<Mark> heading(String title) {
        List<Mark> marks = new ArrayList<>(left(title, 22, 0, 12, Ink.INK, Typeface.SEMIBOLD));
        double x = 0;
        Rect swatch = new Rect(x, 38, 14, 14);
        marks.add(Mark.Shape.filled(Outline.rectangle(swatch, 2), Ink.GATE));
        marks.addAll(
                left(
                        "gate of a channel: 0 closed, 1 open",
                        14,
                        x + 22,
                        45,
                        Ink.MUTED,
                        Typeface.REGULAR));
        Point from = new Point(x + 290, 45);
        marks.add(mean(from, new Point(x + 318, 45)));
        marks.addAll(left("mean", 14, x + 326, 45, Ink.MUTED, Typeface.REGULAR));
        return marks;
    }

    private static List<Mark> marks(String name, float[] gates, Rect plot) {
        double mean = 0;
        for (float gate : gates) {
            mean += (double) gate / gates.length;
        }
        List<Mark> marks = new ArrayList<>();
        String words = String.format(Locale.ROOT, "%s, mean %.3f", name, mean);
        marks.addAll(left(words, 16, plot.x(), plot.y() - 16, Ink.INK, Typeface.SEMIBOLD));
        for (double level : new double[] {0, 0.5, 1}) {
            double y = height(plot, level);
            Outline line = Outline.through(new Point(plot.x(), y), new Point(plot.right(), y));
            marks.add(Mark.Shape.line(line, Ink.FRAME, 1));
            String text = level == 0.5 ? "0.5" : Integer.toString((int) level);
            marks.addAll(right(text, plot.x() - 8, y));
        }
        marks.add(Mark.Shape.filled(bars(gates, plot), Ink.GATE));
        double y = height(plot, mean);
        marks.add(mean(new Point(plot.x(), y), new Point(plot.right(), y)));
        marks.addAll(ticks(gates.length, plot));
        return marks;
    }

    private static double height(Rect plot, double value) {
        return plot.bottom() - Math.clamp(value, 0, 1) * plot.height();
    }

    private static Mark mean(Point from, Point to) {
        return new Mark.Shape(Outline.through(from, to), null, Ink.INK, 1.4, true);
    }

    /** All bars as one outline. */
    private static Outline bars(float[] gates, Rect plot) {
        double step = plot.width() / gates.length;
        double gap = step > 3 ? step * 0.2 : 0;
        List<Segment> segments = new ArrayList<>();
        for (int channel = 0; channel < gates.length; channel++) {
            double x = plot.x() + channel * step;
            double top = height(plot, Float.isNaN(gates[channel]) ? 0 : gates[channel]);
            segments.add(new Move(x, plot.bottom()));
            segments.add(new Outline.Line(x, top));
            segments.add(new Outline.Line(x + step - gap, top));
            segments.add(new Outline.Line(x + step - gap, plot.bottom()));
            segments.add(new Close());
        }
        return new Outline(segments);
    }

    private static List<Mark> ticks(int channels, Rect plot) {
        List<Mark> marks = new ArrayList<>();
        int stride = 1;
        while (channels / stride > 16) {
            stride *= 2;
        }
        for (int channel = 0; channel < channels; channel += stride) {
            double x = plot.x() + (channel + 0.5) * plot.width() / channels;
            Line number = Line.of(Integer.toString(channel), Ink.MUTED, 12, Typeface.REGULAR);
            marks.addAll(number.centred(x, plot.bottom() + 12, Status.SOUND));
        }
        Line word = Line.of("channel", Ink.MUTED, 12, Typeface.REGULAR);
        marks.addAll(word.centred(plot.centreX(), plot.bottom() + 28, Status.SOUND));
        return marks;
    }

    private static List<Mark> left(
            String text, double size, double x, double y, Ink ink, Typeface face) {
        return Line.of(text, ink, size, face).from(x, y, Status.SOUND);
    }

    private static List<Mark> right(String text, double x, double y) {
        Line line = Line.of(text, Ink.MUTED, 12, Typeface.REGULAR);
        return line.from(x - line.width(), y, Status.SOUND);
    }
}
