package convscope.rewrite;

import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.weights.Weights;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A chain of steps from one design to another, each from where the one before it ended.
 *
 * @param from where it starts
 * @param to where it ends
 * @param stretches where the two differ, in order; what stands beside is the same but for its names
 */
public record Derivation(Design from, Design to, List<Stretch> stretches) {

    public Derivation {
        stretches = List.copyOf(stretches);
    }

    /** {@return all steps; those of a stretch are steps of designs of its own} */
    public List<DerivationStep> steps() {
        return stretches.stream().flatMap(stretch -> stretch.steps().stream()).toList();
    }

    /** {@return whether every function of {@link #from} is a function of {@link #to}} */
    public boolean always() {
        return steps().stream().allMatch(step -> step.rewriting().there().always());
    }

    /**
     * {@return the weights of {@link #to} that make it the function that {@link #from} is with
     * {@code old}; nothing is shared, and the caller closes both}
     */
    public Weights carried(Weights old) {
        return carried(old, Transport.type(old));
    }

    /**
     * As {@link #carried(Weights)}, in that element type, which is the old ones' if there are any.
     */
    public Weights carried(Weights old, DataType type) {
        Map<String, INDArray> carried = new LinkedHashMap<>();
        Set<String> taken = new LinkedHashSet<>();
        Set<String> given = new LinkedHashSet<>();
        for (Stretch stretch : stretches) {
            for (int copy = 0; copy < stretch.from().size(); copy++) {
                List<String> sources = stretch.from().get(copy);
                List<String> targets = stretch.to().get(copy);
                carry(stretch.steps(), new Ends(sources, targets), old, type, carried);
                taken.addAll(sources);
                given.addAll(targets);
            }
        }
        carry(List.of(), new Ends(beside(from, taken), beside(to, given)), old, type, carried);
        Map<String, INDArray> ordered = new LinkedHashMap<>();
        names(to).forEach(name -> ordered.put(name, Objects.requireNonNull(carried.get(name))));
        return new Weights(ordered);
    }

    /** Tensors of the first design and those of the second that come of them, both in order. */
    private record Ends(List<String> sources, List<String> targets) {}

    private static void carry(
            List<DerivationStep> steps,
            Ends ends,
            Weights old,
            DataType type,
            Map<String, INDArray> carried) {
        List<String> names = steps.isEmpty() ? ends.sources() : names(steps.getFirst().before());
        Map<String, INDArray> start = new LinkedHashMap<>();
        for (int index = 0; index < names.size(); index++) {
            start.put(names.get(index), old.get(ends.sources().get(index)).dup('c'));
        }
        Weights now = new Weights(start);
        for (DerivationStep step : steps) {
            try (Weights before = now) {
                now = step.rewriting().there().carried(before, type);
            }
        }
        int index = 0;
        for (String name : now.names()) {
            carried.put(ends.targets().get(index++), now.get(name));
        }
    }

    private static List<String> beside(Design design, Set<String> inside) {
        return names(design).stream().filter(name -> !inside.contains(name)).toList();
    }

    private static List<String> names(Design design) {
        return List.copyOf(Lowered.of(design).graph().tensors().keySet());
    }
}
