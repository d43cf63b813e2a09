package convscope.rewrite;

import convscope.model.Design;
import convscope.weights.Weights;
import java.util.List;

/**
 * A chain of steps from one design to another, each from where the one before it ended.
 *
 * @param from where it starts
 * @param to where it ends: {@code from} itself where there is no step
 */
public record Derivation(Design from, Design to, List<Step> steps) {

    public Derivation {
        steps = List.copyOf(steps);
    }

    /** {@return whether every function of {@link #from} is a function of {@link #to}} */
    public boolean always() {
        return steps.stream().allMatch(step -> step.rewriting().there().always());
    }

    /**
     * {@return the weights of {@link #to} that make it the function that {@link #from} is with
     * {@code old}; nothing is shared, and the caller closes both}
     */
    public Weights carried(Weights old) {
        Weights carried = Transport.same(old).carried(old);
        for (Step step : steps) {
            try (Weights before = carried) {
                carried = step.rewriting().there().carried(before);
            }
        }
        return carried;
    }
}
