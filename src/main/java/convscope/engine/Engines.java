package convscope.engine;

import convscope.engine.cuda.CudaEngine;
import convscope.engine.nd4j.Nd4jEngine;
import convscope.engine.onednn.OneDnnEngine;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Extent;
import convscope.model.Path;
import convscope.model.Shape;
import convscope.says.Failure;
import convscope.weights.Weights;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The engines by the word of the command line. */
public final class Engines {

    /** Stands for the fastest engine that this machine can run. */
    public static final String AUTO = "auto";

    private static final String CUDA = "cuda";
    private static final String ND4J = "nd4j";
    private static final String ONEDNN = "onednn";

    private Engines() {}

    /**
     * {@return the words for {@link EngineSettings#engine}, {@value #AUTO} and the fastest first}
     */
    public static List<String> names() {
        return List.of(AUTO, CUDA, ONEDNN, ND4J);
    }

    /**
     * Decides what the engines run on, as far as that is decided once: to be called before anything
     * of ND4J is touched.
     */
    public static void prepare() {
        Nd4jEngine.chooseBackend();
    }

    /**
     * {@return a new engine on all cores, in float32, which the caller closes}
     *
     * @throws EngineException if there is none of this name, or it cannot run here
     */
    public static ForwardEngine byName(String name) throws EngineException {
        return of(EngineSettings.of(name));
    }

    /**
     * {@return a new engine, which the caller closes}
     *
     * @throws EngineException if there is none of this name, or it cannot run here
     */
    public static ForwardEngine of(EngineSettings settings) throws EngineException {
        return switch (settings.engine()) {
            case AUTO -> fastest(settings);
            case ND4J -> new Nd4jEngine(settings);
            case ONEDNN -> oneDnn(settings);
            case CUDA -> cuda(settings);
            default ->
                    throw new EngineException(
                            "there is no engine named %s; there are %s"
                                    .formatted(settings.engine(), String.join(", ", names())));
        };
    }

    private static ForwardEngine fastest(EngineSettings settings) throws EngineException {
        if (CudaEngine.offer().loads()) {
            try {
                return cuda(settings);
            } catch (EngineException noCardAfterAll) {
                return onProcessor(settings);
            }
        }
        return onProcessor(settings);
    }

    /**
     * {@return the fastest engine that needs no card, which the caller closes}
     *
     * @throws EngineException if it cannot run here
     */
    public static ForwardEngine onProcessor(EngineSettings settings) throws EngineException {
        return oneDnnOffer().loads() ? oneDnn(settings) : new Nd4jEngine(settings);
    }

    private static ForwardEngine cuda(EngineSettings settings) throws EngineException {
        try {
            return new CudaEngine(settings);
        } catch (LinkageError | RuntimeException unloadable) {
            throw EngineException.ofDevice(
                    "cuda does not load on this machine (%s)".formatted(says(unloadable)),
                    unloadable);
        }
    }

    private static ForwardEngine oneDnn(EngineSettings settings) throws EngineException {
        try {
            return new OneDnnEngine(settings);
        } catch (LinkageError | RuntimeException unloadable) {
            throw new EngineException(
                    "oneDNN does not run on this machine. " + Failure.of(unloadable).sentence(),
                    unloadable);
        }
    }

    /**
     * {@return every engine of the program, the usual one of this machine first}
     *
     * <p>Loads their libraries, which takes a second or two the first time: never on the JavaFX
     * thread.
     */
    public static List<EngineOffer> available() {
        return available(CudaEngine.offer(), oneDnnOffer());
    }

    /** The usual one first, then what can be chosen beside it. */
    static List<EngineOffer> available(EngineOffer cuda, EngineOffer oneDnn) {
        EngineOffer besideTheCard =
                cuda.loads() && oneDnn.loads()
                        ? oneDnn.unusual("The fast engine on the processor, beside the card.")
                        : oneDnn;
        EngineOffer nd4j = nd4jOffer(!cuda.loads() && !oneDnn.loads());
        return Stream.of(cuda, besideTheCard, nd4j)
                .sorted(
                        Comparator.comparing(EngineOffer::usual)
                                .thenComparing(EngineOffer::loads)
                                .reversed())
                .toList();
    }

    private static EngineOffer oneDnnOffer() {
        if (Nd4jEngine.onCard()) {
            return noOneDnn("for ND4J's tensors lie on the card in this build");
        }
        try {
            return new EngineOffer(
                    ONEDNN,
                    OneDnnEngine.title(),
                    OneDnnEngine.instructions(),
                    true,
                    true,
                    OneDnnEngine.fastMath() ? "bf16" : "",
                    "The usual engine: its library loads here, and it is many times faster than the"
                            + " reference.");
        } catch (LinkageError | RuntimeException unloadable) {
            return noOneDnn(
                    "for its library does not load on this machine (%s)"
                            .formatted(says(unloadable)));
        }
    }

    private static EngineOffer noOneDnn(String why) {
        return new EngineOffer(
                ONEDNN, "oneDNN", "", false, false, "", "It cannot be chosen, " + why + ".");
    }

    private static String says(Throwable unloadable) {
        String says = Failure.of(unloadable).sentence().text();
        return says.endsWith(".") ? says.substring(0, says.length() - 1) : says;
    }

    private static EngineOffer nd4jOffer(boolean alone) {
        String reason =
                alone
                        ? "The usual engine here, for no faster one can be chosen."
                        : "The reference, plain and slower: choose it to compare with.";
        return new EngineOffer(
                ND4J,
                Nd4jEngine.title(),
                Nd4jEngine.instructions(),
                true,
                alone,
                "",
                reason + Nd4jEngine.staysOnTheProcessor().map(" Here %s."::formatted).orElse(""));
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
                        0,
                        new Path("pool"),
                        pool.word(),
                        pool,
                        List.of(Graph.INPUT),
                        shape,
                        false,
                        Map.of());
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
