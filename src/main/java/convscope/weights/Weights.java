package convscope.weights;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Named tensors, float32 or float64 and all of one type, in 'c' order. Convolution weights are
 * [out, in / groups, kh, kw], fully connected ones [out, in], all others [channels].
 *
 * <p>They own native memory: whoever made them closes them, and nobody does while a pass runs.
 */
public final class Weights implements AutoCloseable {

    private final Map<String, INDArray> tensors;

    public Weights(Map<String, INDArray> tensors) {
        this.tensors = new LinkedHashMap<>(tensors);
    }

    /**
     * {@return the tensor of this name}
     *
     * @throws IllegalArgumentException if there is none
     */
    public INDArray get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("no tensor named " + name));
    }

    public Optional<INDArray> find(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    public Set<String> names() {
        return tensors.keySet();
    }

    /** {@return copies of all tensors as {@code type}, which the caller closes} */
    public Weights in(DataType type) {
        Map<String, INDArray> copies = new LinkedHashMap<>();
        tensors.forEach(
                (name, tensor) ->
                        copies.put(
                                name,
                                tensor.dataType() == type ? tensor.dup('c') : tensor.castTo(type)));
        return new Weights(copies);
    }

    @Override
    public void close() {
        tensors.values().forEach(INDArray::close);
    }
}
