package convscope.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.EngineException;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FoldedNormTest {

    private static final Rule RULE = Rules.FOLDED_NORM;

    private static Outputs outputs;

    @BeforeAll
    static void start() throws EngineException {
        outputs = new Outputs();
    }

    @AfterAll
    static void stop() {
        outputs.close();
    }

    private static Design of(Layer... layers) {
        return new Design("", new Shape(4, 7, 6), Sequence.of(layers));
    }

    @Test
    void aNormFoldsIntoAnyConvolution() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            int groups = any.upTo(4);
            Layer.Conv conv = any.conv(groups * any.upTo(3), groups, random.nextBoolean());
            Layer norm = new Layer.BatchNorm(random.nextDouble() * 0.1);
            Design design =
                    new Design(
                            "",
                            any.shape(groups * any.upTo(3)),
                            Sequence.of(conv, norm, new Layer.Relu()));
            DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "conv1", 0);
            assertThat(step.after().body())
                    .isEqualTo(Sequence.of(conv.withBias(), new Layer.Relu()));
            outputs.agree(step.rewriting(), random, false);
        }
    }

    @Test
    void aBiasBecomesANormAndComesBackExactly() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            int groups = any.upTo(3);
            Layer.Conv conv = any.conv(groups * any.upTo(3), groups, true);
            Design design = new Design("", any.shape(groups * any.upTo(3)), Sequence.of(conv));
            DerivationStep step = Outputs.applied(design, RULE, Direction.BACKWARD, "conv1", 0);
            assertThat(step.after().body().blocks())
                    .hasSize(2)
                    .element(1)
                    .isEqualTo(new Layer.BatchNorm(0));
            outputs.agree(step.rewriting(), random, true);
        }
    }

    @Test
    void aNormBehindAReluIsRefused() {
        Design design =
                of(Layer.Conv.same(3, 3, 1, 1), new Layer.Relu(), Layer.BatchNorm.standard());
        assertThat(Outputs.refusal(design, RULE, Direction.FORWARD, "conv1"))
                .isEqualTo("no batch norm stands right behind the convolution");
    }

    @Test
    void aNormWithoutAConvolutionIsRefused() {
        Design design = of(Layer.BatchNorm.standard(), Layer.Conv.same(3, 3, 1, 1));
        assertThat(Outputs.refusal(design, RULE, Direction.FORWARD, "batchNorm1"))
                .contains("a convolution before it, and here is none");
    }

    @Test
    void withoutABiasThereIsNothingToTakeOver() {
        assertThat(
                        Outputs.refusal(
                                of(Layer.Conv.same(3, 3, 1, 1)), RULE, Direction.BACKWARD, "conv1"))
                .contains("has no bias");
    }
}
