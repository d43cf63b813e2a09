package convscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import org.junit.jupiter.api.Test;

class AnalysisExampleTest {

    @Test
    void aConvolutionIsCounted() {
        // @start region=example
        Design design =
                new Design(
                        "two",
                        new Shape(3, 8, 8),
                        Sequence.of(Layer.Conv.same(4, 3, 1, 1), new Layer.Relu()));
        Analysis analysis = Analysis.of(Lowered.of(design));
        assertThat(analysis.total().parameters()).isEqualTo(4 * 3 * 3 * 3);
        assertThat(analysis.total().macs()).isEqualTo(4 * 3 * 3 * 3 * 8 * 8);
        // @end
    }
}
