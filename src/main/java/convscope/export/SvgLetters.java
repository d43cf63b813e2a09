package convscope.export;

import static convscope.export.SvgSyntax.data;
import static convscope.export.SvgSyntax.escaped;
import static convscope.export.SvgSyntax.number;

import convscope.diagram.Mark;
import convscope.diagram.Outline;
import convscope.diagram.Palette;
import convscope.diagram.TextRun;
import convscope.diagram.Typeface;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The lines of letters in an SVG. Letters of the program's typeface are outlines, each defined
 * once; those that it lacks are text, which the viewer sets from the typefaces that it has.
 */
final class SvgLetters {

    private static final int EM = 1000;

    private final Map<String, Outline> used = new LinkedHashMap<>();

    /** {@return the outlines of all letters set so far} */
    String definitions() {
        StringBuilder all = new StringBuilder();
        used.forEach(
                (id, outline) ->
                        all.append("<path id=\"%s\" d=\"%s\"/>\n".formatted(id, data(outline))));
        return all.toString();
    }

    /** {@return a line of letters, with its words as label} */
    String set(Mark.Text line, Palette palette) {
        StringBuilder letters = new StringBuilder();
        letters.append(
                "<g aria-label=\"%s\" fill=\"%s\" transform=\"translate(%s %s) scale(%s)\">"
                        .formatted(
                                escaped(line.text()),
                                palette.hex(line.ink()),
                                number(line.x()),
                                number(line.y()),
                                number(line.size() / EM)));
        double x = 0;
        for (TextRun run : line.face().runs(line.text())) {
            letters.append(
                    switch (run) {
                        case TextRun.Own own -> outlines(own, line.face(), x);
                        case TextRun.Foreign foreign -> text(foreign, line, x);
                    });
            x += run.width();
        }
        return letters.append("</g>\n").toString();
    }

    private String outlines(TextRun.Own run, Typeface face, double start) {
        StringBuilder letters = new StringBuilder();
        double x = start;
        for (int letter : run.text().codePoints().toArray()) {
            Outline outline = face.outline(letter);
            if (!outline.segments().isEmpty()) {
                String id = (face == Typeface.REGULAR ? "r" : "s") + Integer.toHexString(letter);
                used.computeIfAbsent(id, key -> outline.placed(EM, 0, 0));
                letters.append("<use xlink:href=\"#%s\" x=\"%s\"/>".formatted(id, number(x * EM)));
            }
            x += face.advance(letter);
        }
        return letters.toString();
    }

    /**
     * Stands in the middle of its room, and fills it where the viewer can fit a text. It is scaled
     * back: some viewers misplace letters of a thousand units.
     */
    private static String text(TextRun.Foreign run, Mark.Text line, double x) {
        return "<text x=\"%s\" transform=\"scale(%s)\" font-family=\"sans-serif\" font-size=\"%s\""
                        .formatted(
                                number((x + run.width() / 2) * line.size()),
                                number(EM / line.size()),
                                number(line.size()))
                + " font-weight=\"%s\" text-anchor=\"middle\" textLength=\"%s\""
                        .formatted(
                                line.face() == Typeface.REGULAR ? 400 : 600,
                                number(run.width() * line.size()))
                + " lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\"%s>%s</text>"
                        .formatted(
                                run.rightToLeft()
                                        ? " direction=\"rtl\" unicode-bidi=\"embed\""
                                        : "",
                                escaped(run.text()));
    }
}
