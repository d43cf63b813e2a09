package convscope.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.EngineException;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZeroFillTest extends OnTheEngine {

    private static Design alone(Random random, boolean bias) {
        RandomConvolutions any = new RandomConvolutions(random);
        int groups = any.upTo(3);
        Layer.Conv conv = any.conv(groups * any.upTo(3), groups, bias);
        return new Design("", any.shape(groups * any.upTo(3)), Sequence.of(conv));
    }

    @Test
    void anyKernelGetsAMarginOfZeros() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Design design = alone(random, random.nextBoolean());
            int margin = 1 + random.nextInt(3);
            DerivationStep step =
                    Outputs.applied(
                            design, Rules.LARGER_KERNEL, Direction.FORWARD, "conv1", margin);
            outputs.agree(step.rewriting(), random, true);
            DerivationStep back =
                    Outputs.applied(
                            step.after(), Rules.LARGER_KERNEL, Direction.BACKWARD, "conv1", margin);
            assertThat(back.after()).isEqualTo(design);
            assertThat(back.rewriting().there().always()).isFalse();
        }
    }

    @Test
    void aKernelWithoutPaddingHasNoMarginToLose() {
        Layer.Conv conv =
                new Layer.Conv(2, Extent.square(3), Extent.ONE, Extent.ZERO, Extent.ONE, 1, false);
        Design design = new Design("", new Shape(2, 5, 5), Sequence.of(conv));
        assertThat(Outputs.refusal(design, Rules.LARGER_KERNEL, Direction.BACKWARD, "conv1"))
                .isEqualTo("the kernel (3x3) with padding 0x0 has no margin to lose");
        assertThat(
                        Rewriter.of(design)
                                .choices(Rules.LARGER_KERNEL, Direction.FORWARD, new Path("conv1")))
                .isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void anyConvolutionGetsABiasOfZeros() throws EngineException {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Design design = alone(random, false);
            DerivationStep step =
                    Outputs.applied(design, Rules.ZERO_BIAS, Direction.FORWARD, "conv1", 0);
            assertThat(step.rewriting().there().always()).isTrue();
            outputs.agree(step.rewriting(), random, true);
            DerivationStep back =
                    Outputs.applied(step.after(), Rules.ZERO_BIAS, Direction.BACKWARD, "conv1", 0);
            assertThat(back.rewriting().there().always()).isFalse();
        }
    }

    @Test
    void aSecondBiasIsRefused() {
        Design design =
                new Design(
                        "",
                        new Shape(2, 5, 5),
                        Sequence.of(Layer.Conv.same(2, 3, 1, 1).withBias()));
        assertThat(Outputs.refusal(design, Rules.ZERO_BIAS, Direction.FORWARD, "conv1"))
                .isEqualTo("the convolution has a bias");
    }
}
