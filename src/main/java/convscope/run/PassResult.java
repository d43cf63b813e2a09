package convscope.run;

import convscope.graph.Lowered;
import convscope.picture.FeatureMaps;
import convscope.picture.Picture;
import convscope.weights.TensorCopy;
import java.util.Map;
import java.util.Optional;

/**
 * What a pass gave: copies on the heap, for anybody to keep.
 *
 * @param request what was asked for
 * @param values the values wanted, by node
 * @param tensors the weights wanted, by name
 * @param seen the picture as the design sees it
 * @param nanoseconds how long each operation took, by node, where the engine knows it
 * @param milliseconds how long the whole pass took
 * @param engine the engine's word, e.g. {@code nd4j}
 * @param device what it ran on, e.g. {@code CPU, AVX-512, 2 threads}
 * @param note why that is not the engine that was asked for, in one sentence, or empty
 */
public record PassResult(
        PassRequest request,
        Map<Integer, FeatureMaps> values,
        Map<String, TensorCopy> tensors,
        Picture seen,
        Map<Integer, Long> nanoseconds,
        double milliseconds,
        String engine,
        String device,
        String note) {

    public PassResult {
        values = Map.copyOf(values);
        tensors = Map.copyOf(tensors);
        nanoseconds = Map.copyOf(nanoseconds);
    }

    /** {@return the node's maps, if they were asked for and are there} */
    public Optional<FeatureMaps> maps(int node) {
        return Optional.ofNullable(values.get(node));
    }

    /** {@return whether this is a pass over the same operations, so that node indices agree} */
    public boolean isOf(Lowered lowered) {
        return request.lowered().graph().equals(lowered.graph());
    }
}
