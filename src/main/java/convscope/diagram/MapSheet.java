package convscope.diagram;

import convscope.diagram.Element.Form;
import convscope.diagram.Element.Node;
import convscope.diagram.Lettering.Line;
import convscope.graph.Place.Status;
import convscope.model.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sheet of feature maps with its title, what it is, and the legend of its colours. */
public final class MapSheet {

    private static final double LEAST_WIDTH = 960;
    private static final double LEGEND_WIDTH = 260;
    private static final double LEGEND_HEIGHT = 16;
    private static final double HEADING = 64;
    private static final double MARGIN = 24;

    private MapSheet() {}

    /**
     * Values with a colour of their own.
     *
     * @param says what they are
     * @param colour 0xAARRGGBB
     */
    public record Marked(String says, int colour) {

        private List<Mark> marks() {
            Rect field = new Rect(0, HEADING, LEGEND_HEIGHT, LEGEND_HEIGHT);
            List<Mark> marks = new ArrayList<>();
            marks.add(new Mark.Picture(field, new RasterImage(1, 1, new int[] {colour})));
            Line line = Line.of(says, Ink.MUTED, 13, Typeface.REGULAR);
            marks.addAll(set(line, field.right() + 8, HEADING + 2));
            return marks;
        }
    }

    /**
     * {@return the sheet, framed}
     *
     * @param title what is shown, e.g. the node's path
     * @param details its shape and what the colours are scaled to, e.g. {@code 128 maps of 56x56}
     * @param maps all maps in one picture
     * @param colours the colour scale, lowest value first
     * @param values what is written under the scale, evenly spread, lowest first
     * @param marked what is said of the values with a colour of their own, and that colour
     */
    public static Drawing of(
            String title,
            String details,
            RasterImage maps,
            RasterImage colours,
            List<String> values,
            Optional<Marked> marked) {
        double factor = Math.max(1, Math.rint(LEAST_WIDTH / maps.width()));
        double top = marked.isPresent() ? HEADING + MARGIN : HEADING;
        Rect image = new Rect(0, top, maps.width() * factor, maps.height() * factor);
        String heading =
                Typeface.SEMIBOLD.shortened(title, LEAST_WIDTH - LEGEND_WIDTH - 2 * MARGIN, 22);
        double words = Typeface.SEMIBOLD.width(heading, 22);
        double more = Typeface.REGULAR.width(details, 14);
        double width = Math.max(image.width(), Math.max(words, more) + LEGEND_WIDTH + 2 * MARGIN);
        List<Mark> marks = new ArrayList<>();
        marks.addAll(set(Line.of(heading, Ink.INK, 22, Typeface.SEMIBOLD), 0, 14));
        marks.addAll(set(Line.of(details, Ink.MUTED, 14, Typeface.REGULAR), 0, 42));
        marks.addAll(legend(width - LEGEND_WIDTH, colours, values));
        marked.ifPresent(colour -> marks.addAll(colour.marks()));
        marks.add(new Mark.Picture(image, maps));
        Rect all = new Rect(0, 0, width, image.bottom());
        Painted sheet = new Painted();
        String says = title + ", " + details;
        sheet.add(Node.of(Path.ROOT, Form.PANEL, Status.SOUND, all, says, marks));
        return sheet.drawing(title, all.grown(MARGIN));
    }

    private static List<Mark> legend(double x, RasterImage colours, List<String> values) {
        Rect bar = new Rect(x, 4, LEGEND_WIDTH, LEGEND_HEIGHT);
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark.Picture(bar, colours));
        marks.add(Mark.Shape.line(Outline.rectangle(bar, 0), Ink.FRAME, 1));
        for (int i = 0; i < values.size(); i++) {
            Line value = Line.of(values.get(i), Ink.MUTED, 13, Typeface.REGULAR);
            double share = values.size() == 1 ? 0.5 : (double) i / (values.size() - 1);
            marks.addAll(set(value, x + share * (LEGEND_WIDTH - value.width()), 34));
        }
        return marks;
    }

    private static List<Mark> set(Line line, double x, double y) {
        return line.from(x, y, Status.SOUND);
    }
}
