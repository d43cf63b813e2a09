package convscope.rewrite;

import convscope.model.Design;
import convscope.weights.Weights;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

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
     *
     * @param type the element type of {@code old}
     */
    public Weights carried(Weights old, DataType type) {
        Weights carried = Transport.same(old).carried(old, type);
        for (Step step : steps) {
            try (Weights before = carried) {
                carried = step.rewriting().there().carried(before, type);
            }
        }
        return carried;
    }
}
