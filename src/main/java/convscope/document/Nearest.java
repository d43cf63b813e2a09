package convscope.document;

import convscope.says.Sentence;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The legal words that somebody may have meant. */
public final class Nearest {

    private static final int MOST_LISTED = 8;

    private Nearest() {}

    /**
     * {@return {@code "; legal here: ..."} with the nearest words first, or all if they are few}
     */
    public static String hint(String word, Collection<String> legal) {
        List<String> close = to(word, legal);
        List<String> shown =
                !close.isEmpty() ? close : legal.stream().sorted().limit(MOST_LISTED).toList();
        if (shown.isEmpty()) {
            return "; no key is legal here";
        }
        String more = close.isEmpty() && legal.size() > MOST_LISTED ? ", ..." : "";
        return "; legal here: " + String.join(", ", shown) + more;
    }

    /** {@return at most three words within a third of their length, nearest first} */
    static List<String> to(String word, Collection<String> legal) {
        String wanted = Sentence.quote(word.toLowerCase(Locale.ROOT));
        return legal.stream()
                .filter(each -> distance(wanted, lower(each)) <= allowed(wanted, each))
                .sorted(
                        Comparator.comparingInt((String each) -> distance(wanted, lower(each)))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .toList();
    }

    private static int allowed(String wanted, String legal) {
        return lower(legal).startsWith(wanted) && wanted.length() >= 2
                ? legal.length()
                : Math.max(1, Math.max(wanted.length(), legal.length()) / 3);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** {@return how many characters must be put in, left out or changed (Levenshtein, 1965)} */
    static int distance(String first, String second) {
        int[] row = new int[second.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= first.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[second.length()];
    }
}
