package convscope.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.plan.AllFinite;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CudaExampleTest {

    @Test
    void aGraphIsPlannedWithoutACard() throws Exception {
        // @start region=example
        Design design =
                new Design(
                        "two",
                        new Shape(3, 8, 8),
                        Sequence.of(Layer.Conv.same(4, 3, 1, 1), new Layer.Relu()));
        Graph graph = Lowered.of(design).graph();
        Program program = Planner.program(graph, Set.of(graph.result()), 1, new AllFinite());
        assertThat(program.fetched()).containsKey(graph.result());
        assertThat(program.steps()).isNotEmpty();
        // @end
    }
}
