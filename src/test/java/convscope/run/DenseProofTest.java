package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.EngineException;
import convscope.engine.all.Engines;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.picture.FeatureMaps;
import convscope.run.DenseProof.Question;
import convscope.weights.TensorCopy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DenseProofTest {

    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Newest<Question, DenseProof.Answered> proof =
            DenseProof.start(Engines::of, Runnable::run, answer -> answers.add(answer.says()));

    @AfterEach
    void close() {
        proof.close();
    }

    private static Optional<Question> question(Layer.Conv layer, int channels) {
        Shape in = new Shape(channels, 7, 5);
        Node node =
                Lowered.of(new Design("one", in, Sequence.of(layer))).graph().nodes().getFirst();
        int each = channels / layer.groups() * Math.toIntExact(layer.kernel().area());
        float[] weights = ramp(layer.out() * each);
        TensorCopy weight =
                new TensorCopy(
                        List.of(
                                layer.out(),
                                channels / layer.groups(),
                                layer.kernel().height(),
                                layer.kernel().width()),
                        weights);
        Optional<TensorCopy> bias =
                layer.bias()
                        ? Optional.of(new TensorCopy(List.of(layer.out()), ramp(layer.out())))
                        : Optional.empty();
        return Question.of(
                node,
                Optional.of(weight),
                bias,
                Optional.of(new FeatureMaps(channels, 7, 5, ramp(channels * 35))));
    }

    private static float[] ramp(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (i * 37 % 23 - 11) / 11f;
        }
        return values;
    }

    @Test
    void groupedAndDenseAgree() throws EngineException {
        for (Layer.Conv layer :
                List.of(
                        Layer.Conv.same(6, 3, 1, 3),
                        Layer.Conv.same(12, 3, 2, 6).withBias(),
                        Layer.Conv.same(6, 5, 1, 2))) {
            assertThat(new DenseProof(Engines::of).apart(question(layer, 6).orElseThrow()))
                    .isLessThan(1e-5);
        }
    }

    @Test
    void theAnswerIsOneSentenceWithTheNumber() throws InterruptedException {
        proof.ask(question(Layer.Conv.same(6, 3, 1, 3), 6).orElseThrow());
        assertThat(answers.poll(60, TimeUnit.SECONDS)).contains("largest difference");
    }

    @Test
    void aDenseConvolutionAsksNothing() {
        assertThat(question(Layer.Conv.same(6, 3, 1, 1), 6)).isEmpty();
    }
}
