package convscope.weights;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import org.junit.jupiter.api.Test;

class WeightsExampleTest {

    @Test
    void aSeedGivesEveryTensor() {
        // @start region=example
        Design design =
                new Design(
                        "two",
                        new Shape(3, 8, 8),
                        Sequence.of(Layer.Conv.same(4, 3, 1, 1), new Layer.Relu()));
        Graph graph = Lowered.of(design).graph();
        try (Weights weights = SeededWeights.of(graph, 0)) {
            assertThat(weights.names())
                    .containsExactlyInAnyOrderElementsOf(graph.tensors().keySet());
            assertThat(weights.get("conv1.weight").shape()).containsExactly(4, 3, 3, 3);
        }
        // @end
    }
}
