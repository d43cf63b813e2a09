package convscope.peers;

import convscope.bench.Contestant;
import convscope.bench.Noise;
import convscope.bench.Rounds;
import convscope.bench.Timings;
import convscope.engine.Pass;
import convscope.graph.Graph;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What was measured of one case.
 *
 * @param difference the largest between our output and a peer's, by the largest of the peer's
 *     values
 */
record Row(
        String name,
        double difference,
        Timings ours,
        Timings onnxRuntime,
        Timings pyTorch,
        Timings planning,
        Timings session) {

    private static final double TOLERANCE = 1e-3;
    private static final int MOST_SECONDS = 120;
    private static final int PLANS = 5;
    private static final long SEED = 1;

    /**
     * {@return what is measured now, after the outputs were seen to agree}
     *
     * @throws IllegalStateException if they do not
     */
    static Row of(Case measured, int runs, int threads) throws Exception {
        Graph graph = measured.graph();
        try (Weights weights = SeededWeights.of(graph, SEED);
                INDArray input = Noise.of(graph.input())) {
            Pass pass = new Pass(graph, weights, input, Set.of());
            try (Ours ours = new Ours(pass);
                    OnnxRuntime onnxRuntime = new OnnxRuntime(pass, threads);
                    PyTorch pyTorch = new PyTorch(pass)) {
                double difference = agreed(ours.output(), onnxRuntime.output(), pyTorch.output());
                List<Timings> passes =
                        new Rounds(runs, MOST_SECONDS).of(List.of(ours, onnxRuntime, pyTorch));
                List<Timings> plans =
                        new Rounds(PLANS, MOST_SECONDS)
                                .of(
                                        List.<Contestant<Exception>>of(
                                                () -> Ours.plan(pass), onnxRuntime::plan));
                return new Row(
                        measured.name(),
                        difference,
                        passes.get(0),
                        passes.get(1),
                        passes.get(2),
                        plans.get(0),
                        plans.get(1));
            }
        }
    }

    private static double agreed(float[] ours, float[]... peers) {
        double worst = 0;
        for (float[] peer : peers) {
            worst = Math.max(worst, difference(ours, peer));
        }
        if (!(worst <= TOLERANCE)) {
            throw new IllegalStateException("the outputs differ by " + worst + " relative");
        }
        return worst;
    }

    private static double difference(float[] ours, float[] peer) {
        if (ours.length != peer.length) {
            return Double.NaN;
        }
        double largest = 0;
        double farthest = 0;
        for (int at = 0; at < ours.length; at++) {
            largest = Math.max(largest, Math.abs(peer[at]));
            farthest = Math.max(farthest, Math.abs(peer[at] - ours[at]));
        }
        return farthest / largest;
    }

    static String heading() {
        return String.join(
                System.lineSeparator(),
                "medians of a pass (and minima) in milliseconds, and their ratios;"
                        + " planning is ours, session is ONNX Runtime's",
                "%-18s %18s %18s %18s %9s %9s | %9s %9s %6s | %s"
                        .formatted(
                                "case",
                                "ours",
                                "ONNX Runtime",
                                "PyTorch",
                                "ours/ORT",
                                "ours/PT",
                                "planning",
                                "session",
                                "ratio",
                                "difference"));
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%-18s %18s %18s %18s %9.3f %9.3f | %9.1f %9.1f %6.2f | %.1e",
                name,
                times(ours),
                times(onnxRuntime),
                times(pyTorch),
                ours.ratio(onnxRuntime),
                ours.ratio(pyTorch),
                planning.median(),
                session.median(),
                planning.ratio(session),
                difference);
    }

    private static String times(Timings timings) {
        return String.format(Locale.ROOT, "%.3f (%.3f)", timings.median(), timings.minimum());
    }
}
