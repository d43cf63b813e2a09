package convscope.engine.all;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Activations;
import convscope.engine.Difference;
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

class EnginesExampleTest {

    @Test
    void theFastAgreesWithTheReference() throws Exception {
        // @start region=example
        Design design =
                new Design(
                        "two",
                        new Shape(3, 8, 8),
                        Sequence.of(Layer.Conv.same(4, 3, 1, 1), new Layer.Relu()));
        Graph graph = Lowered.of(design).graph();
        try (Weights weights = SeededWeights.of(graph, 0);
                INDArray input = Nd4j.ones(DataType.FLOAT, 1, 3, 8, 8);
                ForwardEngine reference = Engines.reference();
                ForwardEngine fastest = Engines.onProcessor(EngineSettings.USUAL)) {
            Pass pass = new Pass(graph, weights, input, Set.of());
            try (Activations plain = reference.run(pass, Watch.NONE);
                    Activations fast = fastest.run(pass, Watch.NONE)) {
                assertThat(Difference.of(fast.output(), plain.output()).relative())
                        .isLessThan(1e-4);
            }
        }
        // @end
    }
}
