package convscope.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Activations;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
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

class Nd4jExampleTest {

    @Test
    void thePlainEngineComputesInFloat64() throws Exception {
        // @start region=example
        Design design =
                new Design(
                        "two",
                        new Shape(3, 8, 8),
                        Sequence.of(Layer.Conv.same(4, 3, 1, 1), new Layer.Relu()));
        Graph graph = Lowered.of(design).graph();
        try (Weights seeded = SeededWeights.of(graph, 0);
                Weights weights = seeded.in(DataType.DOUBLE);
                INDArray input = Nd4j.ones(DataType.DOUBLE, 1, 3, 8, 8);
                ForwardEngine engine = new Nd4jEngine(EngineSettings.USUAL);
                Activations activations =
                        engine.run(new Pass(graph, weights, input, Set.of()), Watch.NONE)) {
            assertThat(activations.output().dataType()).isEqualTo(DataType.DOUBLE);
        }
        // @end
    }
}
