package convscope.view.tabs.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PixelExampleTest {

    @Test
    void numbersShareAFactor() {
        // @start region=example
        CellNumbers numbers = CellNumbers.upTo(0.0042);
        assertThat(numbers.of(0.0042)).isEqualTo("4.20");
        assertThat(numbers.factor()).isEqualTo("×10⁻³");
        // @end
    }
}
