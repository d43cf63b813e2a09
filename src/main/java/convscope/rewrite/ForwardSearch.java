package convscope.rewrite;

import convscope.model.Block;
import convscope.rewrite.NormalForm.Mark;
import convscope.rewrite.Term.Chain;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A search, breadth first, from a normal form with rules that keep all its functions but have no
 * way back, until another is reached but for what zeros can fill.
 */
final class ForwardSearch {

    private static final List<Rule> ONE_WAY =
            List.of(
                    Rules.FOLDED_NORM,
                    Rules.PARALLEL_KERNELS,
                    Rules.COMPOSED_CONVOLUTIONS,
                    Rules.MEAN_AS_CONVOLUTION,
                    Rules.FOLDED_GATE,
                    Rules.MOVED_SHUFFLE,
                    Rules.LARGER_KERNEL,
                    Rules.DENSE_CONVOLUTION);

    /** So many expressions are looked at, of so many operations, to stay below a second. */
    private static final int MOST_STATES = 150;

    private static final int MOST_OPERATIONS = 60;

    private final Chain goal;
    private final BooleanSupplier cancelled;
    private final Queue<NormalForm> open = new ArrayDeque<>();
    private final Set<Block> seen = new HashSet<>();

    private ForwardSearch(Chain goal, BooleanSupplier cancelled) {
        this.goal = goal;
        this.cancelled = cancelled;
    }

    /** {@return the first form found from which zeros fill the rest} */
    static Optional<NormalForm> from(NormalForm start, Chain goal, BooleanSupplier cancelled) {
        return start.places().size() > MOST_OPERATIONS
                ? Optional.empty()
                : new ForwardSearch(goal, cancelled).from(start);
    }

    private Optional<NormalForm> from(NormalForm start) {
        open.add(start);
        seen.add(Unnaming.canonical(start.term().block()));
        while (!open.isEmpty()) {
            NormalForm form = open.remove();
            for (Rule rule : ONE_WAY) {
                for (Address at : form.places()) {
                    Optional<NormalForm> found = tried(form, rule, at);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<NormalForm> tried(NormalForm form, Rule rule, Address at) {
        List<Integer> choices = rule.choices(Surgery.site(form.term(), at, 0), Direction.FORWARD);
        for (int choice : choices.isEmpty() ? List.of(0) : choices) {
            if (seen.size() >= MOST_STATES) {
                return Optional.empty();
            }
            Mark mark = new Mark(rule, Direction.FORWARD, at, choice);
            Optional<NormalForm> next =
                    form.after(mark, cancelled)
                            .filter(found -> seen.add(Unnaming.canonical(found.term().block())));
            if (next.filter(this::arrives).isPresent()) {
                return next;
            }
            next.ifPresent(open::add);
        }
        return Optional.empty();
    }

    /** Without a step that holds for some weights only. */
    private boolean arrives(NormalForm form) {
        TermComparison comparison = TermComparison.of(form.term(), goal);
        return comparison.difference().isEmpty()
                && comparison.bridges().stream()
                        .allMatch(mark -> mark.direction() == Direction.FORWARD);
    }
}
