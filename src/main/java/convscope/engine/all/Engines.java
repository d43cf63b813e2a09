package convscope.engine.all;

import convscope.engine.Availability;
import convscope.engine.EngineException;
import convscope.engine.EngineKind;
import convscope.engine.EngineOffer;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.cuda.CudaKind;
import convscope.engine.nd4j.Nd4jKind;
import convscope.engine.onednn.OneDnnKind;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Extent;
import convscope.model.Path;
import convscope.model.Shape;
import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The engines that there are. */
public final class Engines {

    private static final EngineKind REFERENCE = new Nd4jKind();

    /** The fastest first: the first that is here is the usual one. */
    private static final List<EngineKind> KINDS =
            List.of(new CudaKind(), new OneDnnKind(), REFERENCE);

    private Engines() {}

    /** {@return every engine of the program, here or not, the fastest first, the reference last} */
    public static List<EngineKind> kinds() {
        return KINDS;
    }

    /** {@return the words for {@link EngineSettings#engine}, {@value EngineSettings#AUTO} first} */
    public static List<String> names() {
        return Stream.concat(Stream.of(EngineSettings.AUTO), KINDS.stream().map(EngineKind::name))
                .toList();
    }

    /**
     * Decides what the engines run on, as far as that is decided once: to be called before anything
     * of ND4J is touched.
     */
    public static void prepare() {
        KINDS.forEach(EngineKind::prepare);
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
        return settings.engine().equals(EngineSettings.AUTO)
                ? fastest(KINDS, settings)
                : opened(named(settings.engine()), settings);
    }

    /**
     * {@return the fastest engine that needs no card, which the caller closes}
     *
     * @throws EngineException if it cannot run here
     */
    public static ForwardEngine onProcessor(EngineSettings settings) throws EngineException {
        return fastest(KINDS.stream().filter(EngineKind::onProcessor).toList(), settings);
    }

    /**
     * {@return the engine that the others are held to, in float32 and float64, which the caller
     * closes}
     *
     * @throws EngineException if it cannot run here
     */
    public static ForwardEngine reference() throws EngineException {
        return opened(REFERENCE, EngineSettings.of(REFERENCE.name()));
    }

    /**
     * {@return every engine but the reference that runs here, the fastest last; the caller closes
     * them}
     *
     * @param fastMath whether in bf16 or TF32; what does not have it computes in float32
     */
    public static List<ForwardEngine> fast(boolean fastMath) {
        List<ForwardEngine> fast = new ArrayList<>();
        for (EngineKind kind : KINDS.reversed()) {
            if (!kind.equals(REFERENCE)) {
                try {
                    fast.add(opened(kind, EngineSettings.of(kind.name()).withFastMath(fastMath)));
                } catch (EngineException notHere) {
                    // Its offer says why.
                }
            }
        }
        return fast;
    }

    private static EngineKind named(String name) throws EngineException {
        for (EngineKind kind : KINDS) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new EngineException(
                "there is no engine named %s; there are %s"
                        .formatted(name, String.join(", ", names())));
    }

    /** The last is opened in any case, and says why it cannot be. */
    private static ForwardEngine fastest(List<EngineKind> kinds, EngineSettings settings)
            throws EngineException {
        for (EngineKind kind : kinds.subList(0, kinds.size() - 1)) {
            if (kind.here() instanceof Availability.Here) {
                try {
                    return opened(kind, settings);
                } catch (EngineException notAfterAll) {
                    // The next is slower, and runs.
                }
            }
        }
        return opened(kinds.getLast(), settings);
    }

    /** Where not even the reference loads, whoever asked is told of the library itself. */
    private static ForwardEngine opened(EngineKind kind, EngineSettings settings)
            throws EngineException {
        try {
            return kind.open(settings);
        } catch (LinkageError | RuntimeException unloadable) {
            if (kind.equals(REFERENCE)) {
                throw unloadable;
            }
            throw EngineException.ofDevice(
                    "%s does not load on this machine (%s)"
                            .formatted(kind.name(), Availability.says(unloadable)),
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
        return available(KINDS);
    }

    /** The usual one first, then what can be chosen beside it. */
    static List<EngineOffer> available(List<EngineKind> kinds) {
        List<EngineOffer> offers = new ArrayList<>();
        boolean usual = true;
        for (EngineKind kind : kinds) {
            EngineOffer offer = EngineOffer.of(kind.name(), kind.here(), usual);
            usual &= !offer.loads();
            offers.add(offer);
        }
        return offers.stream().sorted(Comparator.comparing(EngineOffer::loads).reversed()).toList();
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
