package convscope.proof;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Watch;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofExampleTest {

    @Test
    void aSideEqualsItself() throws Exception {
        // @start region=example
        Design design =
                new Design(
                        "two",
                        new Shape(3, 8, 8),
                        Sequence.of(Layer.Conv.same(4, 3, 1, 1), new Layer.Relu()));
        Graph graph = Lowered.of(design).graph();
        try (Weights weights = SeededWeights.of(graph, 0);
                Inputs inputs = Inputs.of(List.of(), design.input(), 1, 0, Precision.FLOAT32);
                Prover prover = new Prover()) {
            Side side = new Side(graph, weights);
            assertThat(prover.compare(side, side, inputs, Watch.NONE)).allMatch(Finding::holds);
        }
        // @end
    }
}
