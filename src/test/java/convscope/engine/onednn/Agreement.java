package convscope.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.Engines;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.model.Design;
import convscope.model.Shape;
import convscope.weights.LivedInNorms;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Both engines on the same designs: every value of the fast one beside the reference's. */
final class Agreement implements AutoCloseable {

    /** What float32 holds to, as a part of the largest number of a value. */
    private static final double RELATIVE = 1e-4;

    /**
     * The same for bf16, whose numbers have 8 binary digits, as a part of the largest number of a
     * value and of those that it is made of: a ReLU may leave nothing but small remainders.
     */
    private static final double RELATIVE_BF16 = 1e-1;

    private final ForwardEngine reference = Engines.byName("nd4j");
    private final ForwardEngine exact = Engines.byName("onednn");

    /** Where the processor has no bf16, it computes in float32. */
    private final ForwardEngine bf16 = Engines.of(EngineSettings.of("onednn").withFastMath(true));

    Agreement() throws EngineException {}

    ForwardEngine exact() {
        return exact;
    }

    @Override
    public void close() {
        reference.close();
        exact.close();
        bf16.close();
    }

    /** In float32 and in bf16, once with everything fused and once with every value looked at. */
    void on(Design design, int batch, long seed) throws EngineException {
        Lowered lowered = Lowered.of(design);
        if (lowered.complete() && !lowered.graph().nodes().isEmpty()) {
            on(design.toString(), lowered.graph(), batch, seed);
        }
    }

    void on(String name, Graph graph, int batch, long seed) throws EngineException {
        Set<Integer> all = new HashSet<>();
        graph.nodes().forEach(node -> all.add(node.index()));
        all.add(Graph.INPUT);
        try (Weights weights = SeededWeights.of(graph, seed);
                INDArray input = noise(graph.input(), batch, seed)) {
            LivedInNorms.fill(weights, graph, seed);
            Pass whole = new Pass(graph, weights, input, all);
            try (Activations wanted = reference.run(whole, Watch.NONE)) {
                for (Set<Integer> keep : List.of(Set.<Integer>of(), all)) {
                    Pass pass = new Pass(graph, weights, input, keep);
                    compare(name, pass, wanted, exact, RELATIVE);
                    compare(name, pass, wanted, bf16, RELATIVE_BF16);
                }
            }
        }
    }

    private static INDArray noise(Shape shape, int batch, long seed) {
        long[] sizes = {batch, shape.channels(), shape.height(), shape.width()};
        Random random = new Random(seed);
        float[] numbers = new float[Math.toIntExact(batch * shape.elements())];
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] = random.nextFloat() - 0.4f;
        }
        return Nd4j.create(numbers, sizes, 'c');
    }

    private static void compare(
            String name, Pass pass, Activations wanted, ForwardEngine engine, double relative)
            throws EngineException {
        Graph graph = pass.graph();
        try (Activations computed = engine.run(pass, Watch.NONE)) {
            for (Node node : graph.nodes()) {
                if (pass.keep().contains(node.index()) || node.index() == graph.result()) {
                    float[] expected = numbers(wanted, node.index());
                    double largest = largest(expected);
                    if (relative > RELATIVE) {
                        for (int input : node.inputs()) {
                            largest = Math.max(largest, largest(numbers(wanted, input)));
                        }
                    }
                    assertThat(computed.value(node.index()).orElseThrow().shape())
                            .isEqualTo(wanted.value(node.index()).orElseThrow().shape());
                    assertThat(difference(expected, numbers(computed, node.index())) / largest)
                            .as("%s on %s of %s", node.id(), engine.device(), name)
                            .isLessThan(relative);
                }
            }
        }
    }

    private static float[] numbers(Activations values, int node) {
        return values.value(node).orElseThrow().data().asFloat();
    }

    private static double largest(float[] numbers) {
        double largest = 1e-3;
        for (float number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    /** The largest; not a number where one of them is none. */
    private static double difference(float[] expected, float[] actual) {
        double difference = 0;
        for (int at = 0; at < expected.length; at++) {
            difference = Math.max(difference, Math.abs(expected[at] - actual[at]));
        }
        return difference;
    }
}
