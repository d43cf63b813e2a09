package convscope.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.EngineException;
import convscope.graph.Divisors;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A shuffle moved into weights, and beside them. */
class ShuffleRulesTest {

    private static final Rule WEIGHTS = Rules.SHUFFLED_WEIGHTS;
    private static final Rule MOVED = Rules.MOVED_SHUFFLE;

    private static Outputs outputs;

    @BeforeAll
    static void start() throws EngineException {
        outputs = new Outputs();
    }

    @AfterAll
    static void stop() {
        outputs.close();
    }

    private static <T> T one(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static Design of(int channels, Layer... layers) {
        return new Design("", new Shape(channels, 6, 7), Sequence.of(layers));
    }

    @Test
    void aShuffleBehindAnyConvolution() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            int groups = any.upTo(4);
            Layer.Conv conv = any.conv(groups * any.upTo(4), groups, random.nextBoolean());
            Layer shuffle = new Layer.Shuffle(one(Divisors.of(conv.out()), random));
            Design design =
                    new Design("", any.shape(groups * any.upTo(3)), Sequence.of(conv, shuffle));
            DerivationStep step = Outputs.applied(design, WEIGHTS, Direction.FORWARD, "conv1", 0);
            assertThat(step.after().body().blocks()).hasSize(1);
            outputs.agree(step.rewriting(), random, true);
        }
    }

    @Test
    void aShuffleBeforeAnyConvolution() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            int groups = any.upTo(4);
            Shape shape = any.shape(groups * any.upTo(4));
            Layer.Conv conv = any.conv(groups * any.upTo(3), groups, random.nextBoolean());
            Layer shuffle = new Layer.Shuffle(one(Divisors.of(shape.channels()), random));
            Design design = new Design("", shape, Sequence.of(shuffle, conv));
            DerivationStep step =
                    Outputs.applied(design, WEIGHTS, Direction.FORWARD, "shuffle1", 0);
            outputs.agree(step.rewriting(), random, true);
        }
    }

    @Test
    void anyConvolutionGivesItsOrderToAShuffle() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            int groups = any.upTo(3);
            Layer.Conv conv = any.conv(groups * 2 * any.upTo(3) * 2, groups, random.nextBoolean());
            Design design = new Design("", any.shape(groups * any.upTo(3)), Sequence.of(conv));
            List<Integer> choices =
                    Rewriter.of(design).choices(WEIGHTS, Direction.BACKWARD, new Path("conv1"));
            int choice = one(choices, random);
            DerivationStep step =
                    Outputs.applied(design, WEIGHTS, Direction.BACKWARD, "conv1", choice);
            assertThat(step.after().body().blocks()).last().isEqualTo(new Layer.Shuffle(choice));
            outputs.agree(step.rewriting(), random, true);
        }
    }

    @Test
    void aShuffleChangesPlacesWithWhatTreatsEveryChannelByItself() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            int channels = 2 * any.upTo(6);
            Layer layer =
                    switch (seed % 8) {
                        case 0 -> any.conv(channels, channels, random.nextBoolean());
                        case 1 -> Layer.BatchNorm.standard();
                        case 2 -> new Layer.Relu();
                        case 3 -> new Layer.Sigmoid();
                        case 4 -> new Layer.GlobalAvgPool();
                        case 5 ->
                                new Layer.MaxPool(new Extent(2, 3), Extent.ONE, Extent.ONE, false);
                        case 6 -> new Layer.Softmax();
                        default -> new Layer.Scale(-0.5);
                    };
            Layer shuffle = new Layer.Shuffle(one(Divisors.of(channels), random));
            boolean forward = random.nextBoolean();
            Design design =
                    new Design(
                            "",
                            any.shape(channels),
                            forward ? Sequence.of(shuffle, layer) : Sequence.of(layer, shuffle));
            Direction direction = forward ? Direction.FORWARD : Direction.BACKWARD;
            String at = (forward ? shuffle : layer).kind() + "1";
            DerivationStep step = Outputs.applied(design, MOVED, direction, at, 0);
            assertThat(step.after().body())
                    .isEqualTo(forward ? Sequence.of(layer, shuffle) : Sequence.of(shuffle, layer));
            outputs.agree(step.rewriting(), random, true);
        }
    }

    /** ShuffleNet's unit: the shuffle behind the first 1x1 ends in the weights of the last. */
    @Test
    void theShuffleOfAShuffleNetUnitTravelsToTheLastConvolution() throws EngineException {
        Design unit =
                of(
                        12,
                        Layer.Conv.same(12, 1, 1, 3),
                        new Layer.Relu(),
                        new Layer.Shuffle(3),
                        Layer.Conv.same(12, 3, 1, 12),
                        Layer.Conv.same(12, 1, 1, 3));
        DerivationStep moved = Outputs.applied(unit, MOVED, Direction.FORWARD, "shuffle1", 0);
        DerivationStep taken =
                Outputs.applied(moved.after(), WEIGHTS, Direction.FORWARD, "shuffle1", 0);
        assertThat(taken.after().body())
                .isEqualTo(
                        of(
                                        12,
                                        Layer.Conv.same(12, 1, 1, 3),
                                        new Layer.Relu(),
                                        Layer.Conv.same(12, 3, 1, 12),
                                        Layer.Conv.same(12, 1, 1, 1))
                                .body());
        outputs.agree(moved.rewriting(), new Random(1), true);
        outputs.agree(taken.rewriting(), new Random(1), true);
    }

    @Test
    void groupsThatStayTogetherStay() {
        Design design = of(8, Layer.Conv.same(8, 1, 1, 2), new Layer.Shuffle(1));
        DerivationStep step = Outputs.applied(design, WEIGHTS, Direction.FORWARD, "conv1", 0);
        assertThat(step.after().body()).isEqualTo(Sequence.of(Layer.Conv.same(8, 1, 1, 2)));
    }

    @Test
    void shufflesThatUndoEachOtherVanish() throws EngineException {
        Design design = of(12, new Layer.Shuffle(3), new Layer.Shuffle(4), new Layer.Relu());
        DerivationStep step = Outputs.applied(design, WEIGHTS, Direction.FORWARD, "shuffle1", 0);
        assertThat(step.after().body()).isEqualTo(Sequence.of(new Layer.Relu()));
        outputs.agree(step.rewriting(), new Random(1), true);
    }

    @Test
    void shufflesThatDoNotUndoEachOtherAreRefused() {
        Design design = of(12, new Layer.Shuffle(3), new Layer.Shuffle(3));
        assertThat(Outputs.refusal(design, WEIGHTS, Direction.FORWARD, "shuffle1"))
                .contains("(3, 3)")
                .contains("12 channels");
    }

    @Test
    void aReluBetweenShuffleAndConvolutionIsRefused() {
        Design design =
                of(12, new Layer.Shuffle(3), new Layer.Relu(), Layer.Conv.same(12, 1, 1, 3));
        assertThat(Outputs.refusal(design, WEIGHTS, Direction.FORWARD, "shuffle1"))
                .isEqualTo("no convolution stands right behind the shuffle");
    }

    @Test
    void whatMixesChannelsDoesNotChangePlaces() {
        Design design = of(12, new Layer.Shuffle(3), new Layer.Lrn(5, 1e-2, 0.75, 1));
        assertThat(Outputs.refusal(design, MOVED, Direction.FORWARD, "shuffle1"))
                .isEqualTo("a lrn does not treat every channel by itself");
    }

    @Test
    void aPrimeNumberOfChannelsHasNoOrderToGive() {
        Design design = of(3, Layer.Conv.same(7, 1, 1, 1));
        assertThat(Outputs.refusal(design, WEIGHTS, Direction.BACKWARD, "conv1"))
                .isEqualTo("7 output channels have no order that a shuffle could give");
    }
}
