package convscope.rewrite;

import convscope.model.Merge;
import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Fork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Neighbouring branches of a fork that a rule takes together.
 *
 * @param from the first of them
 * @param to one past the last
 */
record Run(Fork fork, int from, int to) {

    /** {@return the longest run of branches that fit to their first; of equal ones the first} */
    static Optional<Run> longest(Fork fork, BiPredicate<Chain, Chain> fit) {
        List<Chain> branches = fork.branches();
        Run best = new Run(fork, 0, 0);
        int from = 0;
        while (from < branches.size()) {
            int to = from;
            while (to < branches.size() && fit.test(branches.get(from), branches.get(to))) {
                to++;
            }
            best = to - from > best.size() ? new Run(fork, from, to) : best;
            from = Math.max(to, from + 1);
        }
        return best.size() > 1 ? Optional.of(best) : Optional.empty();
    }

    int size() {
        return to - from;
    }

    List<Chain> branches() {
        return fork.branches().subList(from, to);
    }

    /** {@return whether nothing stands beside them} */
    boolean isAll() {
        return size() == fork.branches().size();
    }

    /** {@return {@code merged} in their place: alone if they are all, else as one branch} */
    List<Term> becomes(Chain merged) {
        if (isAll()) {
            return merged.steps();
        }
        List<Chain> branches = new ArrayList<>(fork.branches());
        branches.subList(from, to).clear();
        branches.add(from, merged);
        return List.of(Fork.of(fork.merge(), branches));
    }

    /** {@return the step as a concatenation} */
    static Optional<Fork> concat(Term step) {
        return merging(step, Merge.CONCAT);
    }

    /** {@return the step as a sum} */
    static Optional<Fork> sum(Term step) {
        return merging(step, Merge.ADD);
    }

    private static Optional<Fork> merging(Term step, Merge merge) {
        return step.bare() instanceof Fork fork && fork.merge().equals(merge)
                ? Optional.of(fork)
                : Optional.empty();
    }
}
