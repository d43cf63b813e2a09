package convscope.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.Set;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Counts native objects: those of other tests may go meanwhile, so the bounds are upper ones. */
class HeldPointersTest {

    private static final int TIMES = 200;

    /** What does not grow with the layers: the arena, copies in and out, the engine's own. */
    private static final long FEW = 60;

    private static Graph graph(Block... blocks) {
        Sequence body = Sequence.of(new Repeat(TIMES, Sequence.of(blocks)));
        return Lowered.of(new Design("long", new Shape(4, 3, 3), body)).graph();
    }

    private record Held(long whileKnown, long afterwards) {}

    private static Held held(Graph graph) throws EngineException {
        try (OneDnnEngine engine = new OneDnnEngine(EngineSettings.of("onednn"));
                Weights weights = SeededWeights.of(graph, 1);
                INDArray input = Nd4j.rand(1, 4, 3, 3)) {
            long before = Pointer.totalCount();
            Pass pass = new Pass(graph, weights, input, Set.of());
            try (Activations first = engine.run(pass, Watch.NONE);
                    Activations again = engine.run(pass, Watch.NONE)) {
                assertThat(again.output()).isEqualTo(first.output());
            }
            long known = Pointer.totalCount() - before;
            engine.forget(weights);
            return new Held(known, Pointer.totalCount() - before);
        }
    }

    @Test
    void aLayerHoldsItsPrimitiveAndWhatThatReadsAndNoDescription() throws EngineException {
        assertThat(held(graph(new Layer.Relu())).whileKnown()).isLessThan(2 * TIMES + FEW);
    }

    @Test
    void aConvolutionAlsoHoldsItsPackedWeights() throws EngineException {
        Graph graph = graph(Layer.Conv.same(4, 1, 1, 1));
        assertThat(held(graph).whileKnown()).isLessThan(3 * TIMES + FEW);
    }

    @Test
    void nothingOfPlansAndPackedWeightsStaysOnceTheWeightsAreForgotten() throws EngineException {
        Graph graph =
                graph(
                        Layer.Conv.same(4, 3, 1, 1),
                        new Layer.Relu(),
                        new Layer.Sigmoid(),
                        new Layer.Lrn(2, 1e-4, 0.75, 1));
        assertThat(held(graph).afterwards()).isLessThan(FEW);
    }
}
