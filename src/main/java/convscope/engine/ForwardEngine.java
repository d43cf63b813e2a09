package convscope.engine;

/**
 * Computes graphs. An engine is used by one thread at a time, never the JavaFX one.
 *
 * <p>Every engine computes every {@link convscope.graph.Op} on any batch, and can hand out every
 * intermediate value.
 */
public interface ForwardEngine extends AutoCloseable {

    /** {@return the word of the command line: {@code nd4j}, {@code onednn}, {@code cuda}} */
    String name();

    /** {@return what it runs on, for the screen, e.g. {@code CPU, AVX-512, 2 threads}} */
    String device();

    /**
     * {@return the values asked for}
     *
     * @throws java.util.concurrent.CancellationException if the watch said so between two
     *     operations; nothing is left behind
     * @throws EngineException if the pass cannot be done, with one sentence for the user
     */
    Activations run(Pass pass, Watch watch) throws EngineException;

    /** Frees whatever the engine holds between passes. */
    @Override
    void close();
}
