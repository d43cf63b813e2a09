package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.all.Engines;
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
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Engines on the same designs: every value of a fast one beside the reference's. */
public final class Agreement implements AutoCloseable {

    /** What float32 holds to, as a part of the largest number of a value. */
    private static final double RELATIVE = 1e-4;

    /**
     * The same for bf16, whose numbers have 8 binary digits, as a part of the largest number of a
     * value and of those that it is made of: a ReLU may leave nothing but small remainders.
     */
    private static final double RELATIVE_BF16 = 1e-1;

    private final ForwardEngine reference = Engines.reference();
    private final ForwardEngine exact;
    private final Optional<ForwardEngine> bf16;

    private Agreement(ForwardEngine exact, Optional<ForwardEngine> bf16) throws EngineException {
        this.exact = exact;
        this.bf16 = bf16;
    }

    /**
     * @param exact what is compared with the reference in float32, and closed with this
     */
    public static Agreement of(ForwardEngine exact) throws EngineException {
        return new Agreement(exact, Optional.empty());
    }

    /**
     * {@return onednn beside the reference, in float32 and, where the processor has it, in bf16}
     */
    public static Agreement ofOneDnn() throws EngineException {
        EngineSettings settings = EngineSettings.of("onednn");
        return new Agreement(
                Engines.of(settings), Optional.of(Engines.of(settings.withFastMath(true))));
    }

    /** {@return the one compared in float32} */
    public ForwardEngine exact() {
        return exact;
    }

    @Override
    public void close() {
        reference.close();
        exact.close();
        bf16.ifPresent(ForwardEngine::close);
    }

    /** Once with everything fused, once with every value looked at, once with every second. */
    public void on(Design design, int batch, long seed) throws EngineException {
        Lowered lowered = Lowered.of(design);
        if (lowered.complete() && !lowered.graph().nodes().isEmpty()) {
            on(design.toString(), lowered.graph(), batch, seed);
        }
    }

    public void on(String name, Graph graph, int batch, long seed) throws EngineException {
        on(name, graph, batch, seed, new Sprinkling.Nothing());
    }

    /** The same with numbers among input and weights that are infinite or none. */
    public void onNotFinite(Design design, int batch, long seed) throws EngineException {
        Lowered lowered = Lowered.of(design);
        if (lowered.complete() && !lowered.graph().nodes().isEmpty()) {
            on(design.toString(), lowered.graph(), batch, seed, new Sprinkling.Drawn(seed));
        }
    }

    private void on(String name, Graph graph, int batch, long seed, Sprinkling sprinkling)
            throws EngineException {
        Set<Integer> all = new HashSet<>();
        graph.nodes().forEach(node -> all.add(node.index()));
        Set<Integer> everySecond = new HashSet<>(all);
        everySecond.removeIf(index -> index % 2 == 1);
        all.add(Graph.INPUT);
        try (Weights weights = SeededWeights.of(graph, seed);
                INDArray input = noise(graph.input(), batch, seed)) {
            LivedInNorms.fill(weights, graph, seed);
            sprinkling.over(input, weights, graph);
            Pass whole = new Pass(graph, weights, input, all);
            try (Activations wanted = reference.run(whole, Watch.NONE)) {
                for (Set<Integer> keep : List.of(Set.<Integer>of(), all, everySecond)) {
                    Pass pass = new Pass(graph, weights, input, keep);
                    compare(name, pass, wanted, exact, RELATIVE);
                    if (bf16.isPresent()) {
                        compare(name, pass, wanted, bf16.get(), RELATIVE_BF16);
                    }
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
                    INDArray value = computed.value(node.index()).orElseThrow();
                    INDArray wants = wanted.value(node.index()).orElseThrow();
                    assertThat(value.shape()).isEqualTo(wants.shape());
                    assertThat(Difference.of(wants, value).absolute() / largest)
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
            largest = Float.isFinite(number) ? Math.max(largest, Math.abs(number)) : largest;
        }
        return largest;
    }
}
