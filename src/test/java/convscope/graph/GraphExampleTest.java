package convscope.graph;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import org.junit.jupiter.api.Test;

class GraphExampleTest {

    @Test
    void aDesignBecomesAGraph() {
        // @start region=example
        Design design =
                new Design(
                        "two",
                        new Shape(3, 8, 8),
                        Sequence.of(Layer.Conv.same(4, 3, 1, 1), new Layer.Relu()));
        Lowered lowered = Lowered.of(design);
        assertThat(lowered.complete()).isTrue();
        Place conv = lowered.find(new Path("conv1")).orElseThrow();
        assertThat(conv.output()).isEqualTo(new Shape(4, 8, 8));
        assertThat(lowered.graph().nodes()).hasSize(2);
        // @end
    }
}
