package convscope.bench;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The most operations a second that this machine was seen to do, all threads together or on its
 * card: in float32 the best of several products of large matrices and of several large 1x1 and 3x3
 * convolutions, in fast math the best of the convolutions.
 *
 * @param operationsPerSecond a multiplication and an addition are two
 * @param by what reached it
 */
public record Peak(double operationsPerSecond, String by) {

    private static final Peak NONE = new Peak(0, "");
    private static final int TRIES = 8;
    private static final int MATRIX = 1536;
    private static final int CHANNELS = 512;
    private static final Shape MAPS = new Shape(CHANNELS, 28, 28);

    /**
     * {@return what is seen now; takes about a second}
     *
     * @param fastMath whether in bf16 or TF32; what does not have it does it in float32
     */
    public static Peak measure(boolean fastMath) {
        Peak peak = fastMath ? NONE : matrices();
        for (ForwardEngine fast : Engines.fast(fastMath)) {
            peak = peak.or(seen(fast));
        }
        return peak;
    }

    private static Peak seen(ForwardEngine engine) {
        try (engine) {
            return convolutions(engine);
        } catch (EngineException notHere) {
            return NONE;
        }
    }

    /** {@return the higher of two} */
    public Peak or(Peak other) {
        return other.operationsPerSecond > operationsPerSecond ? other : this;
    }

    /** {@return so many operations in so many milliseconds, as a part of the peak} */
    public double share(double operations, double milliseconds) {
        return operations / (milliseconds / 1e3) / operationsPerSecond;
    }

    private static Peak matrices() {
        long shortest = Long.MAX_VALUE;
        try (INDArray left = Noise.of(MATRIX, MATRIX);
                INDArray right = Noise.of(MATRIX, MATRIX);
                INDArray product = Noise.of(MATRIX, MATRIX)) {
            for (int time = 0; time < TRIES; time++) {
                long start = System.nanoTime();
                left.mmuli(right, product);
                shortest = Math.min(shortest, System.nanoTime() - start);
            }
        }
        double operations = 2.0 * MATRIX * MATRIX * MATRIX;
        return new Peak(operations / (shortest / 1e9), "matrix product on nd4j");
    }

    /** Each convolution by its own time: what is around them, the copies in and out, is no part. */
    private static Peak convolutions(ForwardEngine engine) throws EngineException {
        Graph graph = Lowered.of(new Design("peak", MAPS, convolutions())).graph();
        Peak best = NONE;
        try (Weights weights = SeededWeights.of(graph, 1);
                INDArray input = Noise.of(MAPS)) {
            Pass pass = new Pass(graph, weights, input, Set.of());
            for (int time = 0; time < TRIES; time++) {
                try (Activations done = engine.run(pass, Watch.NONE)) {
                    for (Node node : graph.nodes()) {
                        best = best.or(of(node, done, engine));
                    }
                }
            }
        }
        return best;
    }

    private static Sequence convolutions() {
        return Sequence.of(pointwise(), square(), pointwise(), square());
    }

    private static Layer pointwise() {
        return convolution(Extent.ONE, Extent.ZERO);
    }

    private static Layer square() {
        return convolution(Extent.square(3), Extent.ONE);
    }

    private static Layer convolution(Extent kernel, Extent padding) {
        return new Layer.Conv(CHANNELS, kernel, Extent.ONE, padding, Extent.ONE, 1, false);
    }

    private static Peak of(Node node, Activations done, ForwardEngine engine) {
        Op.Conv2d conv = (Op.Conv2d) node.op();
        double operations = 2.0 * (conv.kernel().area() * conv.in() * node.output().elements());
        long nanoseconds = done.nanoseconds(node.index()).orElse(Long.MAX_VALUE);
        String by = "%s convolution on %s".formatted(conv.kernel(), engine.name());
        return new Peak(operations / (nanoseconds / 1e9), by);
    }
}
