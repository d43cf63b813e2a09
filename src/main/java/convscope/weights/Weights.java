package convscope.weights;

import convscope.graph.Graph;
import convscope.kernel.WeightEdits;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Named tensors, float32 or float64 and all of one type, in 'c' order. Convolution weights are
 * [out, in / groups, kh, kw], fully connected ones [out, in], all others [channels].
 *
 * <p>They own native memory: whoever made them closes them, and nobody does while a pass runs.
 */
public final class Weights implements AutoCloseable {

    private final Map<String, INDArray> tensors;
    private final Collection<INDArray> owned;
    private final String prefix;

    public Weights(Map<String, INDArray> tensors) {
        this(tensors, "");
    }

    /**
     * @param prefix what was taken off the names in the file that they are from
     */
    Weights(Map<String, INDArray> tensors, String prefix) {
        this.prefix = prefix;
        this.tensors = new LinkedHashMap<>(tensors);
        this.owned = this.tensors.values();
    }

    private Weights(Weights others, Map<String, INDArray> own) {
        this.tensors = new LinkedHashMap<>(others.tensors);
        this.tensors.putAll(own);
        this.owned = own.values();
        this.prefix = others.prefix;
    }

    /** {@return what was taken off the names in the file that they are from, such as "module."} */
    public String prefix() {
        return prefix;
    }

    /**
     * {@return these weights with what a user set by hand over them. They share all other tensors:
     * closing them closes only what is their own, which comes before these are closed}
     *
     * @param graph whose weights these are
     */
    public Weights edited(Graph graph, WeightEdits edits) {
        Map<String, INDArray> own = new LinkedHashMap<>();
        edits.visit(
                graph,
                (name, edit, shape, kernels) -> {
                    INDArray base = get(name);
                    float[] values = edit.applied(TensorCopy.of(base).values(), shape, kernels);
                    own.put(name, Nd4j.create(values, base.shape(), 'c'));
                });
        return new Weights(this, own);
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

    /**
     * Writes all of them to a safetensors file.
     *
     * @throws SafetensorsException if the file cannot be written
     */
    public void write(Path file) throws SafetensorsException {
        Safetensors.write(file, tensors);
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
        owned.forEach(INDArray::close);
    }
}
