package convscope.engine;

import convscope.engine.nd4j.Nd4jEngine;
import convscope.engine.onednn.OneDnnEngine;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Extent;
import convscope.model.Shape;
import convscope.weights.Weights;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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

    /**
     * Loads an engine's libraries and runs it once, which takes a second or two: to be called in
     * the background before the first pass is wanted. What fails here fails again where it is
     * wanted, and is told there.
     */
    public static void warmUp(String name) {
        Shape shape = new Shape(2, 8, 8);
        Op pool = new Op.AvgPool2d(Extent.square(3), Extent.ONE, Extent.ONE, false, false);
        Node node =
                new Node(
                        0, "pool", pool.word(), pool, List.of(Graph.INPUT), shape, false, Map.of());
        try (ForwardEngine engine = byName(name);
                Weights none = new Weights(Map.of());
                INDArray input = Nd4j.zeros(DataType.FLOAT, 1, 2, 8, 8)) {
            Graph graph = new Graph(shape, List.of(node), 0);
            engine.run(new Pass(graph, none, input, Set.of()), Watch.NONE).close();
        } catch (EngineException | LinkageError | RuntimeException told) {
            // Told when a pass is wanted.
        }
    }
}
