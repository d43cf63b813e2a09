package convscope.weights;

import convscope.says.Legible;
import java.util.List;

/** A text from a file, fit to stand in a sentence: on one line, visible and not too long. */
final class Quote {

    private static final int LONGEST = 64;
    private static final int LONGEST_SHAPE = 40;

    private Quote() {}

    /** {@return the text, its middle left out where it is long} */
    static String of(String text) {
        return of(text, LONGEST);
    }

    static String of(String text, int longest) {
        return shortened(visible(text), longest);
    }

    static String of(List<Long> shape) {
        return shortened(shape.toString(), LONGEST_SHAPE);
    }

    /** Of a long text no more than its ends, for a name may be as long as a header. */
    private static String visible(String text) {
        if (text.length() <= 4 * LONGEST) {
            return Legible.of(text);
        }
        String start = text.substring(0, text.offsetByCodePoints(0, LONGEST));
        String end = text.substring(text.offsetByCodePoints(text.length(), -LONGEST));
        return Legible.of(start) + Legible.of(end);
    }

    private static String shortened(String text, int longest) {
        int points = text.codePointCount(0, text.length());
        if (points <= longest) {
            return text;
        }
        int end = (longest - 3) / 3;
        int start = longest - 3 - end;
        return text.substring(0, text.offsetByCodePoints(0, start))
                + "..."
                + text.substring(text.offsetByCodePoints(text.length(), -end));
    }
}
