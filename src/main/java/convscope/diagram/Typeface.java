package convscope.diagram;

import convscope.diagram.Outline.Close;
import convscope.diagram.Outline.Cubic;
import convscope.diagram.Outline.Line;
import convscope.diagram.Outline.Move;
import convscope.diagram.Outline.Segment;
import convscope.says.Legible;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The program's own letters: Inter (Rasmus Andersson, SIL Open Font License 1.1), in two weights.
 * Widths and outlines come from the font file, never from the machine, and so does the room that is
 * kept for letters that it lacks. Kerning is left out.
 */
public enum Typeface {
    REGULAR("Inter-Regular.otf"),
    SEMIBOLD("Inter-SemiBold.otf");

    /** Half the height of a capital, as a share of the size: centres words on a line. */
    static final double HALF_CAPITAL = 0.3636;

    private static final String ELLIPSIS = "\u2026";

    private final String resource;
    private final OpenTypeFont font;
    private final CmapLookup letters;
    private final double unit;
    private final Map<Integer, Double> advances = new ConcurrentHashMap<>();
    private final Map<Integer, Outline> outlines = new ConcurrentHashMap<>();

    Typeface(String resource) {
        this.resource = resource;
        try (InputStream file = open()) {
            font = new OTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
            letters = font.getUnicodeCmapLookup();
            unit = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's typeface cannot be read", e);
        }
    }

    /** {@return the font file, an OpenType font} */
    public InputStream open() {
        return Objects.requireNonNull(Typeface.class.getResourceAsStream(resource), resource);
    }

    /** {@return the width of a line of letters, those that the typeface lacks at a usual width} */
    public double width(String text, double size) {
        return runs(text).stream().mapToDouble(TextRun::width).sum() * size;
    }

    /** {@return the line cut into runs, as they stand from left to right} */
    public List<TextRun> runs(String text) {
        return Itemization.of(this, text);
    }

    /** {@return whether the typeface has this letter} */
    public boolean has(int letter) {
        return letters.getGlyphId(letter) != 0;
    }

    /**
     * {@return the text, without its middle where it is too wide}
     *
     * @param width of the line, if that has more than one letter
     */
    public String shortened(String text, double width, double size) {
        if (width(text, size) <= width) {
            return text;
        }
        List<String> clusters = Itemization.clusters(Legible.of(text));
        double left = width - width(ELLIPSIS, size);
        int head = 0;
        int tail = clusters.size();
        while (head < tail) {
            boolean front = head <= clusters.size() - tail;
            left -= width(clusters.get(front ? head : tail - 1), size);
            if (left < 0) {
                break;
            }
            head += front ? 1 : 0;
            tail -= front ? 0 : 1;
        }
        return String.join("", clusters.subList(0, head))
                + ELLIPSIS
                + String.join("", clusters.subList(tail, clusters.size()));
    }

    /** {@return the width of one letter at size 1} */
    public double advance(int letter) {
        return advances.computeIfAbsent(letter, this::readAdvance);
    }

    /** {@return the outline of one letter at size 1, standing on the base line at the origin} */
    public Outline outline(int letter) {
        return outlines.computeIfAbsent(letter, this::readOutline);
    }

    private synchronized double readAdvance(int letter) {
        try {
            return font.getAdvanceWidth(letters.getGlyphId(letter)) / unit;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized Outline readOutline(int letter) {
        try {
            int glyph = letters.getGlyphId(letter);
            return outline(
                    font.getCFF()
                            .getFont()
                            .getType2CharString(glyph)
                            .getPath()
                            .getPathIterator(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outline outline(PathIterator path) {
        List<Segment> segments = new ArrayList<>();
        double[] c = new double[6];
        for (; !path.isDone(); path.next()) {
            switch (path.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> segments.add(new Move(c[0] / unit, -c[1] / unit));
                case PathIterator.SEG_LINETO -> segments.add(new Line(c[0] / unit, -c[1] / unit));
                case PathIterator.SEG_CUBICTO ->
                        segments.add(
                                new Cubic(
                                        c[0] / unit,
                                        -c[1] / unit,
                                        c[2] / unit,
                                        -c[3] / unit,
                                        c[4] / unit,
                                        -c[5] / unit));
                case PathIterator.SEG_CLOSE -> segments.add(new Close());
                default -> throw new IllegalStateException("an OpenType outline has cubics only");
            }
        }
        return new Outline(segments);
    }
}
