package convscope.engine;

/**
 * Which engine computes, and how.
 *
 * @param engine the word of an {@link EngineKind}, or {@value #AUTO}
 * @param threads how many at most; 0 for all cores (or as many as {@code OMP_NUM_THREADS} says)
 * @param fastMath whether bf16, or TF32 on a card, may stand for float32 where that is faster; what
 *     cannot do it computes in float32
 */
public record EngineSettings(String engine, int threads, boolean fastMath) {

    /** Stands for the fastest engine that this machine can run. */
    public static final String AUTO = "auto";

    /** The fastest engine, on all cores, in float32. */
    public static final EngineSettings USUAL = new EngineSettings(AUTO, 0, false);

    public EngineSettings {
        if (threads < 0) {
            throw new IllegalArgumentException("threads are counted from 1; 0 stands for all");
        }
    }

    /** {@return this engine on all cores, in float32} */
    public static EngineSettings of(String engine) {
        return USUAL.withEngine(engine);
    }

    public EngineSettings withEngine(String name) {
        return new EngineSettings(name, threads, fastMath);
    }

    public EngineSettings withThreads(int count) {
        return new EngineSettings(engine, count, fastMath);
    }

    public EngineSettings withFastMath(boolean fast) {
        return new EngineSettings(engine, threads, fast);
    }

    /** {@return the same in float32, as an equivalence is checked} */
    public EngineSettings exact() {
        return withFastMath(false);
    }

    /** {@return how many threads that is here} */
    public int threadsHere() {
        return threads == 0 ? allThreads() : Math.min(threads, mostThreads());
    }

    /** {@return how many threads are worth having: one a core} */
    public static int mostThreads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** OpenMP takes a thread a core unless its variable says otherwise. */
    private static int allThreads() {
        String asked = System.getenv("OMP_NUM_THREADS");
        return asked != null && asked.matches("[1-9][0-9]{0,2}")
                ? Integer.parseInt(asked)
                : mostThreads();
    }
}
