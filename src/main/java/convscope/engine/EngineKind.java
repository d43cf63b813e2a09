package convscope.engine;

/**
 * One of the engines: what is said of it, and how it is opened. Its library is not touched before
 * {@link #here} or {@link #open}.
 */
public interface EngineKind {

    /** {@return its word, for {@link EngineSettings#engine}, e.g. {@code onednn}} */
    String name();

    /**
     * {@return whether it computes on the processor, on as many threads as it is told; what does
     * not needs a card}
     */
    boolean onProcessor();

    /** {@return what its fast math needs, e.g. {@code an NVIDIA card}; empty where it has none} */
    String fastMathNeeds();

    /** Decides what is decided once, before anything of ND4J is touched. */
    default void prepare() {}

    /**
     * {@return whether it can compute on this machine}
     *
     * <p>Loads its library: never on the JavaFX thread.
     */
    Availability here();

    /**
     * {@return a new engine, which the caller closes}
     *
     * @throws EngineException if it cannot compute here, with one sentence for the user
     * @throws LinkageError if its library does not load
     */
    ForwardEngine open(EngineSettings settings) throws EngineException;
}
