package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.model.Design;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Two engines on the same designs: every value of one beside the reference's. */
public final class Agreement implements AutoCloseable {

    private static final double RELATIVE = 1e-4;

    private final ForwardEngine reference = Engines.byName("nd4j");
    private final ForwardEngine fast;

    /**
     * @param fast what is compared with the reference, and closed with this
     */
    public Agreement(ForwardEngine fast) throws EngineException {
        this.fast = fast;
    }

    public ForwardEngine fast() {
        return fast;
    }

    @Override
    public void close() {
        reference.close();
        fast.close();
    }

    /** Once with everything fused, once with every value looked at, once with every second. */
    public void on(Design design, int batch, long seed) throws EngineException {
        Lowered lowered = Lowered.of(design);
        if (!lowered.complete() || lowered.graph().nodes().isEmpty()) {
            return;
        }
        Graph graph = lowered.graph();
        Set<Integer> all = new HashSet<>();
        graph.nodes().forEach(node -> all.add(node.index()));
        Set<Integer> everySecond = new HashSet<>(all);
        everySecond.removeIf(index -> index % 2 == 1);
        Shape shape = graph.input();
        try (Weights weights = SeededWeights.of(graph, seed);
                INDArray input =
                        Nd4j.rand(
                                        DataType.FLOAT,
                                        batch,
                                        shape.channels(),
                                        shape.height(),
                                        shape.width())
                                .subi(0.4)) {
            for (Set<Integer> keep : List.of(Set.<Integer>of(), all, everySecond)) {
                Pass pass = new Pass(graph, weights, input, keep);
                try (Activations wanted = reference.run(pass, Watch.NONE);
                        Activations computed = fast.run(pass, Watch.NONE)) {
                    compare(design, graph, keep, wanted, computed);
                }
            }
        }
    }

    private static void compare(
            Design design,
            Graph graph,
            Set<Integer> keep,
            Activations wanted,
            Activations computed) {
        for (Node node : graph.nodes()) {
            if (keep.contains(node.index()) || node.index() == graph.result()) {
                INDArray expected = wanted.value(node.index()).orElseThrow();
                INDArray actual = computed.value(node.index()).orElseThrow();
                assertThat(actual.shape()).isEqualTo(expected.shape());
                try (INDArray difference = expected.sub(actual)) {
                    double scale = Math.max(1e-3, expected.amaxNumber().doubleValue());
                    assertThat(difference.amaxNumber().doubleValue())
                            .as(node.id() + " of " + design)
                            .isLessThan(RELATIVE * scale);
                }
            }
        }
    }
}
