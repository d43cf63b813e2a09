package convscope.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.EngineException;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The two layers of squeeze-and-excitation, and gates that do not depend on what they see. */
class GateRulesTest {

    private static final Rule CONVOLUTION = Rules.FULLY_CONNECTED_AS_CONVOLUTION;
    private static final Rule FOLDED = Rules.FOLDED_GATE;

    private static Outputs outputs;

    @BeforeAll
    static void start() throws EngineException {
        outputs = new Outputs();
    }

    @AfterAll
    static void stop() {
        outputs.close();
    }

    private static Block gated(Block... gate) {
        return Parallel.of(Merge.MULTIPLY, Branch.identity(), Branch.of(gate));
    }

    private static Layer.Conv covering(Shape shape, int out, boolean bias) {
        return new Layer.Conv(
                out,
                new Extent(shape.height(), shape.width()),
                Extent.ONE,
                Extent.ZERO,
                Extent.ONE,
                1,
                bias);
    }

    @Test
    void anyFullyConnectedLayerIsAConvolutionAndBack() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            Shape shape = new Shape(any.upTo(8), any.upTo(4), any.upTo(3));
            int out = any.upTo(6);
            boolean bias = random.nextBoolean();
            Design dense =
                    new Design(
                            "",
                            shape,
                            Sequence.of(
                                    new Layer.FullyConnected(out, bias),
                                    Layer.Conv.same(3, 1, 1, 1)));
            Design conv =
                    dense.withBody(
                            Sequence.of(covering(shape, out, bias), Layer.Conv.same(3, 1, 1, 1)));
            DerivationStep there =
                    Outputs.applied(dense, CONVOLUTION, Direction.FORWARD, "fullyConnected1", 0);
            assertThat(there.after()).isEqualTo(conv);
            outputs.agree(there.rewriting(), random, true);
            DerivationStep back =
                    Outputs.applied(conv, CONVOLUTION, Direction.BACKWARD, "conv1", 0);
            assertThat(back.after()).isEqualTo(dense);
            outputs.agree(back.rewriting(), random, true);
        }
    }

    @Test
    void bothLayersOfAGateBecomeConvolutions() throws EngineException {
        Design design =
                new Design(
                        "",
                        new Shape(8, 5, 6),
                        Sequence.of(
                                gated(
                                        new Layer.GlobalAvgPool(),
                                        new Layer.FullyConnected(2, true),
                                        new Layer.Relu(),
                                        new Layer.FullyConnected(8, true),
                                        new Layer.Sigmoid())));
        String gate = "parallel1.branch2.fullyConnected1";
        DerivationStep first = Outputs.applied(design, CONVOLUTION, Direction.FORWARD, gate, 0);
        DerivationStep second =
                Outputs.applied(first.after(), CONVOLUTION, Direction.FORWARD, gate, 0);
        assertThat(second.after().body())
                .isEqualTo(
                        Sequence.of(
                                gated(
                                        new Layer.GlobalAvgPool(),
                                        Layer.Conv.same(2, 1, 1, 1).withBias(),
                                        new Layer.Relu(),
                                        Layer.Conv.same(8, 1, 1, 1).withBias(),
                                        new Layer.Sigmoid())));
        outputs.agree(first.rewriting(), new Random(1), true);
        outputs.agree(second.rewriting(), new Random(2), true);
    }

    @Test
    void aConvolutionThatDoesNotCoverItsMapIsRefused() {
        Design design =
                new Design(
                        "",
                        new Shape(4, 3, 3),
                        Sequence.of(Layer.Conv.same(2, 3, 1, 1), Layer.Conv.same(2, 1, 3, 1)));
        assertThat(Outputs.refusal(design, CONVOLUTION, Direction.BACKWARD, "conv1"))
                .isEqualTo("the kernel (3x3) has to be as large as the map (3x3), without padding");
        assertThat(Outputs.refusal(design, CONVOLUTION, Direction.BACKWARD, "conv2"))
                .contains("(1x1)");
    }

    @Test
    void groupsAreNoFullyConnectedLayer() {
        Design design =
                new Design("", new Shape(4, 1, 1), Sequence.of(Layer.Conv.same(4, 1, 1, 2)));
        assertThat(Outputs.refusal(design, CONVOLUTION, Direction.BACKWARD, "conv1"))
                .contains("2 groups");
    }

    @Test
    void anyConstantGateFoldsIntoTheConvolutionBeforeIt() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            int groups = any.upTo(3);
            int channels = groups * any.upTo(3);
            Layer.Conv conv = any.conv(channels, groups, random.nextBoolean());
            Block gate =
                    switch (seed % 4) {
                        case 0 -> new Layer.Scale(random.nextDouble() * 4 - 2);
                        case 1 ->
                                gated(
                                        new Layer.GlobalAvgPool(),
                                        new Layer.Scale(0),
                                        new Layer.Sigmoid());
                        case 2 ->
                                gated(
                                        new Layer.GlobalAvgPool(),
                                        new Layer.Scale(0),
                                        new Layer.FullyConnected(any.upTo(4), true),
                                        new Layer.Relu(),
                                        new Layer.FullyConnected(channels, random.nextBoolean()),
                                        new Layer.Sigmoid());
                        default ->
                                gated(
                                        new Layer.Scale(0),
                                        new Layer.GlobalAvgPool(),
                                        Layer.Conv.same(channels, 1, 1, groups).withBias(),
                                        Layer.BatchNorm.standard(),
                                        new Layer.Dropout(0.5));
                    };
            Design design =
                    new Design(
                            "",
                            any.shape(groups * any.upTo(3)),
                            Sequence.of(conv, gate, new Layer.Relu()));
            DerivationStep step = Outputs.applied(design, FOLDED, Direction.FORWARD, "conv1", 0);
            assertThat(step.after().body()).isEqualTo(Sequence.of(conv, new Layer.Relu()));
            outputs.agree(step.rewriting(), random, false);
        }
    }

    @Test
    void aGateThatWouldSeeTheFoldedKernelIsRefused() {
        Branch living = Branch.of(new Layer.GlobalAvgPool(), new Layer.Sigmoid());
        Design design =
                new Design(
                        "",
                        new Shape(3, 5, 4),
                        Sequence.of(
                                Layer.Conv.same(4, 3, 1, 1),
                                Parallel.of(
                                        Merge.MULTIPLY,
                                        Branch.identity(),
                                        living,
                                        Branch.of(
                                                new Layer.GlobalAvgPool(),
                                                new Layer.Scale(0),
                                                new Layer.Sigmoid()))));
        assertThat(Outputs.refusal(design, FOLDED, Direction.FORWARD, "conv1"))
                .contains("another gate sees what the convolution gives");
    }

    @Test
    void aGateThatDependsOnWhatItSeesIsRefused() {
        Design design =
                new Design(
                        "",
                        new Shape(3, 5, 4),
                        Sequence.of(
                                Layer.Conv.same(4, 3, 1, 1),
                                gated(new Layer.GlobalAvgPool(), new Layer.Sigmoid())));
        assertThat(Outputs.refusal(design, FOLDED, Direction.FORWARD, "conv1"))
                .contains("depends on what it reads");
    }

    @Test
    void theWayBackIsRefused() {
        Design design =
                new Design("", new Shape(3, 5, 4), Sequence.of(Layer.Conv.same(4, 3, 1, 1)));
        assertThat(Outputs.refusal(design, FOLDED, Direction.BACKWARD, "conv1"))
                .contains("does not tell");
    }
}
