package convscope.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanExampleTest {

    @Test
    void anActivationIsFusedIntoItsConvolution() {
        // @start region=example
        Design design =
                new Design(
                        "two",
                        new Shape(3, 8, 8),
                        Sequence.of(Layer.Conv.same(4, 3, 1, 1), new Layer.Relu()));
        Graph graph = Lowered.of(design).graph();
        List<Task> tasks = Fusion.tasks(graph, Set.of(graph.result()), new AllFinite());
        assertThat(tasks).hasSize(1);
        assertThat(tasks.getFirst().result()).isEqualTo(graph.result());
        Arena arena = new Arena();
        assertThat(arena.place(4 * 8 * 8 * 4, 0, 1)).isZero();
        // @end
    }
}
