package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.rewrite.Direction;
import convscope.rewrite.Rules;
import convscope.session.Message;
import convscope.session.Session;
import convscope.session.Update;
import convscope.session.WeightsChoice;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CarriedWeightsTest {

    private static final Design TWINS =
            new Design(
                    "twins",
                    new Shape(4, 6, 5),
                    Sequence.of(
                            Parallel.of(
                                    Merge.CONCAT,
                                    Branch.of(Layer.Conv.same(2, 3, 1, 1)),
                                    Branch.of(Layer.Conv.same(3, 3, 1, 1))),
                            Layer.Conv.same(3, 1, 1, 1)));

    private final CarriedWeights source =
            new CarriedWeights(
                    (choice, graph) ->
                            SeededWeights.of(graph, ((WeightsChoice.Seed) choice).number()));

    private final Session start = Session.on(TWINS);
    private final Session joined =
            Update.apply(
                    start,
                    new Message.Rewrite(
                            Rules.named("wider convolution").orElseThrow(),
                            Direction.FORWARD,
                            new Path("parallel1"),
                            0));

    private static INDArray ramp() {
        float[] values = new float[120];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i - 60) / 50f;
        }
        return Nd4j.create(values, new long[] {1, 4, 6, 5}, 'c');
    }

    private float[] output(Session session) throws IOException, EngineException {
        Graph graph = Lowered.of(session.design()).graph();
        try (ForwardEngine engine = Engines.byName("nd4j");
                Weights weights = source.weights(session.weights(), graph);
                INDArray input = ramp();
                Activations done =
                        engine.run(new Pass(graph, weights, input, Set.of()), Watch.NONE)) {
            return done.output().data().asFloat();
        }
    }

    @Test
    void aRewrittenDesignGivesWhatItGaveBefore() throws IOException, EngineException {
        assertThat(joined.design()).isNotEqualTo(start.design());
        float[] before = output(start);
        float[] after = output(joined);
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isCloseTo(before[i], org.assertj.core.data.Offset.offset(1e-5f));
        }
    }

    @Test
    void behindAnEditTheTensorsThatAreStillThereKeepWhatTheyCarry() throws IOException {
        Session edited =
                Update.apply(joined, new Message.Insert(Path.ROOT, 2, Layer.Conv.same(6, 1, 1, 1)));
        Graph now = Lowered.of(edited.design()).graph();
        Graph then = Lowered.of(joined.design()).graph();
        try (Weights kept = source.weights(edited.weights(), now);
                Weights carried = source.weights(joined.weights(), then)) {
            assertThat(kept.names()).isEqualTo(now.tensors().keySet());
            assertThat(kept.get("conv1.weight")).isEqualTo(carried.get("conv1.weight"));
        }
    }
}
