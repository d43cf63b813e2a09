package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.engine.Activations;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ExcerptTest {

    private static final Graph NETWORK =
            Lowered.of(Catalog.design("resnext50-32x4d").orElseThrow()).graph();

    private static Graph blocks() {
        Block first = new ResNeXt(ResNeXt.Form.C, 4, 2, 16, 2, Shortcut.B, 4);
        Block second = new ResNeXt(ResNeXt.Form.A, 2, 2, 16, 1, Shortcut.B, 0);
        return Lowered.of(new Design("two", new Shape(8, 9, 7), Sequence.of(first, second)))
                .graph();
    }

    private static List<String> ids(Excerpt excerpt) {
        return excerpt.graph().nodes().stream().map(node -> node.id()).toList();
    }

    private static int index(String id) {
        return NETWORK.node(id).orElseThrow().index();
    }

    @Test
    void theOutputsOfResidualBlocksAreJunctions() {
        Set<String> junctions =
                Excerpt.junctions(NETWORK).stream()
                        .map(node -> NETWORK.nodes().get(node).id())
                        .collect(Collectors.toSet());
        assertThat(junctions)
                .contains("relu1", "maxPool1", "layer1.resnext1.relu3", "layer4.resnext2.relu3")
                .doesNotContain("layer1.resnext1.relu1", "layer1.resnext1.add1", "conv1");
    }

    @Test
    void aNodeInABlockFollowsFromTheBlockBefore() {
        Set<Integer> junctions = Excerpt.junctions(NETWORK);
        Excerpt excerpt =
                Excerpt.of(NETWORK, Set.of(index("layer3.resnext3.conv2")), junctions::contains);
        assertThat(excerpt.from()).isEqualTo(index("layer3.resnext2.relu3"));
        assertThat(ids(excerpt))
                .containsExactly(
                        "layer3.resnext3.conv1",
                        "layer3.resnext3.batchNorm1",
                        "layer3.resnext3.relu1",
                        "layer3.resnext3.conv2");
    }

    @Test
    void nodesOfTwoBlocksFollowFromBeforeTheEarlierOne() {
        Set<Integer> junctions = Excerpt.junctions(NETWORK);
        Set<Integer> wanted =
                Set.of(index("layer1.resnext2.conv1"), index("layer2.resnext2.conv1"));
        Excerpt excerpt = Excerpt.of(NETWORK, wanted, junctions::contains);
        assertThat(excerpt.from()).isEqualTo(index("layer1.resnext1.relu3"));
        assertThat(excerpt.nodes()).containsAll(wanted);
    }

    @Test
    void whereNothingIsKnownItBeginsAtTheInput() {
        Excerpt excerpt = Excerpt.of(NETWORK, Set.of(index("maxPool1")), node -> false);
        assertThat(excerpt.from()).isEqualTo(Graph.INPUT);
        assertThat(excerpt.graph().input()).isEqualTo(NETWORK.input());
    }

    @Test
    void everyValueIsThatOfTheWholePass() throws Exception {
        Graph graph = blocks();
        Set<Integer> all =
                IntStream.range(0, graph.nodes().size()).boxed().collect(Collectors.toSet());
        Set<Integer> junctions = Excerpt.junctions(graph);
        try (ForwardEngine engine = Engines.byName("nd4j");
                Weights weights = SeededWeights.of(graph, 3);
                INDArray input = Nd4j.rand(1, 8, 9, 7);
                Activations whole = engine.run(new Pass(graph, weights, input, all), Watch.NONE)) {
            assertThat(junctions).isNotEmpty();
            for (int node : all) {
                if (!junctions.contains(node)) {
                    Excerpt part = Excerpt.of(graph, Set.of(node), junctions::contains);
                    INDArray from =
                            part.from() == Graph.INPUT
                                    ? input
                                    : whole.value(part.from()).orElseThrow();
                    Pass pass = new Pass(part.graph(), weights, from, Set.of());
                    try (Activations done = engine.run(pass, Watch.NONE)) {
                        assertThat(done.output().equalsWithEps(whole.value(node).orElseThrow(), 0))
                                .as(graph.nodes().get(node).id())
                                .isTrue();
                    }
                }
            }
        }
    }
}
