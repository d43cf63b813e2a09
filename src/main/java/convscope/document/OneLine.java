package convscope.document;

/** Foreign text made fit to stand in a sentence. */
final class OneLine {

    private static final int LONGEST_QUOTE = 40;

    private OneLine() {}

    /** {@return the text with everything that would break the line, or cannot be seen, replaced} */
    static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().map(OneLine::visible).forEach(line::appendCodePoint);
        return line.toString();
    }

    /** {@return the text, cut where it is too long for a sentence} */
    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_QUOTE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE - 3)) + "...";
    }

    /** {@return whether the text does not stay on one line} */
    static boolean breaks(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }

    private static int visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    '?';
            default -> character;
        };
    }
}
