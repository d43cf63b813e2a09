package convscope.says;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What the user is told, on one line: at most {@value #LONGEST} characters, each of them visible.
 *
 * @param text never longer than that; what was too long has lost its middle, for a sentence begins
 *     with the place and ends with a legal value
 */
public record Sentence(String text) {

    /** The most characters (UTF-16) that a sentence has. */
    public static final int LONGEST = 300;

    private static final int LONGEST_QUOTE = 40;
    private static final List<Integer> LONGEST_WORDS = List.of(120, 80, LONGEST_QUOTE);
    private static final String LEFT_OUT = "...";

    public Sentence {
        text = fitted(visible(text));
    }

    public static Sentence of(String text) {
        return new Sentence(text);
    }

    /** {@return this one with something behind it, which is kept whole} */
    public Sentence and(String more) {
        String whole = text + more;
        return whole.length() <= LONGEST
                ? new Sentence(whole)
                : new Sentence(withoutMiddle(text, LONGEST - more.length()) + more);
    }

    /** {@return foreign text as it stands in a sentence: the beginning, if it is long} */
    public static String quote(String foreign) {
        return foreign.codePointCount(0, foreign.length()) <= LONGEST_QUOTE
                ? foreign
                : foreign.substring(0, foreign.offsetByCodePoints(0, LONGEST_QUOTE - 3)) + LEFT_OUT;
    }

    /** Blanks that a drawing keeps are named here, for a fault may lie in them. */
    private static String visible(String text) {
        return Legible.of(text).replace("\u00A0", "U+00A0").replace("\u3000", "U+3000");
    }

    /** Long names give way first, then the middle of it all. */
    private static String fitted(String text) {
        String fitted = text.strip();
        for (int longest : LONGEST_WORDS) {
            if (fitted.length() <= LONGEST) {
                return fitted;
            }
            fitted = withShorterWords(fitted, longest);
        }
        return fitted.length() <= LONGEST ? fitted : withoutMiddle(fitted, LONGEST);
    }

    private static String withShorterWords(String text, int longest) {
        List<String> words = Arrays.asList(text.split(" ", -1));
        int over = text.length() - LONGEST;
        List<Integer> byLength =
                java.util.stream.IntStream.range(0, words.size())
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> -words.get(i).length()))
                        .toList();
        for (int i : byLength) {
            String word = words.get(i);
            if (over > 0 && word.length() > longest) {
                words.set(i, withoutMiddle(word, Math.max(longest, word.length() - over)));
                over -= word.length() - words.get(i).length();
            }
        }
        return String.join(" ", words);
    }

    /** Cuts between words where there are some near, and never through a pair of surrogates. */
    private static String withoutMiddle(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int kept = Math.max(2, length - LEFT_OUT.length() - 2);
        int head = kept / 2;
        int tail = text.length() - (kept - head);
        int blankBefore = text.lastIndexOf(' ', head);
        int blankBehind = text.indexOf(' ', tail);
        boolean betweenWords =
                blankBefore > head / 2 && blankBehind >= 0 && blankBehind < tail + head / 2;
        if (betweenWords) {
            return text.substring(0, blankBefore) + " " + LEFT_OUT + text.substring(blankBehind);
        }
        return text.substring(0, whole(text, head, -1))
                + LEFT_OUT
                + text.substring(whole(text, tail, 1));
    }

    private static int whole(String text, int at, int step) {
        return Character.isLowSurrogate(text.charAt(at)) ? at + step : at;
    }

    @Override
    public String toString() {
        return text;
    }
}
