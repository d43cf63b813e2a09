package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.engine.Activations;
import convscope.engine.EngineException;
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
import convscope.weights.Weights;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ChosenEngineTest {

    private static final Graph GRAPH =
            Lowered.of(new Design("one", new Shape(1, 2, 2), Sequence.of(new Layer.Relu())))
                    .graph();

    private final FakeEngine processor = new FakeEngine("onednn", "CPU", 0);
    private final ChosenEngine chosen = new ChosenEngine(this::made);
    private final Weights none = new Weights(Map.of());
    private final INDArray input = Nd4j.zeros(1, 1, 2, 2);
    private boolean full = true;

    /** A card that is full as long as it is said so. */
    private final class FullCard implements ForwardEngine {

        private final FakeEngine inner = new FakeEngine("cuda", "card", 0);

        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public String device() {
            return inner.device();
        }

        @Override
        public Activations run(Pass pass, Watch watch) throws EngineException {
            if (full) {
                throw EngineException.ofDevice("the card is full", new RuntimeException());
            }
            return inner.run(pass, watch);
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private ForwardEngine made(EngineSettings settings) {
        return switch (settings.engine()) {
            case "auto", "cuda" -> new FullCard();
            default -> processor;
        };
    }

    @BeforeEach
    void choose() throws EngineException {
        chosen.choose(EngineSettings.of("cuda"));
    }

    @AfterEach
    void close() {
        chosen.close();
        input.close();
        none.close();
    }

    private void run() throws EngineException {
        chosen.run(new Pass(GRAPH, none, input, Set.of()), Watch.NONE).close();
    }

    @Test
    void whereTheCardIsFullTheNextBestComputesAndSaysSo() throws EngineException {
        run();
        assertThat(chosen.running().name()).isEqualTo("onednn");
        assertThat(chosen.note()).isEqualTo("the card is full; onednn computes instead");
    }

    @Test
    void theCardComputesAgainAsSoonAsItCan() throws EngineException {
        run();
        full = false;
        run();
        assertThat(chosen.running().name()).isEqualTo("cuda");
        assertThat(chosen.note()).isEmpty();
        chosen.close();
        assertThat(processor.closed).isTrue();
    }

    @Test
    void aPassThatNoEngineCanDoIsTold() {
        processor.failure = "neither can this one";
        assertThatThrownBy(this::run)
                .isInstanceOf(EngineException.class)
                .hasMessage("neither can this one");
    }
}
