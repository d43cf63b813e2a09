package convscope.graph;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.graph.Place.Status;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoweredTest {

    private static final Shape INPUT = new Shape(64, 8, 8);

    private static Lowered lower(Block... blocks) {
        return Lowered.of(new Design("test", INPUT, Sequence.of(blocks)));
    }

    private static List<String> ids(Lowered lowered) {
        return lowered.graph().nodes().stream().map(Node::id).toList();
    }

    @Test
    void unnamedBlocksAreCalledByKindAndNumber() {
        Lowered lowered =
                lower(Layer.Conv.same(8, 3, 1, 1), new Layer.Relu(), Layer.Conv.same(8, 3, 1, 1));
        assertThat(ids(lowered)).containsExactly("conv1", "relu1", "conv2");
    }

    @Test
    void aNameTakesThePlaceOfKindAndNumber() {
        Lowered lowered =
                lower(new Named("stem", Layer.Conv.same(8, 3, 1, 1)), Layer.Conv.same(8, 3, 1, 1));
        assertThat(ids(lowered)).containsExactly("stem", "conv1");
        assertThat(lowered.graph().tensors().keySet())
                .containsExactly("stem.weight", "conv1.weight");
    }

    @Test
    void branchesAreNumberedWithCopiesCounted() {
        Branch three = new Branch(3, Sequence.of(new Layer.Relu()));
        Lowered lowered = lower(Parallel.of(Merge.ADD, three, Branch.identity()));
        assertThat(ids(lowered))
                .containsExactly(
                        "parallel1.branch1.relu1",
                        "parallel1.branch2.relu1",
                        "parallel1.branch3.relu1",
                        "parallel1");
        assertThat(lowered.graph().nodes().getLast().inputs())
                .containsExactly(0, 1, 2, Graph.INPUT);
    }

    @Test
    void aRecipesUnfoldingIsOneScope() {
        Lowered lowered = lower(new ResNeXt(ResNeXt.Form.C, 8, 4, 64, 1, Shortcut.B, 0));
        assertThat(ids(lowered))
                .containsExactly(
                        "resnext1.conv1",
                        "resnext1.batchNorm1",
                        "resnext1.relu1",
                        "resnext1.conv2",
                        "resnext1.batchNorm2",
                        "resnext1.relu2",
                        "resnext1.conv3",
                        "resnext1.batchNorm3",
                        "resnext1.parallel1",
                        "resnext1.relu3");
    }

    @Test
    void formAHasItsLastBatchNormBehindTheAggregation() {
        Lowered lowered = lower(new ResNeXt(ResNeXt.Form.A, 2, 4, 64, 1, Shortcut.B, 0));
        assertThat(ids(lowered))
                .contains("resnext1.path1.conv1", "resnext1.path2.conv3")
                .endsWith(
                        "resnext1.parallel2",
                        "resnext1.batchNorm1",
                        "resnext1.parallel1",
                        "resnext1.relu1");
    }

    @Test
    void aFaultIsReportedWhereItArisesAndGreysWhatFollows() {
        Layer.Conv grouped =
                new Layer.Conv(64, Extent.ONE, Extent.ONE, Extent.ZERO, Extent.ONE, 32, false);
        Lowered lowered =
                Lowered.of(
                        new Design(
                                "bad",
                                new Shape(30, 8, 8),
                                Sequence.of(new Layer.Relu(), grouped, new Layer.Relu())));
        assertThat(lowered.faults())
                .singleElement()
                .satisfies(
                        fault -> {
                            assertThat(fault.at()).isEqualTo(new Path("conv1"));
                            assertThat(fault.says())
                                    .isEqualTo(
                                            "groups (32) must divide input channels (30) and output"
                                                    + " channels (64); legal here: 1, 2");
                        });
        assertThat(lowered.root().parts())
                .extracting(Place::status)
                .containsExactly(Status.SOUND, Status.FAULTY, Status.UNREACHED);
        assertThat(ids(lowered)).containsExactly("relu1");
    }

    @Test
    void branchesThatDisagreeMarkTheMergeAndNotTheBranches() {
        Lowered lowered =
                lower(
                        Parallel.of(
                                Merge.ADD,
                                Branch.of(Layer.Conv.same(8, 1, 1, 1)),
                                Branch.identity()));
        Place parallel = lowered.root().parts().getFirst();
        assertThat(parallel.status()).isEqualTo(Status.FAULTY);
        assertThat(parallel.parts()).extracting(Place::status).containsOnly(Status.SOUND);
        assertThat(lowered.faults().getFirst().rule()).contains("8x8x8, 64x8x8");
    }

    @Test
    void aNameThatStandsTwiceIsAFault() {
        Lowered lowered = lower(new Named("a", new Layer.Relu()), new Named("a", new Layer.Relu()));
        assertThat(lowered.faults().getFirst().rule()).isEqualTo("the name a stands twice here");
    }

    @Test
    void copiesThatWouldNeverEndAreRefused() {
        Block block = new Layer.Relu();
        for (int i = 0; i < 4; i++) {
            block = Parallel.of(Merge.ADD, new Branch(4096, Sequence.of(block)));
        }
        Lowered lowered = lower(block);
        assertThat(lowered.complete()).isFalse();
        assertThat(lowered.faults().getFirst().rule())
                .isEqualTo("parallel1 makes 33558531 blocks; a design has at most 200000");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        Block block = new Layer.Relu();
        for (int i = 0; i < 3000; i++) {
            block = Parallel.of(Merge.ADD, Branch.of(block));
        }
        assertThat(lower(block).faults().getFirst().rule()).contains("deeper than 200 levels");
    }

    @Test
    void everyNetworkOfTheCatalogueFits() {
        assertThat(Catalog.networks())
                .allSatisfy(d -> assertThat(Lowered.of(d).faults()).isEmpty());
        assertThat(Catalog.samples()).allSatisfy(d -> assertThat(Lowered.of(d).faults()).isEmpty());
    }

    @Test
    void aRepeatGivesEveryCopyItsOwnTensors() {
        Lowered lowered = lower(new Repeat(2, Sequence.of(Layer.Conv.same(64, 3, 1, 1))));
        assertThat(lowered.graph().tensors().keySet())
                .containsExactly("repeat1.copy1.conv1.weight", "repeat1.copy2.conv1.weight");
    }

    @Test
    void roundedUpPoolingFollowsPyTorch() {
        Layer pool = new Layer.MaxPool(Extent.square(3), Extent.square(2), Extent.ZERO, true);
        assertThat(lower(pool).root().output()).isEqualTo(new Shape(64, 4, 4));
        Layer last = new Layer.MaxPool(Extent.square(2), Extent.square(3), Extent.ONE, true);
        assertThat(lower(last).root().output()).isEqualTo(new Shape(64, 3, 3));
    }
}
