package convscope.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a pass computed: the output and the values that were asked for, each of the input's type
 * (float32, or float64 from the reference engine), 'c' order, [N, C, H, W], or [N, C] where the
 * graph says it is a vector. They own native memory.
 */
public final class Activations implements AutoCloseable {

    private final Map<Integer, INDArray> values;
    private final int result;
    private final long nanoseconds;
    private final Map<Integer, Long> perNode;
    private final OptionalLong onDevice;

    /**
     * @param values by node index; the input, if it is there, under {@link
     *     convscope.graph.Graph#INPUT}
     * @param result the index of the output
     * @param nanoseconds how long the whole pass took
     * @param perNode how long each operation took, where the engine knows it
     */
    public Activations(
            Map<Integer, INDArray> values,
            int result,
            long nanoseconds,
            Map<Integer, Long> perNode) {
        this(values, result, nanoseconds, perNode, OptionalLong.empty());
    }

    /**
     * The same of an engine on a device with a clock of its own.
     *
     * @param onDevice how long the device was at the pass by that clock, in nanoseconds
     */
    public Activations(
            Map<Integer, INDArray> values,
            int result,
            long nanoseconds,
            Map<Integer, Long> perNode,
            OptionalLong onDevice) {
        this.values = new HashMap<>(values);
        this.result = result;
        this.nanoseconds = nanoseconds;
        this.perNode = Map.copyOf(perNode);
        this.onDevice = onDevice;
    }

    public Optional<INDArray> value(int node) {
        return Optional.ofNullable(values.get(node));
    }

    public INDArray output() {
        return value(result).orElseThrow();
    }

    public double milliseconds() {
        return nanoseconds / 1e6;
    }

    /**
     * {@return how long the device was at the pass by its own clock, in milliseconds; empty where
     * the engine has no such clock}
     */
    public OptionalDouble deviceMilliseconds() {
        return onDevice.isPresent()
                ? OptionalDouble.of(onDevice.getAsLong() / 1e6)
                : OptionalDouble.empty();
    }

    /** {@return how long the node's operation took in nanoseconds, if the engine knows} */
    public Optional<Long> nanoseconds(int node) {
        return Optional.ofNullable(perNode.get(node));
    }

    @Override
    public void close() {
        values.values().forEach(INDArray::close);
    }
}
