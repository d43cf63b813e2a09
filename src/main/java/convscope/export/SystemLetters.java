package convscope.export;

import convscope.diagram.TextRun;
import convscope.diagram.Typeface;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Outlines of the letters that the program's typeface lacks, from the machine's fonts. A letter
 * that none of them can outline becomes a box with its code, and so do all where the machine has no
 * fonts.
 */
final class SystemLetters {

    private static final int EM = 100;
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Supplier<Stream<Font>> fonts;
    private final Map<String, Optional<Font>> chosen = new HashMap<>();

    /**
     * @param fonts that are tried one after the other; may throw where the machine has none
     */
    SystemLetters(Supplier<Stream<Font>> fonts) {
        this.fonts = fonts;
    }

    /** {@return the letters of this machine: its choice for sans serif, then every font it has} */
    static SystemLetters ofThisMachine() {
        return new SystemLetters(
                () ->
                        Stream.concat(
                                Stream.of(new Font(Font.SANS_SERIF, Font.PLAIN, EM)),
                                Stream.of(0).flatMap(later -> installed())));
    }

    private static Stream<Font> installed() {
        return Stream.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts());
    }

    /** Letters in one font, or in none. */
    private record Piece(String text, Optional<Font> font) {}

    /** {@return the run at size 1, from 0 to its width at most} */
    Path2D outline(TextRun.Foreign run, Typeface face) {
        Path2D line = new Path2D.Double();
        double end = 0;
        for (Piece piece : pieces(run)) {
            end += append(line, end, piece, run.rightToLeft(), face);
        }
        double fit = end > run.width() ? run.width() / end : 1;
        AffineTransform middle =
                AffineTransform.getTranslateInstance((run.width() - end * fit) / 2, 0);
        middle.scale(fit, 1);
        line.transform(middle);
        return line;
    }

    /** Read from the right, letters change their forms across the whole run. */
    private List<Piece> pieces(TextRun.Foreign run) {
        if (run.rightToLeft() && font(run.text()).isPresent()) {
            return List.of(new Piece(run.text(), font(run.text())));
        }
        List<Piece> pieces = new ArrayList<>();
        for (String cluster : run.clusters()) {
            Piece next = new Piece(cluster, font(cluster));
            Piece last = pieces.isEmpty() ? null : pieces.getLast();
            if (last != null && last.font().isPresent() && last.font().equals(next.font())) {
                pieces.set(pieces.size() - 1, new Piece(last.text() + cluster, last.font()));
            } else {
                pieces.add(next);
            }
        }
        return run.rightToLeft() ? pieces.reversed() : pieces;
    }

    /** {@return the width of what was put to the line} */
    private static double append(
            Path2D line, double x, Piece piece, boolean rightToLeft, Typeface face) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, 0);
        if (piece.font().isEmpty()) {
            line.append(
                    CodeBox.of(piece.text().codePointAt(0), face).getPathIterator(place), false);
            return CodeBox.WIDTH;
        }
        TextLayout layout = layout(piece.text(), piece.font().get(), rightToLeft, face);
        place.scale(1.0 / EM, 1.0 / EM);
        line.append(layout.getOutline(place).getPathIterator(null), false);
        return layout.getAdvance() / EM;
    }

    private static TextLayout layout(String text, Font font, boolean rightToLeft, Typeface face) {
        Map<TextAttribute, Object> looks = new HashMap<>();
        looks.put(
                TextAttribute.WEIGHT,
                face == Typeface.REGULAR
                        ? TextAttribute.WEIGHT_REGULAR
                        : TextAttribute.WEIGHT_BOLD);
        looks.put(
                TextAttribute.RUN_DIRECTION,
                rightToLeft ? TextAttribute.RUN_DIRECTION_RTL : TextAttribute.RUN_DIRECTION_LTR);
        return new TextLayout(text, font.deriveFont(looks), EXACT);
    }

    private Optional<Font> font(String letters) {
        return chosen.computeIfAbsent(letters, this::search);
    }

    private Optional<Font> search(String letters) {
        try {
            return fonts.get().filter(font -> draws(font, letters)).findFirst();
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            return Optional.empty();
        }
    }

    /** A font of coloured pictures can display letters, but has no outlines of them. */
    private static boolean draws(Font font, String letters) {
        if (font.canDisplayUpTo(letters) >= 0) {
            return false;
        }
        Shape outline =
                new TextLayout(letters, font.deriveFont((float) EM), EXACT).getOutline(null);
        return !outline.getBounds2D().isEmpty();
    }
}
