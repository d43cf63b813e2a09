package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.bench.Noise;
import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.engine.Activations;
import convscope.engine.Difference;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Path;
import convscope.model.Shape;
import convscope.picture.FeatureMaps;
import convscope.session.Message;
import convscope.session.Session;
import convscope.session.Update;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The start block on a smaller input: its gate stays, too. */
class FormSwitchTest {

    private static final Path BLOCK = new Path("resnext1");

    private static Session start() {
        return Session.on(Catalog.start().withInput(new Shape(256, 9, 7)));
    }

    private static Session in(Session session, String form) {
        return Update.apply(
                session,
                new Message.SetParameter(BLOCK, "form", ResNeXt.Form.valueOf(form), false));
    }

    private static FeatureMaps output(Session session) throws EngineException, IOException {
        Graph graph = Lowered.of(session.design()).graph();
        CarriedWeights source = new CarriedWeights((_, wanted) -> SeededWeights.of(wanted, 0));
        try (ForwardEngine engine = Engines.byName("nd4j");
                Weights weights = source.weights(session.weights(), graph);
                INDArray input = Noise.of(graph.input());
                Activations done =
                        engine.run(new Pass(graph, weights, input, Set.of()), Watch.NONE)) {
            return FeatureMaps.copyOf(done.output());
        }
    }

    @ParameterizedTest
    @CsvSource({"C,A", "C,B", "A,B", "A,C", "B,A", "B,C"})
    void theMapsStayInAnotherForm(String from, String to) throws Exception {
        Session before = from.equals("C") ? start() : in(start(), from);
        Session after = in(before, to);
        assertThat(after.design()).isNotEqualTo(before.design());
        FeatureMaps expected = output(before);
        FeatureMaps actual = output(after);
        assertThat(Difference.of(expected.values(), actual.values(), 256, 9, 7).relative())
                .isLessThan(1e-5);
    }

    @Test
    void anUndoGoesBackToTheWeightsBefore() throws Exception {
        Session undone = Update.apply(in(start(), "A"), new Message.Undo());
        assertThat(undone.weights()).isEqualTo(start().weights());
        assertThat(undone.design()).isEqualTo(start().design());
    }

    @Test
    void whatIsSaidNamesTheRules() {
        assertThat(in(start(), "A").notice())
                .contains("The same function in another form")
                .containsPattern("[0-9]+ rules?");
    }
}
