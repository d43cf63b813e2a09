package convscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelExampleTest {

    @Test
    void aDesignIsAValue() {
        // @start region=example
        Design design =
                new Design(
                        "two",
                        new Shape(3, 8, 8),
                        Sequence.of(Layer.Conv.same(4, 3, 1, 1), new Layer.Relu()));
        Design wider = design.withBody(design.body().replaced(0, Layer.Conv.same(8, 3, 1, 1)));
        assertThat(wider).isNotEqualTo(design);
        assertThat(wider.body().blocks()).hasSize(2);
        assertThat(design.body().blocks().getFirst()).isEqualTo(Layer.Conv.same(4, 3, 1, 1));
        // @end
    }
}
