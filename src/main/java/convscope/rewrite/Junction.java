package convscope.rewrite;

import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Path;
import convscope.rewrite.NormalForm.Mark;
import convscope.rewrite.Rewriter.Attempt.Applied;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Whether two expressions have one normal form but for what zeros can fill, and the way over it.
 */
sealed interface Junction {

    /** They have: these steps lead from one to the other. */
    record Joined(List<DerivationStep> steps) implements Junction {
        public Joined {
            steps = List.copyOf(steps);
        }
    }

    /**
     * They have not.
     *
     * @param difference where the normal forms differ, one sentence without its full stop
     */
    record Apart(String difference) implements Junction {}

    /**
     * Rules that keep all functions both ways, so that a normal form may be left again on the other
     * side's way. Those that are least often needed stand last, so that both ways may meet before.
     */
    List<Rule> BOTH_WAYS =
            List.of(
                    Rules.SUM_OF_CONVOLUTIONS,
                    Rules.OPERATIONS_AFTER_CONCAT,
                    Rules.GROUPED_CONVOLUTION,
                    Rules.WIDER_CONVOLUTION,
                    Rules.FLATTENING,
                    Rules.UNFOLDING,
                    Rules.FULLY_CONNECTED_AS_CONVOLUTION);

    /** {@return the way from one design to the other, both sound and of one input} */
    static Junction between(Design from, Design to, BooleanSupplier cancelled) {
        Lowered one = Lowered.of(from);
        Lowered two = Lowered.of(to);
        NormalForm first = NormalForm.of(new Reading(one).root(), BOTH_WAYS, cancelled);
        NormalForm second = NormalForm.of(new Reading(two).root(), BOTH_WAYS, cancelled);
        TermComparison comparison = TermComparison.of(first.term(), second.term());
        if (comparison.difference().isPresent()) {
            Optional<NormalForm> further = ForwardSearch.from(first, second.term(), cancelled);
            if (further.isEmpty()) {
                return new Apart(says(from, first, comparison.difference().get()));
            }
            first = further.get();
            comparison = TermComparison.of(first.term(), second.term());
        }
        if (comparison.bridges().isEmpty()) {
            NormalForm.shorten(first, second);
        }
        List<Mark> forward = new ArrayList<>(first.marks());
        forward.addAll(comparison.bridges());
        return new Joined(joined(one, forward, two, second.marks()));
    }

    private static List<DerivationStep> joined(
            Lowered one, List<Mark> forward, Lowered two, List<Mark> backward) {
        List<DerivationStep> steps = new ArrayList<>(taken(one, forward));
        Design reached = steps.isEmpty() ? one.design() : steps.getLast().after();
        List<DerivationStep> ways = taken(two, backward);
        for (int index = ways.size() - 1; index >= 0; index--) {
            DerivationStep step = back(ways.get(index), backward.get(index).at(), reached);
            steps.add(step);
            reached = step.after();
        }
        return steps;
    }

    private static DerivationStep back(DerivationStep step, Address at, Design reached) {
        Rewriting back = step.rewriting().reversed().orElseThrow().startingAt(reached);
        Path path = new Reading(Lowered.of(reached)).path(at);
        return new DerivationStep(step.rule(), Direction.BACKWARD, path, back);
    }

    private static String says(
            Design from, NormalForm first, TermComparison.Difference difference) {
        Lowered reached = Lowered.of(from.withBody(first.term().block()));
        Path at = new Reading(reached).path(difference.at());
        String place = at.isRoot() ? "at the start" : "at " + at;
        return "rewritten as far as the rules go, they first differ %s: %s"
                .formatted(place, difference.says());
    }

    private static List<DerivationStep> taken(Lowered start, List<Mark> marks) {
        List<DerivationStep> steps = new ArrayList<>();
        Lowered now = start;
        for (Mark mark : marks) {
            if (!(new Rewriter(now).apply(mark) instanceof Applied(DerivationStep step))) {
                throw new IllegalStateException(mark + " does not apply again");
            }
            steps.add(step);
            now = Lowered.of(step.after());
        }
        return steps;
    }
}
