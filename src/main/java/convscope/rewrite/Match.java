package convscope.rewrite;

import java.util.List;
import java.util.Locale;

/** Whether a rule fits a site. */
public sealed interface Match {

    /**
     * It does.
     *
     * @param consumed how many steps from the site's on are replaced, at least 1
     * @param replacement the steps in their place, with tensors that follow from theirs
     * @param says what happened, with the numbers in it: one sentence without its full stop
     * @param undone what happens where the same is taken back, such a sentence
     * @param always whether the function stays for all weights; else only where taking the step
     *     back gives the weights that were there
     */
    record Applies(int consumed, List<Term> replacement, String says, String undone, boolean always)
            implements Match {
        public Applies {
            replacement = List.copyOf(replacement);
        }
    }

    /** It does not, as one sentence without its full stop. */
    record Refused(String because) implements Match {}

    static Match refused(String because, Object... values) {
        return new Refused(String.format(Locale.ROOT, because, values));
    }
}
