package convscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import org.junit.jupiter.api.Test;

class TraceExampleTest {

    @Test
    void aWindowIsPlayedInOrder() {
        // @start region=example
        Design design =
                new Design(
                        "two",
                        new Shape(3, 8, 8),
                        Sequence.of(Layer.Conv.same(4, 3, 1, 1), new Layer.Relu()));
        Graph graph = Lowered.of(design).graph();
        TracedNode conv = TracedNode.of(graph, graph.nodes().getFirst()).orElseThrow();
        Play play = Play.of(conv.window()).step(1);
        Patch patch = conv.window().patch(play.row(), play.column());
        assertThat(patch.inputColumn(0)).isZero();
        assertThat(patch.padded()).isTrue();
        // @end
    }
}
