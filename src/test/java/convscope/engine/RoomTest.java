package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.ShapeRule;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Shape;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static Graph graph(Shape input, Layer layer) {
        return Lowered.of(new Design("large", input, Sequence.of(layer))).graph();
    }

    @Test
    void weightsThatNeedMoreThanThereIsAreRefusedWithBothNumbers() {
        Graph graph = graph(new Shape(30_000, 1, 1), Layer.Conv.same(30_000, 1, 1, 1));
        assertThatThrownBy(() -> Room.requireWeights(graph))
                .isInstanceOf(EngineException.class)
                .hasMessageMatching("the weights need 3433 MiB, and \\d+ MiB are free; .*");
    }

    @Test
    void aTensorThatNoArrayHoldsIsNamed() {
        Graph graph = graph(new Shape(4096, 64, 64), new Layer.FullyConnected(1000, true));
        assertThatThrownBy(() -> Room.requireWeights(graph))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith(
                        "fullyConnected1.weight has 16777216000 numbers, and an array holds at most"
                                + " 2147483639; ");
    }

    @Test
    void anInputThatNeedsMoreThanThereIsIsRefusedWithBothNumbers() {
        assertThatThrownBy(() -> Room.requireInput(new Shape(3, 16_384, 16_384)))
                .isInstanceOf(EngineException.class)
                .hasMessageMatching("the input needs 6144 MiB, and \\d+ MiB are free; .*");
    }

    @Test
    void anInputThatNoArrayHoldsIsRefused() {
        assertThatThrownBy(() -> Room.requireInput(new Shape(65_536, 65_536, 65_536)))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith(
                        "an input of 65536x65536x65536 has 281474976710656 numbers, and ");
    }

    @Test
    void manyLayersAreRefusedByWhereTheyStandHowManyTheyAreAndBothNumbers() {
        Repeat many = new Repeat(1_000, Sequence.of(Layer.Conv.same(1, 1, 1, 1)));
        Graph graph =
                Lowered.of(
                                new Design(
                                        "long",
                                        new Shape(1, 2, 2),
                                        Sequence.of(new Layer.Sigmoid(), many)))
                        .graph();
        assertThatThrownBy(() -> Room.requireSteps(graph, 8 << 20))
                .isInstanceOf(EngineException.class)
                .hasMessage(
                        "repeat1: 1001 operations, 1000 of them here, and their 1000"
                                + " tensors need 21 MiB beside the numbers, and at most 8 MiB are"
                                + " taken for that; fewer layers need less");
        assertThatCode(() -> Room.requireSteps(graph, 32 << 20)).doesNotThrowAnyException();
    }

    @Test
    void whatFitsIsNotRefused() {
        Graph graph = graph(new Shape(64, 8, 8), Layer.Conv.same(64, 3, 1, 1));
        assertThatCode(() -> Room.requireWeights(graph)).doesNotThrowAnyException();
        assertThatCode(() -> Room.requireInput(graph.input())).doesNotThrowAnyException();
    }

    @Test
    void theLargestValuesCanBeSummedWithoutOverflow() {
        Shape largest = new Shape(ShapeRule.MOST_CHANNELS, 1 << 16, 1 << 16);
        long all = Double.BYTES * 250_000L * Room.numbers(largest, 1_024);
        assertThat(all).isPositive();
        assertThat(Room.numbers(new Shape(2, 3, 4), 5)).isEqualTo(120);
    }
}
