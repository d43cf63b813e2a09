package convscope.engine;

import convscope.weights.Weights;

/**
 * Computes graphs. Any thread may ask for a pass but the JavaFX one; two at once wait for each
 * other.
 *
 * <p>Every engine computes every {@link convscope.graph.Op} on any batch, and can hand out every
 * intermediate value. Input and weights are of one type: every engine computes in float32 where
 * they are float32; {@code nd4j} alone computes in float64 throughout where they are float64, and
 * the others refuse such a pass.
 */
public interface ForwardEngine extends AutoCloseable {

    /** {@return the word of its {@link EngineKind}} */
    String name();

    /**
     * {@return what it runs on, for the screen: processor, instruction set, threads, and bf16 where
     * that is on, e.g. {@code CPU, AVX-512, 2 threads}}
     */
    String device();

    /**
     * {@return the values asked for}
     *
     * @throws java.util.concurrent.CancellationException if the watch said so between two
     *     operations; nothing is left behind
     * @throws EngineException if the pass cannot be done, with one sentence for the user; so where
     *     input and weights are float64 and this engine knows float32 only
     */
    Activations run(Pass pass, Watch watch) throws EngineException;

    /** Frees what was prepared from these weights, which are about to be closed. */
    default void forget(Weights weights) {}

    /** Frees whatever the engine holds between passes. */
    @Override
    void close();
}
