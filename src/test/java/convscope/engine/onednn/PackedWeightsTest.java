package convscope.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.engine.EngineException;
import convscope.engine.Room;
import convscope.engine.plan.AllFinite;
import convscope.engine.plan.Fusion;
import convscope.engine.plan.Task;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.List;
import java.util.Set;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.stream;
import org.junit.jupiter.api.Test;

class PackedWeightsTest {

    private static final Graph GRAPH =
            Lowered.of(
                            new Design(
                                    "block",
                                    new Shape(32, 6, 6),
                                    Sequence.of(
                                            new ResNeXt(
                                                    ResNeXt.Form.C, 8, 4, 64, 1, Shortcut.B, 0))))
                    .graph();

    /** 1x1 32 to 32, 3x3 in 8 groups of 4, 1x1 32 to 64, and the shortcut's 1x1 32 to 64. */
    private static final long NUMBERS = 32 * 32 + 32 * 4 * 9 + 32 * 64 + 32 * 64;

    @Test
    void aTensorIsMissingUntilItIsPackedAndThenSharedByEveryPlan() throws EngineException {
        Set<Integer> wanted = Set.of(GRAPH.result());
        List<Task> tasks = Fusion.tasks(GRAPH, wanted, new AllFinite());
        try (engine cpu = new engine(dnnl.dnnl_cpu, 0);
                Weights weights = SeededWeights.of(GRAPH, 1);
                stream queue = new stream(cpu);
                PackedWeights packed = new PackedWeights(cpu, queue, weights)) {
            assertThat(packed.missing(tasks)).isEqualTo(NUMBERS);
            new Plan(cpu, Layouts.FLOAT32, GRAPH, Set.of(), 1, packed).close();
            assertThat(packed.missing(tasks)).isZero();
        }
    }

    @Test
    void packedWeightsThatNeedMoreThanThereIsAreRefusedWithBothNumbers() {
        assertThatThrownBy(() -> Room.require(1L << 20, 1L << 50))
                .isInstanceOf(EngineException.class)
                .hasMessageMatching(
                        "the pass needs 1 MiB for its activations and 1073741824 MiB for packed"
                                + " weights, and \\d+ MiB are free; .*");
    }
}
