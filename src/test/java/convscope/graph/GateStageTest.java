package convscope.graph;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.catalog.SqueezeExcitation;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateStageTest {

    private static Lowered design(Block... blocks) {
        return Lowered.of(new Design("test", new Shape(32, 8, 8), Sequence.of(blocks)));
    }

    private static String id(Lowered lowered, int node) {
        return lowered.graph().nodes().get(node).id();
    }

    @Test
    void squeezeAndExcitationIsFoundWithItsParts() {
        Lowered lowered = Lowered.of(Catalog.start());
        GateStage stage = GateStage.all(lowered.graph()).getFirst();
        assertThat(id(lowered, stage.squeeze().orElseThrow())).isEqualTo("resnext1.se1.squeeze");
        assertThat(id(lowered, stage.hidden().orElseThrow())).isEqualTo("resnext1.se1.hidden");
        assertThat(id(lowered, stage.gates().getFirst())).isEqualTo("resnext1.se1.gate");
        assertThat(id(lowered, stage.before())).isEqualTo("resnext1.batchNorm3");
        assertThat(lowered.graph().shape(stage.after())).isEqualTo(new Shape(256, 56, 56));
    }

    @Test
    void selectionHasOneGateForEachBranch() {
        Lowered lowered =
                design(
                        Parallel.of(
                                new Merge.Attend(16, 32, 1, false),
                                Branch.of(Layer.Conv.same(32, 3, 1, 1)),
                                Branch.of(Layer.Conv.same(32, 5, 1, 1))));
        GateStage stage = GateStage.all(lowered.graph()).getFirst();
        assertThat(stage.gates())
                .extracting(gate -> id(lowered, gate))
                .containsExactly("parallel1.gate1", "parallel1.gate2");
        assertThat(id(lowered, stage.before())).isEqualTo("parallel1.fuse");
        assertThat(id(lowered, stage.after())).isEqualTo("parallel1");
        assertThat(id(lowered, stage.squeeze().orElseThrow())).isEqualTo("parallel1.squeeze");
        assertThat(id(lowered, stage.hidden().orElseThrow())).isEqualTo("parallel1.hidden");
        assertThat(GateStage.all(lowered.graph())).hasSize(1);
    }

    @Test
    void aGateOfTheInputItselfHasTheInputBefore() {
        Lowered lowered = design(new SqueezeExcitation(4));
        assertThat(GateStage.all(lowered.graph()).getFirst().before()).isEqualTo(Graph.INPUT);
    }

    @Test
    void aGateWithoutSqueezeOrHiddenIsStillAGate() {
        Block gate =
                Parallel.of(
                        Merge.MULTIPLY, Branch.identity(), Branch.of(new Layer.GlobalAvgPool()));
        GateStage stage = GateStage.all(design(gate).graph()).getFirst();
        assertThat(stage.gates()).hasSize(1);
        assertThat(stage.hidden()).isEmpty();
    }

    @Test
    void theBlockWithTheMostNamesInCommonIsNearest() {
        Lowered lowered = Lowered.of(Catalog.design("seresnext50-32x4d").orElseThrow());
        List<GateStage> all = GateStage.all(lowered.graph());
        assertThat(all).hasSize(16);
        assertThat(nearest(lowered, "layer2.resnext3.conv2")).startsWith("layer2.resnext3.");
        assertThat(nearest(lowered, "layer3")).startsWith("layer3.resnext1.");
        assertThat(nearest(lowered, "")).startsWith("layer1.resnext1.");
        assertThat(nearest(lowered, "fc")).startsWith("layer4.resnext3.");
    }

    @Test
    void theNextGateBehindIsNearerThanTheOneInFront() {
        Lowered lowered =
                design(
                        new SqueezeExcitation(4),
                        Layer.Conv.same(32, 3, 1, 1),
                        new SqueezeExcitation(4));
        assertThat(nearest(lowered, "conv1")).startsWith("se2");
    }

    @Test
    void aDesignWithoutGatesHasNone() {
        assertThat(GateStage.nearest(design(new Layer.Relu()), Path.ROOT)).isEmpty();
    }

    private static String nearest(Lowered lowered, String path) {
        return GateStage.nearest(lowered, new Path(path)).orElseThrow().at().text();
    }
}
