package convscope.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Agreement;
import convscope.engine.EngineException;
import convscope.engine.plan.AllFinite;
import convscope.engine.plan.Fusion;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NestingTest {

    private static final Block POINTWISE =
            Sequence.of(Layer.Conv.same(5, 1, 1, 1), Layer.BatchNorm.standard(), new Layer.Relu());
    private static final Block WIDE = Layer.Conv.same(7, 3, 1, 1).withBias();

    private static final Design INCEPTION =
            design(
                    Parallel.of(
                            Merge.CONCAT,
                            Branch.of(WIDE),
                            Branch.of(POINTWISE),
                            Branch.identity(),
                            Branch.of(Layer.Conv.same(3, 1, 1, 1).withBias())));

    private static final Design SPLIT =
            design(
                    Parallel.of(
                            Merge.CONCAT,
                            Branch.of(new Layer.Slice(0, 4), POINTWISE),
                            Branch.of(new Layer.Slice(4, 9), WIDE),
                            Branch.of(new Layer.Slice(9, 12), new Layer.Sigmoid())));

    private static Design design(Block body) {
        return new Design("nested", new Shape(12, 6, 5), Sequence.of(body, new Layer.Relu()));
    }

    @Test
    void matrixProductsWriteIntoAConcatenation() {
        assertThat(parts(INCEPTION)).containsOnlyKeys("conv 5", "conv 3");
        assertThat(parts(INCEPTION)).containsEntry("conv 5", 7).containsEntry("conv 3", 24);
    }

    @Test
    void matrixProductsReadFromASlice() {
        assertThat(parts(SPLIT)).containsOnlyKeys("slice 4", "conv 5");
        assertThat(parts(SPLIT)).containsEntry("slice 4", 0).containsEntry("conv 5", 0);
    }

    @Test
    void whatSomebodyElseReadsLiesByItself() {
        Block twice = Parallel.of(Merge.CONCAT, Branch.identity(), Branch.of(new Layer.Relu()));
        assertThat(parts(design(Sequence.of(POINTWISE, twice)))).isEmpty();
    }

    @Test
    void partsAgreeWithTheReference() throws EngineException {
        try (Agreement engines = Agreement.ofOneDnn()) {
            for (int batch = 1; batch <= 3; batch++) {
                engines.on(INCEPTION, batch, batch);
                engines.on(SPLIT, batch, batch);
            }
        }
    }

    /** The operation and channels of each part, and where in its whole it begins. */
    private static Map<String, Integer> parts(Design design) {
        Graph graph = Lowered.of(design).graph();
        Map<String, Integer> parts = new TreeMap<>();
        Nesting.of(graph, Fusion.tasks(graph, Set.of(graph.result()), new AllFinite()))
                .forEach(
                        (value, part) ->
                                parts.put(
                                        base(graph, value) + " " + graph.shape(value).channels(),
                                        part.from()));
        return parts;
    }

    /** What the value comes from: a task's result may be the ReLU that is fused behind it. */
    private static String base(Graph graph, int value) {
        String word = graph.nodes().get(value).op().word();
        return word.equals("slice_channels") ? "slice" : "conv";
    }
}
