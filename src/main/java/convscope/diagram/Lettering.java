package convscope.diagram;

import convscope.graph.Place.Status;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;

/** Words in colours, measured and set. */
final class Lettering {

    /** A longer name is not drawn in full. */
    private static final double NAME_WIDTH = 280;

    private Lettering() {}

    /** Words in one colour. */
    record Span(String text, Ink ink) {}

    /**
     * A line of words.
     *
     * @param size height of the em square
     */
    record Line(List<Span> spans, double size, Typeface face) {

        static Line of(String text, Ink ink, double size, Typeface face) {
            return new Line(List.of(new Span(text, ink)), size, face);
        }

        String text() {
            return String.join("", spans.stream().map(Span::text).toList());
        }

        double width() {
            return spans.stream().mapToDouble(span -> face.width(span.text(), size)).sum();
        }

        /** {@return the marks of this line, its middle at (x, y)} */
        List<Mark> centred(double x, double y, Status status) {
            return from(x - width() / 2, y, status);
        }

        /** {@return the marks of this line, starting at x, its middle at y} */
        List<Mark> from(double x, double y, Status status) {
            List<Mark> marks = new ArrayList<>();
            double start = x;
            double base = y + Typeface.HALF_CAPITAL * size;
            for (Span span : spans) {
                Ink ink = tone(span.ink(), status);
                marks.add(new Mark.Text(span.text(), start, base, size, face, ink));
                start += face.width(span.text(), size);
            }
            return marks;
        }
    }

    /** {@return grey in place of any colour where the place is not reached} */
    static Ink tone(Ink wanted, Status status) {
        return status == Status.UNREACHED ? Ink.UNREACHED : wanted;
    }

    /** {@return the shape as it is drawn on a wire, e.g. 256x56x56 with crosses} */
    static String drawn(Shape shape) {
        return crossed(shape.toString());
    }

    /** {@return {@code 3x3} with a cross} */
    static String crossed(String extent) {
        return extent.replace('x', '\u00d7');
    }

    /** {@return the name, without its middle where it would make a drawing too wide} */
    static String name(String name, double size, Typeface face) {
        return face.shortened(name, NAME_WIDTH, size);
    }

    /**
     * {@return the text in lines that are no wider than {@code width}, broken at words if it can}
     */
    static List<Line> wrapped(String text, double width, Ink ink, double size, Typeface face) {
        List<Line> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String spaced = line.isEmpty() ? word : " " + word;
            if (!line.isEmpty() && face.width(line + spaced, size) > width) {
                lines.add(Line.of(line.toString(), ink, size, face));
                line.setLength(0);
                spaced = word;
            }
            boolean fits = face.width(line + spaced, size) <= width;
            for (String part : fits ? List.of(spaced) : Itemization.clusters(spaced)) {
                if (!line.isEmpty() && face.width(line + part, size) > width) {
                    lines.add(Line.of(line.toString(), ink, size, face));
                    line.setLength(0);
                }
                line.append(part);
            }
        }
        lines.add(Line.of(line.toString(), ink, size, face));
        return lines;
    }
}
