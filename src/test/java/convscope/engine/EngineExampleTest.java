package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EngineExampleTest {

    @Test
    void aPassGivesActivations() throws Exception {
        // @start region=example
        Design design =
                new Design(
                        "two",
                        new Shape(3, 8, 8),
                        Sequence.of(Layer.Conv.same(4, 3, 1, 1), new Layer.Relu()));
        Graph graph = Lowered.of(design).graph();
        try (Weights weights = SeededWeights.of(graph, 0);
                INDArray input = Nd4j.ones(DataType.FLOAT, 1, 3, 8, 8);
                ForwardEngine engine = Engines.reference();
                Activations activations =
                        engine.run(new Pass(graph, weights, input, Set.of()), Watch.NONE)) {
            assertThat(activations.output().shape()).containsExactly(1, 4, 8, 8);
            assertThat(activations.output().minNumber().floatValue()).isNotNegative();
        }
        // @end
    }
}
