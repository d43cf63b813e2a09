package convscope.diagram;

import java.lang.Character.UnicodeScript;

/**
 * What a letter usually takes, at size 1, whatever typeface it will come from: one of an em for the
 * scripts whose letters are all square, a generous mean for the others.
 */
final class ForeignWidth {

    private static final double PICTURE = 1.3;
    private static final double SQUARE = 1;
    private static final double HALF_SQUARE = 0.5;
    private static final double USUAL = 0.72;
    private static final double NARROW = 0.62;

    private ForeignWidth() {}

    /**
     * {@return the room for a letter with its marks}
     *
     * @param picture whether it is asked to be a picture
     */
    static double of(int letter, boolean picture) {
        if (picture || Character.isEmojiPresentation(letter)) {
            return PICTURE;
        }
        if (letter >= 0xFF61 && letter <= 0xFFDC) {
            return HALF_SQUARE;
        }
        if (Character.isIdeographic(letter) || (letter >= 0x2E80 && letter <= 0x33FF)) {
            return SQUARE;
        }
        return of(UnicodeScript.of(letter), letter);
    }

    private static double of(UnicodeScript script, int letter) {
        return switch (script) {
            case HANGUL, HIRAGANA, KATAKANA, BOPOMOFO, YI -> SQUARE;
            case ARABIC, HEBREW, THAI, LAO -> NARROW;
            case DEVANAGARI, BENGALI, TAMIL, TELUGU, KANNADA, MALAYALAM, MYANMAR, KHMER -> 0.9;
            default -> letter >= 0xFF00 && letter <= 0xFFEF ? SQUARE : USUAL;
        };
    }
}
