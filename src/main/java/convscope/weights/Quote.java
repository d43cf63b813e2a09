package convscope.weights;

import java.util.List;
import java.util.Locale;

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

    private static String visible(String text) {
        int[] ends = text.codePoints().limit(2L * LONGEST).toArray();
        if (ends.length == 2 * LONGEST) {
            String start = text.substring(0, text.offsetByCodePoints(0, LONGEST));
            String end = text.substring(text.offsetByCodePoints(text.length(), -LONGEST));
            return visible(start.codePoints().toArray()) + visible(end.codePoints().toArray());
        }
        return visible(ends);
    }

    private static String visible(int[] points) {
        StringBuilder line = new StringBuilder();
        for (int point : points) {
            if (visible(point)) {
                line.appendCodePoint(point);
            } else {
                line.append(String.format(Locale.ROOT, "U+%04X", point));
            }
        }
        return line.toString();
    }

    private static boolean visible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> point == ' ' || !Character.isSpaceChar(point);
        };
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
