package convscope.session;

/**
 * Which engine the user wants, and how it shall compute.
 *
 * @param engine its word on the command line; {@code auto} for the fastest that there is
 * @param threads how many it may use; 0 for all cores
 * @param fastMath whether bf16, or TF32 on a card, may stand for float32
 */
public record EngineChoice(String engine, int threads, boolean fastMath) {

    public static final int MOST_THREADS = 1_024;

    public static final EngineChoice USUAL = new EngineChoice("auto", 0, false);

    /**
     * @throws IllegalArgumentException if there are less than no threads, or more than {@value
     *     #MOST_THREADS}
     */
    public EngineChoice {
        if (threads < 0 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("an engine has no " + threads + " threads");
        }
    }

    public EngineChoice withEngine(String changed) {
        return new EngineChoice(changed, threads, fastMath);
    }

    public EngineChoice withThreads(int changed) {
        return new EngineChoice(engine, changed, fastMath);
    }

    public EngineChoice withFastMath(boolean changed) {
        return new EngineChoice(engine, threads, changed);
    }
}
