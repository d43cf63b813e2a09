package convscope.says;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Set;

/**
 * Foreign text made fit to be shown: what cannot be seen, or would turn its surroundings around,
 * stands as its code, e.g. {@code U+202E}. Joiners and variation selectors stay where a script or
 * an emoji needs them.
 */
public final class Legible {

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int KEYCAP = 0x20E3;
    private static final int BLACK_FLAG = 0x1F3F4;

    /** Letters and symbols by their kind, and blank. */
    private static final String BLANK = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    /** Format characters by their kind, and seen: signs over numbers and verses. */
    private static final String SEEN =
            "\u0600\u0601\u0602\u0603\u0604\u0605\u06DD\u0890\u0891\u08E2";

    private static final Set<UnicodeScript> WITHOUT_JOINERS =
            Set.of(
                    UnicodeScript.COMMON,
                    UnicodeScript.INHERITED,
                    UnicodeScript.LATIN,
                    UnicodeScript.GREEK,
                    UnicodeScript.CYRILLIC,
                    UnicodeScript.ARMENIAN,
                    UnicodeScript.GEORGIAN,
                    UnicodeScript.HEBREW,
                    UnicodeScript.HAN,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA,
                    UnicodeScript.HANGUL);

    private Legible() {}

    /** {@return the text on one line, every character of it visible} */
    public static String of(String text) {
        int[] letters = text.codePoints().toArray();
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < letters.length; i++) {
            int before = i == 0 ? ' ' : letters[i - 1];
            int behind = i == letters.length - 1 ? ' ' : letters[i + 1];
            if (isSeen(letters[i], before, behind)) {
                shown.appendCodePoint(letters[i]);
            } else {
                shown.append(String.format(Locale.ROOT, "U+%04X", letters[i]));
            }
        }
        return shown.toString();
    }

    private static boolean isSeen(int letter, int before, int behind) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            case Character.SPACE_SEPARATOR ->
                    letter == ' ' || letter == '\u00A0' || letter == '\u3000';
            case Character.FORMAT -> SEEN.indexOf(letter) >= 0 || joins(letter, before, behind);
            default -> isSelector(letter) ? selects(before, behind) : BLANK.indexOf(letter) < 0;
        };
    }

    private static boolean joins(int letter, int before, int behind) {
        return switch (letter) {
            case JOINER, NON_JOINER -> isJoined(before) && isJoined(behind);
            default -> isTag(letter) && (isTag(before) || before == BLACK_FLAG);
        };
    }

    private static boolean isJoined(int letter) {
        return isPicture(letter)
                || isSelector(letter)
                || Character.isEmojiModifier(letter)
                || !WITHOUT_JOINERS.contains(UnicodeScript.of(letter));
    }

    private static boolean selects(int before, int behind) {
        return isPicture(before)
                || Character.isIdeographic(before)
                || (behind == KEYCAP && Character.isEmoji(before));
    }

    /** Digits are emoji as well, of keycaps. */
    private static boolean isPicture(int letter) {
        return letter >= 0x80 && Character.isEmoji(letter);
    }

    private static boolean isTag(int letter) {
        return letter >= 0xE0020 && letter <= 0xE007F;
    }

    private static boolean isSelector(int letter) {
        return (letter >= 0xFE00 && letter <= 0xFE0F) || (letter >= 0xE0100 && letter <= 0xE01EF);
    }
}
