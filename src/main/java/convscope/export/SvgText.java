package convscope.export;

import convscope.diagram.Drawing;
import convscope.diagram.Element;
import convscope.diagram.Element.Node;
import convscope.diagram.Ink;
import convscope.diagram.Mark;
import convscope.diagram.Outline;
import convscope.diagram.Palette;
import convscope.diagram.Rect;
import convscope.diagram.Typeface;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A drawing as SVG 1.1. Letters are outlines, so that it looks alike everywhere; every node has its
 * words as title, and every line of letters as label.
 */
public final class SvgText {

    private final Palette palette;
    private final StringBuilder body = new StringBuilder();
    private final Map<String, Outline> letters = new LinkedHashMap<>();

    private SvgText(Palette palette) {
        this.palette = palette;
    }

    public static String of(Drawing drawing, Palette palette) {
        SvgText svg = new SvgText(palette);
        drawing.elements().forEach(svg::element);
        return svg.document(drawing);
    }

    private String document(Drawing drawing) {
        Rect b = drawing.bounds();
        StringBuilder text = new StringBuilder();
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        text.append(" xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"img\"");
        text.append(" width=\"%s\" height=\"%s\"".formatted(n(b.width()), n(b.height())));
        text.append(
                " viewBox=\"%s %s %s %s\">\n"
                        .formatted(n(b.x()), n(b.y()), n(b.width()), n(b.height())));
        text.append("<title>").append(escaped(drawing.title())).append("</title>\n<defs>\n");
        letters.forEach(
                (id, outline) ->
                        text.append("<path id=\"%s\" d=\"%s\"/>\n".formatted(id, data(outline))));
        text.append("</defs>\n");
        text.append(rectangle(b, palette.hex(Ink.PAPER)));
        return text.append(body).append("</svg>\n").toString();
    }

    private static String rectangle(Rect at, String fill) {
        return "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>\n"
                .formatted(n(at.x()), n(at.y()), n(at.width()), n(at.height()), fill);
    }

    private void element(Element element) {
        body.append("<g>");
        if (element instanceof Node node && !node.says().isEmpty()) {
            body.append("<title>").append(escaped(node.says())).append("</title>");
        }
        body.append('\n');
        element.marks().forEach(this::mark);
        body.append("</g>\n");
    }

    private void mark(Mark mark) {
        switch (mark) {
            case Mark.Shape shape -> shape(shape);
            case Mark.Text text -> text(text);
            case Mark.Picture picture ->
                    body.append(
                            "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
                                            .formatted(
                                                    n(picture.at().x()),
                                                    n(picture.at().y()),
                                                    n(picture.at().width()),
                                                    n(picture.at().height()))
                                    + " preserveAspectRatio=\"none\""
                                    + " style=\"image-rendering:pixelated\" xlink:href=\""
                                    + Raster.dataUrl(picture.pixels())
                                    + "\"/>\n");
        }
    }

    private void shape(Mark.Shape shape) {
        body.append("<path d=\"").append(data(shape.outline())).append("\" fill=\"");
        Ink fill = shape.fill();
        body.append(fill == null ? "none" : palette.hex(fill)).append('"');
        Ink stroke = shape.stroke();
        if (stroke != null) {
            body.append(
                    " stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\""
                            .formatted(palette.hex(stroke), n(shape.thickness())));
        }
        body.append(shape.dashed() ? " stroke-dasharray=\"5 4\"/>\n" : "/>\n");
    }

    private void text(Mark.Text text) {
        body.append(
                "<g aria-label=\"%s\" fill=\"%s\" transform=\"translate(%s %s) scale(%s)\">"
                        .formatted(
                                escaped(text.text()),
                                palette.hex(text.ink()),
                                n(text.x()),
                                n(text.y()),
                                n(text.size() / 1000)));
        double x = 0;
        for (int letter : text.text().codePoints().toArray()) {
            Outline outline = text.face().outline(letter);
            if (!outline.segments().isEmpty()) {
                String id = id(text.face(), letter);
                letters.computeIfAbsent(id, key -> outline.placed(1000, 0, 0));
                body.append("<use xlink:href=\"#%s\" x=\"%s\"/>".formatted(id, n(x)));
            }
            x += text.face().advance(letter) * 1000;
        }
        body.append("</g>\n");
    }

    private static String id(Typeface face, int letter) {
        return (face == Typeface.REGULAR ? "r" : "s") + Integer.toHexString(letter);
    }

    private static String data(Outline outline) {
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
        return n(x) + " " + n(y);
    }

    /** {@return the number with three decimals at most} */
    private static String n(double value) {
        long thousandths = Math.round(value * 1000);
        if (thousandths % 1000 == 0) {
            return Long.toString(thousandths / 1000);
        }
        return String.format(Locale.ROOT, "%.3f", thousandths / 1000.0);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        Objects.requireNonNull(text)
                .codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '<' -> escaped.append("&lt;");
                                case '>' -> escaped.append("&gt;");
                                case '&' -> escaped.append("&amp;");
                                case '"' -> escaped.append("&quot;");
                                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
                            }
                        });
        return escaped.toString();
    }

    /** {@return whether XML 1.0 allows this character at all} */
    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
