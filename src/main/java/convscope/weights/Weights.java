package convscope.weights;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Named float32 tensors, in 'c' order. Convolution weights are [out, in / groups, kh, kw], fully
 * connected ones [out, in], all others [channels].
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

    @Override
    public void close() {
        tensors.values().forEach(INDArray::close);
    }
}
