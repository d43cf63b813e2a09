package convscope.export;

import convscope.diagram.Drawing;
import convscope.diagram.Element;
import convscope.diagram.Ink;
import convscope.diagram.Mark;
import convscope.diagram.Outline;
import convscope.diagram.Point;
import convscope.diagram.Rect;
import convscope.diagram.Typeface;
import convscope.graph.Place.Status;
import convscope.model.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What channel attention gives to each channel: a panel per gate, a line per picture, channels to
 * the right, 0 to 1 upwards; as figure 5 of Hu et al., Squeeze-and-Excitation Networks, 2017.
 */
public final class GateLines {

    private static final List<Ink> INKS =
            List.of(Ink.INPUT, Ink.KERNEL, Ink.OUTPUT, Ink.GATE, Ink.ACCENT, Ink.FAULT, Ink.MUTED);
    private static final double WIDTH = 640;
    private static final double HEIGHT = 130;
    private static final double LEFT = 48;
    private static final double TOP = 44;
    private static final double PITCH = HEIGHT + 58;
    private static final double MARGIN = 24;
    private static final double WORDS = 11;
    private static final double LABEL = 260;
    private static final double ROW = 20;

    private final List<Mark> marks = new ArrayList<>();

    private GateLines() {}

    /** One picture's gates, channel by channel. */
    public record Line(String label, List<Double> values) {
        public Line {
            values = List.copyOf(values);
        }
    }

    /** One gate: its path, and a line per picture. */
    public record Panel(String title, List<Line> lines) {
        public Panel {
            lines = List.copyOf(lines);
        }
    }

    /** {@return the chart, to be written by {@link DiagramFile}} */
    public static Drawing of(String title, List<Panel> panels) {
        GateLines chart = new GateLines();
        chart.words(
                Typeface.SEMIBOLD.shortened(title, WIDTH, 14),
                LEFT,
                12,
                14,
                Typeface.SEMIBOLD,
                Ink.INK);
        for (int i = 0; i < panels.size(); i++) {
            chart.panel(panels.get(i), TOP + i * PITCH);
        }
        double end = chart.legend(panels.getFirst(), TOP + panels.size() * PITCH - 14);
        double height = end + 14 + 2 * MARGIN;
        Rect bounds = new Rect(0, -MARGIN, LEFT + WIDTH + 2 * MARGIN, height);
        Element all =
                new Element.Node(
                        Path.ROOT,
                        Element.Form.LANE,
                        Status.SOUND,
                        bounds,
                        title,
                        false,
                        List.of(),
                        chart.marks);
        return new Drawing(title, List.of(all), List.of(), bounds);
    }

    private void panel(Panel panel, double top) {
        words(
                Typeface.REGULAR.shortened(panel.title(), WIDTH, WORDS),
                LEFT,
                top - 6,
                WORDS,
                Ink.INK);
        for (double level : new double[] {0, 0.5, 1}) {
            double y = top + HEIGHT * (1 - level);
            stroke(Outline.through(new Point(LEFT, y), new Point(LEFT + WIDTH, y)), Ink.FRAME, 1);
            words(level == 0.5 ? "0.5" : "" + (int) level, LEFT - 26, y + 4, WORDS, Ink.MUTED);
        }
        int channels = panel.lines().getFirst().values().size();
        words("channel 0", LEFT, top + HEIGHT + 16, WORDS, Ink.MUTED);
        String last = Integer.toString(channels - 1);
        double end = LEFT + WIDTH - Typeface.REGULAR.width(last, WORDS);
        words(last, end, top + HEIGHT + 16, WORDS, Ink.MUTED);
        notFinite(panel, top);
        for (int i = 0; i < panel.lines().size(); i++) {
            line(panel.lines().get(i), top, INKS.get(i % INKS.size()));
        }
    }

    /** Broken where a value is not finite. */
    private void line(Line line, double top, Ink ink) {
        int count = line.values().size();
        int from = 0;
        for (int channel = 0; channel <= count; channel++) {
            if (channel == count || !Double.isFinite(line.values().get(channel))) {
                piece(line.values(), from, channel, top, ink);
                from = channel + 1;
            }
        }
    }

    /** Of the channels from..to (exclusive); a single one is a dash. */
    private void piece(List<Double> values, int from, int to, double top, Ink ink) {
        double step = WIDTH / Math.max(1, values.size() - 1);
        List<Point> points = new ArrayList<>();
        for (int channel = from; channel < to; channel++) {
            double shown = Math.clamp(values.get(channel), 0, 1);
            points.add(new Point(LEFT + step * channel, top + HEIGHT * (1 - shown)));
        }
        if (points.size() == 1) {
            Point only = points.getFirst();
            double dash = values.size() == 1 ? WIDTH : Math.min(step, 4);
            points.add(new Point(Math.min(only.x() + dash, LEFT + WIDTH), only.y()));
        }
        if (points.size() > 1) {
            stroke(Outline.through(points.toArray(Point[]::new)), ink, 1.2);
        }
    }

    private void notFinite(Panel panel, double top) {
        long none =
                panel.lines().stream()
                        .flatMap(line -> line.values().stream())
                        .filter(value -> !Double.isFinite(value))
                        .count();
        if (none > 0) {
            String says =
                    String.format(Locale.ROOT, "%d value%s not finite", none, none == 1 ? "" : "s");
            words(says, LEFT + WIDTH / 2, top + HEIGHT + 16, WORDS, Ink.FAULT);
        }
    }

    /** {@return where it ends} */
    private double legend(Panel panel, double top) {
        double x = LEFT;
        double y = top;
        for (int i = 0; i < panel.lines().size(); i++) {
            Ink ink = INKS.get(i % INKS.size());
            String label = Typeface.REGULAR.shortened(panel.lines().get(i).label(), LABEL, WORDS);
            double width = 44 + Typeface.REGULAR.width(label, WORDS);
            if (x > LEFT && x + width > LEFT + WIDTH + MARGIN) {
                x = LEFT;
                y += ROW;
            }
            stroke(Outline.through(new Point(x, y), new Point(x + 18, y)), ink, 3);
            words(label, x + 24, y + 4, WORDS, Ink.INK);
            x += width;
        }
        return y;
    }

    private void stroke(Outline outline, Ink ink, double thickness) {
        marks.add(new Mark.Shape(outline, null, ink, thickness, false));
    }

    private void words(String text, double x, double y, double size, Ink ink) {
        words(text, x, y, size, Typeface.REGULAR, ink);
    }

    private void words(String text, double x, double y, double size, Typeface face, Ink ink) {
        marks.add(new Mark.Text(text, x, y, size, face, ink));
    }
}
