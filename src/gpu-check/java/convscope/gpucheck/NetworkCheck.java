package convscope.gpucheck;

import convscope.bench.Noise;
import convscope.catalog.Catalog;
import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Verification;
import convscope.engine.Verification.Expected;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.model.Design;
import convscope.weights.LivedInNorms;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Every network of the catalogue, on seeded weights with batch norms as training leaves them,
 * against the reference engine: the output where nobody looks at the values between, and every
 * value where somebody does.
 */
record NetworkCheck() implements Check {

    static final String STEP = "networks";

    /** The largest difference, as a part of the value's largest number. */
    static final double RELATIVE = 1e-4;

    private static final String REFERENCE = "nd4j";
    private static final long SEED = 1;

    @Override
    public boolean holds(Run run) throws Exception {
        boolean all = true;
        try (ForwardEngine reference = Engines.byName(REFERENCE)) {
            for (Design network : Catalog.networks()) {
                all &= run.item(STEP, network.name(), () -> compared(network, reference, run));
            }
        }
        return all;
    }

    private static Finding compared(Design network, ForwardEngine reference, Run run)
            throws EngineException {
        Graph graph = Lowered.of(network).graph();
        try (Weights weights = SeededWeights.of(graph, SEED);
                INDArray input = Noise.of(graph.input())) {
            LivedInNorms.fill(weights, graph, SEED);
            Set<Integer> all = graph.nodes().stream().map(Node::index).collect(Collectors.toSet());
            Pass whole = new Pass(graph, weights, input, all);
            Pass fused = new Pass(graph, weights, input, Set.of());
            try (Activations expected = reference.run(whole, Watch.NONE)) {
                double output = difference(run.engine(), fused, expected, Set.of(graph.result()));
                double worst = difference(run.engine(), whole, expected, all);
                return finding(network, output, worst, all.size());
            }
        }
    }

    private static double difference(
            ForwardEngine engine, Pass pass, Activations expected, Set<Integer> nodes)
            throws EngineException {
        List<Expected> values =
                nodes.stream()
                        .map(node -> new Expected(node, expected.value(node).orElseThrow()))
                        .toList();
        return Verification.of(engine.name(), engine, pass, values, Double.MAX_VALUE).relative();
    }

    private static Finding finding(Design network, double output, double worst, int values) {
        String says =
                String.format(
                        Locale.ROOT,
                        "%s: output %.2e, worst of %d values %.2e relative to %s",
                        network.input(),
                        output,
                        values,
                        worst,
                        REFERENCE);
        return new Finding(
                output <= RELATIVE && worst <= RELATIVE,
                says,
                Map.of("output", output, "worst", worst, "values", values, "reference", REFERENCE));
    }
}
