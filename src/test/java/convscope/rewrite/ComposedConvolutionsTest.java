package convscope.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.EngineException;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ComposedConvolutionsTest {

    private static final Rule RULE = Rules.COMPOSED_CONVOLUTIONS;

    private static Outputs outputs;

    @BeforeAll
    static void start() throws EngineException {
        outputs = new Outputs();
    }

    @AfterAll
    static void stop() {
        outputs.close();
    }

    private static Layer.Conv point(
            int out, Extent stride, Extent padding, int groups, boolean bias) {
        return new Layer.Conv(out, Extent.ONE, stride, padding, Extent.ONE, groups, bias);
    }

    private static void compose(Design design, Random random) throws EngineException {
        DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "conv1", 0);
        assertThat(step.after().body().blocks()).hasSize(1);
        outputs.agree(step.rewriting(), random, false);
    }

    @Test
    void aPointwiseConvolutionBehindAnyOther() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            int before = any.upTo(3);
            int behind = any.upTo(3);
            Extent stride = new Extent(any.upTo(2), any.upTo(3));
            Layer.Conv first =
                    any.conv(before * behind * any.upTo(2), before, random.nextBoolean());
            Layer.Conv second =
                    point(behind * any.upTo(3), stride, Extent.ZERO, behind, random.nextBoolean());
            compose(
                    new Design("", any.shape(before * any.upTo(3)), Sequence.of(first, second)),
                    random);
        }
    }

    @Test
    void aPointwiseConvolutionInFrontWithoutBias() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            int before = any.upTo(3);
            int behind = any.upTo(3);
            Extent stride = new Extent(any.upTo(2), any.upTo(2));
            Extent padding = new Extent(random.nextInt(3), random.nextInt(2));
            Layer.Conv first = point(before * behind * any.upTo(2), stride, padding, before, false);
            Layer.Conv second = any.conv(behind * any.upTo(3), behind, random.nextBoolean());
            Shape shape = new Shape(before * any.upTo(3), 13 + any.upTo(3), 15 + any.upTo(3));
            compose(new Design("", shape, Sequence.of(first, second)), random);
        }
    }

    @Test
    void aBiasInFrontIsSeenByEveryTapWhereNothingIsPadded() throws EngineException {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            int groups = any.upTo(2);
            Layer.Conv first = point(groups * 2, Extent.square(any.upTo(2)), Extent.ZERO, 1, true);
            Layer.Conv second =
                    new Layer.Conv(
                            groups * 3,
                            new Extent(any.upTo(3), any.upTo(3)),
                            Extent.square(any.upTo(2)),
                            Extent.ZERO,
                            Extent.ONE,
                            groups,
                            random.nextBoolean());
            compose(new Design("", any.shape(3), Sequence.of(first, second)), random);
        }
    }

    private static String refusal(Layer... layers) {
        Design design = new Design("", new Shape(2, 8, 7), Sequence.of(layers));
        return Outputs.refusal(design, RULE, Direction.FORWARD, "conv1");
    }

    @Test
    void aBiasInFrontOfPaddingIsRefused() {
        assertThat(refusal(point(3, Extent.ONE, Extent.ZERO, 1, true), Layer.Conv.same(2, 3, 1, 1)))
                .contains("missing where the padding lies");
    }

    @Test
    void aPaddedPointwiseConvolutionBehindIsRefused() {
        assertThat(refusal(Layer.Conv.same(3, 3, 1, 1), point(2, Extent.ONE, Extent.ONE, 1, false)))
                .contains("sees zeros where the first sees its margin");
    }

    @Test
    void twoLargeKernelsAreRefused() {
        assertThat(refusal(Layer.Conv.same(3, 3, 1, 1), Layer.Conv.same(2, 5, 1, 1)))
                .contains("neither of the two is 1x1 (5x5 after 3x3)");
    }

    @Test
    void aReluBetweenIsRefused() {
        assertThat(
                        refusal(
                                Layer.Conv.same(3, 3, 1, 1),
                                new Layer.Relu(),
                                Layer.Conv.same(2, 1, 1, 1)))
                .contains("no convolution stands right behind");
    }

    @Test
    void theWayBackIsRefused() {
        Design design =
                new Design("", new Shape(2, 8, 7), Sequence.of(Layer.Conv.same(3, 3, 1, 1)));
        assertThat(Outputs.refusal(design, RULE, Direction.BACKWARD, "conv1"))
                .contains("a product of two in many ways");
    }
}
