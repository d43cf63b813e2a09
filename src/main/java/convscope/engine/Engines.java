package convscope.engine;

import convscope.engine.nd4j.Nd4jEngine;
import convscope.engine.onednn.OneDnnEngine;
import java.util.List;

/** The engines by the word of the command line. */
public final class Engines {

    /** Stands for the fastest engine that this machine can run. */
    public static final String AUTO = "auto";

    private Engines() {}

    /** {@return the words for {@link #byName}, {@value #AUTO} first} */
    public static List<String> names() {
        return List.of(AUTO, "nd4j", "onednn");
    }

    /**
     * {@return a new engine, which the caller closes}
     *
     * @throws EngineException if there is none of this name, or it cannot run here
     */
    public static ForwardEngine byName(String name) throws EngineException {
        return switch (name) {
            case AUTO -> fastest();
            case "nd4j" -> new Nd4jEngine();
            case "onednn" -> oneDnn();
            default ->
                    throw new EngineException(
                            "there is no engine named %s; there are %s"
                                    .formatted(name, String.join(", ", names())));
        };
    }

    private static ForwardEngine fastest() {
        try {
            return oneDnn();
        } catch (EngineException notHere) {
            return new Nd4jEngine();
        }
    }

    private static ForwardEngine oneDnn() throws EngineException {
        try {
            return new OneDnnEngine();
        } catch (LinkageError | RuntimeException unloadable) {
            throw new EngineException(
                    "oneDNN does not load on this machine; nd4j runs everywhere", unloadable);
        }
    }
}
