package convscope.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.catalog.Bottleneck;
import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.engine.EngineException;
import convscope.engine.plan.AllFinite;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static Graph graph(Block... blocks) {
        return Lowered.of(new Design("plan", new Shape(64, 8, 8), Sequence.of(blocks))).graph();
    }

    private static List<String> calls(Graph graph, Integer... keep) throws EngineException {
        return Planner.program(graph, Set.of(keep), 1, new AllFinite()).calls().stream()
                .map(call -> call.getClass().getSimpleName())
                .toList();
    }

    private static Block bottleneck() {
        return new Bottleneck(16, 64, 1, Bottleneck.StrideOn.MIDDLE, Shortcut.B, 0);
    }

    @Test
    void aBottleneckIsThreeConvolutionsWithNormSumAndReluInThem() throws EngineException {
        assertThat(calls(graph(bottleneck())))
                .containsExactly(
                        "Load",
                        "ConvolveAndRectify",
                        "ConvolveAndRectify",
                        "ConvolveAndRectify",
                        "Fetch",
                        "Join");
    }

    @Test
    void whatSomebodyLooksAtIsComputedAndFetched() throws EngineException {
        Graph graph = graph(bottleneck());
        Node norm = graph.node("bottleneck1.batchNorm1").orElseThrow();
        assertThat(calls(graph, norm.index()))
                .startsWith("Load", "Convolve", "AddTo", "Fetch", "Activate")
                .filteredOn("Fetch"::equals)
                .hasSize(2);
    }

    @Test
    void thePathsOfFormAAddToTheSumWhereItLies() throws EngineException {
        Graph graph = graph(new ResNeXt(ResNeXt.Form.A, 8, 4, 64, 1, Shortcut.B, 0));
        List<Call> calls = Planner.program(graph, Set.of(), 1, new AllFinite()).calls();
        assertThat(calls.stream().filter(call -> call instanceof Call.Convolve c && c.adds()))
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void aGateIsAMeanAndTwoProductsOfMatrices() throws EngineException {
        Graph graph = graph(new ResNeXt(ResNeXt.Form.C, 8, 4, 64, 1, Shortcut.B, 4));
        assertThat(calls(graph))
                .contains("Mean", "Combine")
                .filteredOn("Multiply"::equals)
                .hasSize(2);
    }

    @Test
    void valuesThatDoNotLiveTogetherShareTheirPlace() throws EngineException {
        Block[] softmaxes = new Block[40];
        Arrays.fill(softmaxes, new Layer.Softmax());
        long value = 64L * 8 * 8 * 4;
        assertThat(Planner.program(graph(softmaxes), Set.of(), 1, new AllFinite()).arena())
                .isLessThanOrEqualTo(3 * value);
    }

    @Test
    void aValueThatCuDnnCannotCountIsRefusedInOneSentence() {
        Graph huge =
                Lowered.of(
                                new Design(
                                        "huge",
                                        new Shape(1, 1024, 1024),
                                        Sequence.of(Layer.Conv.same(4096, 1, 1, 1))))
                        .graph();
        assertThatThrownBy(() -> Planner.program(huge, Set.of(), 1, new AllFinite()))
                .isInstanceOf(EngineException.class)
                .hasMessage(
                        "cuda computes values of at most 2147483647 numbers, and this pass has a larger one; a smaller input or a smaller batch has not");
    }

    @Test
    void soIsOneThatIsOnlyWrittenInBetween() {
        Graph padded =
                Lowered.of(
                                new Design(
                                        "padded",
                                        new Shape(1_024, 9, 9),
                                        Sequence.of(
                                                new Layer.Conv(
                                                        1,
                                                        Extent.ONE,
                                                        Extent.square(1_024),
                                                        Extent.square(1_024),
                                                        Extent.ONE,
                                                        1,
                                                        false))))
                        .graph();
        assertThatThrownBy(() -> Planner.program(padded, Set.of(), 1, new AllFinite()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("this pass has a larger one");
    }
}
