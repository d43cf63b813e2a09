package convscope.export;

import convscope.diagram.Outline;
import convscope.diagram.Typeface;
import java.awt.BasicStroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/** A box that stands for a letter that cannot be drawn, with its code in two rows. */
final class CodeBox {

    /** At size 1, with the space around it. */
    static final double WIDTH = 1;

    private static final double TOP = -0.84;
    private static final double HEIGHT = 0.96;
    private static final double GAP = 0.06;
    private static final double DIGITS = 0.4;

    private CodeBox() {}

    /** {@return the box at size 1, on the base line, from 0 to {@link #WIDTH}} */
    static Path2D of(int letter, Typeface face) {
        Path2D box = new Path2D.Double(Path2D.WIND_NON_ZERO);
        Rectangle2D frame = new Rectangle2D.Double(GAP, TOP, WIDTH - 2 * GAP, HEIGHT);
        box.append(new BasicStroke(0.04f).createStrokedShape(frame), false);
        String code = String.format(Locale.ROOT, letter > 0xFFFF ? "%06X" : "%04X", letter);
        int half = code.length() / 2;
        row(box, code.substring(0, half), TOP + 0.43, face);
        row(box, code.substring(half), TOP + 0.84, face);
        return box;
    }

    private static void row(Path2D box, String digits, double y, Typeface face) {
        double x = (WIDTH - face.width(digits, DIGITS)) / 2;
        for (int digit : digits.codePoints().toArray()) {
            Outline outline = face.outline(digit);
            AffineTransform place = AffineTransform.getTranslateInstance(x, y);
            place.scale(DIGITS, DIGITS);
            box.append(Raster.path(outline).getPathIterator(place), false);
            x += face.advance(digit) * DIGITS;
        }
    }
}
