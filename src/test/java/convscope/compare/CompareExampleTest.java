package convscope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import org.junit.jupiter.api.Test;

class CompareExampleTest {

    private static Design design(int groups) {
        return new Design("one", new Shape(8, 8, 8), Sequence.of(Layer.Conv.same(8, 3, 1, groups)));
    }

    @Test
    void equalAndDifferentAreSaidInWords() {
        // @start region=example
        Design dense = design(1);
        Design grouped = design(4);
        Likeness likeness =
                Likeness.of(
                        Contender.of("grouped", Lowered.of(grouped)),
                        Contender.of("dense", Lowered.of(dense)));
        assertThat(likeness.says()).contains("4 times fewer parameters");
        // @end
    }
}
