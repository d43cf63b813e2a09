package convscope.engine;

import convscope.bench.Noise;
import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Whether memory stays flat: designs that change at every cycle are planned, run and freed on one
 * engine, as a user does who edits for hours. The designs come again every 420 cycles.
 *
 * <p>{@code mvn -f src/jmh/pom.xml -Dbench.main=convscope.engine.MemoryCycles -Dbench=2000} prints
 * the resident memory now and then. It climbs while the 420 different designs are new, to Java's
 * compiler and to oneDNN's cache of primitives, and stays from about cycle 1200 on.
 */
public final class MemoryCycles {

    private static final int LINES = 10;

    private MemoryCycles() {}

    /**
     * What the process holds after a cycle, in bytes.
     *
     * @param cycle how many went before
     * @param resident all of the process that lies in memory
     * @param allocated tensors and plans outside the Java heap
     */
    public record Reading(int cycle, long resident, long allocated) {

        private static Reading after(int cycle) {
            System.gc();
            return new Reading(cycle, Pointer.physicalBytes(), Pointer.totalBytes());
        }
    }

    /**
     * @param cycles how many, at least one
     * @param every after so many cycles, and after the first, {@code told} gets a reading
     */
    public static void run(ForwardEngine engine, int cycles, int every, Consumer<Reading> told)
            throws EngineException {
        for (int cycle = 0; cycle <= cycles; cycle++) {
            once(engine, cycle);
            if (cycle % every == 0) {
                told.accept(Reading.after(cycle));
            }
        }
    }

    /**
     * @param arguments how many cycles, at least 10, and the engine's word if not the usual one
     */
    public static void main(String[] arguments) throws EngineException {
        int cycles = Integer.parseInt(arguments[0]);
        String word = arguments.length > 1 ? arguments[1] : EngineSettings.AUTO;
        try (ForwardEngine engine = Engines.byName(word)) {
            System.out.println(engine.name() + ", " + engine.device());
            System.out.println("cycle  resident MiB  tensors and plans MiB");
            run(
                    engine,
                    cycles,
                    cycles / LINES,
                    reading ->
                            System.out.printf(
                                    Locale.ROOT,
                                    "%5d %13.1f %22.1f%n",
                                    reading.cycle(),
                                    reading.resident() / 1048576.0,
                                    reading.allocated() / 1048576.0));
        }
    }

    private static void once(ForwardEngine engine, int cycle) throws EngineException {
        Graph graph = Lowered.of(design(cycle)).graph();
        Set<Integer> keep = cycle % 2 == 0 ? Set.of() : Set.of(0, graph.nodes().size() / 2);
        try (Weights weights = SeededWeights.of(graph, cycle);
                INDArray input = Noise.of(graph.input())) {
            engine.run(new Pass(graph, weights, input, keep), Watch.NONE).close();
        }
    }

    /** Another one each time: 3 forms, 4 cardinalities, 7 widths, 5 extents, 3 reductions. */
    private static Design design(int cycle) {
        ResNeXt.Form[] forms = ResNeXt.Form.values();
        ResNeXt block =
                new ResNeXt(
                        forms[cycle % forms.length],
                        2 << (cycle % 4),
                        2 + cycle % 7,
                        128,
                        1 + cycle % 2,
                        Shortcut.B,
                        8 * (cycle % 3));
        int extent = 20 + cycle % 5;
        return new Design("cycle " + cycle, new Shape(64, extent, extent), Sequence.of(block));
    }
}
