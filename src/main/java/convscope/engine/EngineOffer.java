package convscope.engine;

/**
 * What can be said of an engine on this machine, before it computes anything.
 *
 * @param name its word, for {@link EngineSettings#engine}
 * @param title how it is called on the screen, with its version, e.g. {@code oneDNN 3.11.0}
 * @param instructions the instruction set that it uses here, e.g. {@code AVX-512}; empty where it
 *     does not load
 * @param loads whether it can be chosen
 * @param usual whether {@value Engines#AUTO} stands for it
 * @param fastMath whether it gains by computing in bf16 here
 * @param reason one sentence: why it is chosen, why it may be, or why it cannot
 */
public record EngineOffer(
        String name,
        String title,
        String instructions,
        boolean loads,
        boolean usual,
        boolean fastMath,
        String reason) {

    /** {@return whether these settings choose it} */
    public boolean isMeantBy(EngineSettings settings) {
        return settings.engine().equals(name) || (usual && settings.engine().equals(Engines.AUTO));
    }
}
