package convscope.export;

import convscope.diagram.Outline;
import convscope.says.Legible;
import java.util.Locale;

/** How numbers, outlines and words are written in SVG. */
final class SvgSyntax {

    private SvgSyntax() {}

    /** {@return the number with three decimals at most} */
    static String number(double value) {
        long thousandths = Math.round(value * 1000);
        if (thousandths % 1000 == 0) {
            return Long.toString(thousandths / 1000);
        }
        return String.format(Locale.ROOT, "%.3f", thousandths / 1000.0);
    }

    /** {@return the outline as data of a path} */
    static String data(Outline outline) {
        StringBuilder data = new StringBuilder();
        for (Outline.Segment segment : outline.segments()) {
            switch (segment) {
                case Outline.Move to -> data.append('M').append(pair(to.x(), to.y()));
                case Outline.Line to -> data.append('L').append(pair(to.x(), to.y()));
                case Outline.Cubic to ->
                        data.append('C')
                                .append(pair(to.x1(), to.y1()))
                                .append(' ')
                                .append(pair(to.x2(), to.y2()))
                                .append(' ')
                                .append(pair(to.x(), to.y()));
                case Outline.Close close -> data.append('Z');
            }
        }
        return data.toString();
    }

    private static String pair(double x, double y) {
        return number(x) + " " + number(y);
    }

    /** {@return the words as XML has them: visible, hence with no character that XML forbids} */
    static String escaped(String text) {
        return Legible.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
