package convscope.engine;

/**
 * What can be said of an engine on this machine, before it computes anything.
 *
 * @param name its word, for {@link EngineSettings#engine}
 * @param title how it is called on the screen, with its version, e.g. {@code oneDNN 3.11.0}
 * @param instructions what it runs on here, e.g. {@code AVX-512}, or a card; empty where it does
 *     not load
 * @param loads whether it can be chosen
 * @param usual whether {@value EngineSettings#AUTO} stands for it
 * @param fastMath the numbers in which it is faster than in float32 here, {@code bf16} or, on a
 *     card, {@code TF32}; empty where there are none
 * @param reason one sentence: why it is chosen, why it may be, or why it cannot
 */
public record EngineOffer(
        String name,
        String title,
        String instructions,
        boolean loads,
        boolean usual,
        String fastMath,
        String reason) {

    /**
     * @param usual whether it is the fastest that is here
     */
    public static EngineOffer of(String name, Availability availability, boolean usual) {
        return switch (availability) {
            case Availability.Here here ->
                    new EngineOffer(
                            name,
                            here.title(),
                            here.instructions(),
                            true,
                            usual,
                            here.fastMath(),
                            usual ? here.usually() : here.beside());
            case Availability.Missing(String title, String why) ->
                    new EngineOffer(
                            name, title, "", false, false, "", "It cannot be chosen: " + why + ".");
        };
    }

    /** {@return whether these settings choose it} */
    public boolean isMeantBy(EngineSettings settings) {
        return settings.engine().equals(name)
                || (usual && settings.engine().equals(EngineSettings.AUTO));
    }

    /** {@return whether fast math gains anything here} */
    public boolean gainsByFastMath() {
        return !fastMath.isEmpty();
    }
}
