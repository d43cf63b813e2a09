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
    private static final double WIDE = 0.9;
    private static final double USUAL = 0.72;
    private static final double NARROW = 0.62;
    private static final double JOINED = 0.56;
    private static final double THIN = 0.34;

    /** How much wider than plain ones strong letters are, where they are not square. */
    private static final double STRONG = 1.15;

    /** Aleph, dal, ra, waw, lam and their kin; vav, yod, zayin and final nun. */
    private static final String THIN_LETTERS =
            "\u0627\u0623\u0625\u0622\u062F\u0630\u0631\u0632\u0698\u0648\u0644\u05D5\u05D6\u05D9\u05DF";

    private ForeignWidth() {}

    /**
     * {@return the room for a letter with its marks}
     *
     * @param picture whether it is asked to be a picture
     */
    static double of(int letter, boolean picture, Typeface face) {
        if (picture || Character.isEmojiPresentation(letter)) {
            return PICTURE;
        }
        if (letter >= 0xFF61 && letter <= 0xFFDC) {
            return HALF_SQUARE;
        }
        if (Character.isIdeographic(letter) || (letter >= 0x2E80 && letter <= 0x33FF)) {
            return SQUARE;
        }
        double plain = of(UnicodeScript.of(letter), letter);
        return face == Typeface.REGULAR || plain == SQUARE ? plain : plain * STRONG;
    }

    private static double of(UnicodeScript script, int letter) {
        if (THIN_LETTERS.indexOf(letter) >= 0) {
            return THIN;
        }
        return switch (script) {
            case HANGUL, HIRAGANA, KATAKANA, BOPOMOFO, YI -> SQUARE;
            case ARABIC, SYRIAC -> JOINED;
            case HEBREW, THAI, LAO -> NARROW;
            case DEVANAGARI, BENGALI, TAMIL, TELUGU, KANNADA, MALAYALAM, MYANMAR, KHMER -> WIDE;
            default -> letter >= 0xFF00 && letter <= 0xFFEF ? SQUARE : USUAL;
        };
    }
}
