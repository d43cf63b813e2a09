package convscope.weights;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.kernel.KernelSet;
import convscope.kernel.TensorEdit;
import convscope.kernel.WeightEdits;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class EditedWeightsTest {

    private static final List<Integer> SHAPE = List.of(4, 2, 3, 3);

    /** A grouped convolution with a bias. */
    private static final Graph GRAPH =
            Lowered.of(
                            new Design(
                                    "test",
                                    new Shape(4, 8, 8),
                                    Sequence.of(
                                            new Layer.Conv(
                                                    4,
                                                    Extent.square(3),
                                                    Extent.ONE,
                                                    Extent.ONE,
                                                    Extent.ONE,
                                                    2,
                                                    true))))
                    .graph();

    @Test
    void editsLieOverTheTensorsTheyName() {
        WeightEdits edits =
                WeightEdits.NONE
                        .with("conv1.weight", TensorEdit.none(SHAPE).with(10, 5))
                        .with("gone.weight", TensorEdit.none(SHAPE).with(0, 1));
        try (Weights base = SeededWeights.of(GRAPH, 1);
                Weights edited = base.edited(GRAPH, edits)) {
            INDArray tensor = edited.get("conv1.weight");
            assertThat(tensor.getFloat(0, 1, 0, 1)).isEqualTo(5);
            assertThat(tensor.getFloat(0, 0, 0, 0))
                    .isEqualTo(base.get("conv1.weight").getFloat(0, 0, 0, 0));
            assertThat(base.get("conv1.weight").getFloat(0, 1, 0, 1)).isNotEqualTo(5);
            assertThat(edited.get("conv1.bias")).isSameAs(base.get("conv1.bias"));
        }
    }

    @Test
    void closingThemLeavesTheOthers() {
        WeightEdits edits =
                WeightEdits.NONE.with("conv1.weight", TensorEdit.filled(SHAPE, KernelSet.IDENTITY));
        try (Weights base = SeededWeights.of(GRAPH, 1)) {
            Weights edited = base.edited(GRAPH, edits);
            edited.close();
            assertThat(edited.get("conv1.weight").wasClosed()).isTrue();
            assertThat(base.get("conv1.weight").wasClosed()).isFalse();
            assertThat(base.get("conv1.bias").wasClosed()).isFalse();
        }
    }

    @Test
    void aSetKnowsTheGroups() {
        WeightEdits edits =
                WeightEdits.NONE.with("conv1.weight", TensorEdit.filled(SHAPE, KernelSet.IDENTITY));
        try (Weights base = SeededWeights.of(GRAPH, 1);
                Weights edited = base.edited(GRAPH, edits)) {
            INDArray tensor = edited.get("conv1.weight");
            for (int out = 0; out < 4; out++) {
                assertThat(tensor.getFloat(out, out % 2, 1, 1)).isEqualTo(1);
                assertThat(tensor.getFloat(out, 1 - out % 2, 1, 1)).isEqualTo(0);
            }
        }
    }
}
