package convscope.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import org.junit.jupiter.api.Test;

class DiagramExampleTest {

    @Test
    void aBoxIsFoundWhereItStands() {
        // @start region=example
        Design design =
                new Design(
                        "two",
                        new Shape(3, 8, 8),
                        Sequence.of(Layer.Conv.same(4, 3, 1, 1), new Layer.Relu()));
        Drawing drawing = Diagram.of(Lowered.of(design));
        Element.Node conv = drawing.find(new Path("conv1")).orElseThrow();
        Viewport whole = Viewport.whole(drawing.bounds(), 400, 300);
        assertThat(whole.shows(conv.bounds(), 400, 300)).isTrue();
        // @end
    }
}
