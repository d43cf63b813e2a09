package convscope.export;

import static convscope.export.SvgSyntax.data;
import static convscope.export.SvgSyntax.escaped;
import static convscope.export.SvgSyntax.number;

import convscope.diagram.Drawing;
import convscope.diagram.Element;
import convscope.diagram.Element.Node;
import convscope.diagram.Ink;
import convscope.diagram.Mark;
import convscope.diagram.Palette;
import convscope.diagram.Rect;

/**
 * A drawing as SVG 1.1. Letters are outlines, so that it looks alike everywhere, but those that the
 * program's typeface lacks; every node has its words as title, and every line of letters as label.
 */
public final class SvgText {

    private final Palette palette;
    private final StringBuilder body = new StringBuilder();
    private final SvgLetters letters = new SvgLetters();

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
        text.append(" width=\"%s\" height=\"%s\"".formatted(number(b.width()), number(b.height())));
        text.append(
                " viewBox=\"%s %s %s %s\">\n"
                        .formatted(
                                number(b.x()),
                                number(b.y()),
                                number(b.width()),
                                number(b.height())));
        text.append("<title>").append(escaped(drawing.title())).append("</title>\n<defs>\n");
        text.append(letters.definitions());
        text.append("</defs>\n");
        text.append(rectangle(b, palette.hex(Ink.PAPER)));
        return text.append(body).append("</svg>\n").toString();
    }

    private static String rectangle(Rect at, String fill) {
        return "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>\n"
                .formatted(
                        number(at.x()),
                        number(at.y()),
                        number(at.width()),
                        number(at.height()),
                        fill);
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
            case Mark.Text text -> body.append(letters.set(text, palette));
            case Mark.Picture picture ->
                    body.append(
                            "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
                                            .formatted(
                                                    number(picture.at().x()),
                                                    number(picture.at().y()),
                                                    number(picture.at().width()),
                                                    number(picture.at().height()))
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
                            .formatted(palette.hex(stroke), number(shape.thickness())));
        }
        body.append(shape.dashed() ? " stroke-dasharray=\"5 4\"/>\n" : "/>\n");
    }
}
