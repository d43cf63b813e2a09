package convscope.engine;

import convscope.engine.nd4j.Nd4jEngine;
import java.util.List;

/** The engines by the word of the command line. */
public final class Engines {

    /** Stands for the fastest engine that this machine can run. */
    public static final String AUTO = "auto";

    private Engines() {}

    /** {@return the words for {@link #byName}, {@value #AUTO} first} */
    public static List<String> names() {
        return List.of(AUTO, "nd4j");
    }

    /**
     * {@return a new engine, which the caller closes}
     *
     * @throws EngineException if there is none of this name, or it cannot run here
     */
    public static ForwardEngine byName(String name) throws EngineException {
        return switch (name) {
            case AUTO, "nd4j" -> new Nd4jEngine();
            default ->
                    throw new EngineException(
                            "there is no engine named %s; there are %s"
                                    .formatted(name, String.join(", ", names())));
        };
    }
}
