package convscope.rewrite;

import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.weights.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A design, another of the same function, and where the weights go between them.
 *
 * @param before what was rewritten
 * @param after what it became
 * @param says what happened, with the numbers in it: one sentence without its full stop
 * @param undone what happens on the way back, such a sentence
 * @param there the way of the weights
 * @param back their way back, where that is a matter of moving blocks
 */
public record Rewriting(
        Design before,
        Design after,
        String says,
        String undone,
        Transport there,
        Optional<Transport> back) {

    /** {@return the same the other way round, where there is a way back} */
    public Optional<Rewriting> reversed() {
        return back.map(way -> new Rewriting(after, before, undone, says, way, Optional.of(there)));
    }

    /**
     * {@return the same from another design that differs only in the names of its blocks, and so of
     * its tensors}
     */
    Rewriting startingAt(Design other) {
        List<String> ours = names(before);
        List<String> theirs = names(other);
        Map<String, String> renamed = new HashMap<>();
        for (int index = 0; index < ours.size(); index++) {
            renamed.put(ours.get(index), theirs.get(index));
        }
        return new Rewriting(
                other, after, says, undone, there.from(renamed), back.map(way -> way.to(renamed)));
    }

    private static List<String> names(Design design) {
        return List.copyOf(Lowered.of(design).graph().tensors().keySet());
    }

    /** {@return whether the function stays with these weights of the design before} */
    public boolean holds(Weights old) {
        if (there.always()) {
            return true;
        }
        try (Weights carried = there.carried(old);
                Weights again = back.orElseThrow().carried(carried)) {
            return again.names().stream().allMatch(name -> same(again.get(name), old.get(name)));
        }
    }

    private static boolean same(INDArray one, INDArray other) {
        try (INDArray difference = one.sub(other)) {
            return difference.amaxNumber().doubleValue() == 0;
        }
    }
}
