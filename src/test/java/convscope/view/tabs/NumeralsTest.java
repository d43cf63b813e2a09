package convscope.view.tabs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumeralsTest {

    @Test
    void valuesHaveTheirTellingDigits() {
        assertThat(Numerals.value(0.43123)).isEqualTo("0.4312");
        assertThat(Numerals.value(0.000243)).isEqualTo("0.000243");
        assertThat(Numerals.value(-12.5)).isEqualTo("−12.5");
        assertThat(Numerals.value(1234.56)).isEqualTo("1235");
        assertThat(Numerals.value(100)).isEqualTo("100");
        assertThat(Numerals.value(1)).isEqualTo("1");
        assertThat(Numerals.value(0)).isEqualTo("0");
        assertThat(Numerals.value(-0.0)).isEqualTo("0");
        assertThat(Numerals.value(3.2e-7)).isEqualTo("3.20e−07");
        assertThat(Numerals.value(Double.NaN)).isEqualTo("not a number");
        assertThat(Numerals.value(Double.NEGATIVE_INFINITY)).isEqualTo("−∞");
    }

    @Test
    void ticksAreRoundNumbersWithinTheRange() {
        assertThat(Numerals.ticks(0, 1, 4)).containsExactly(0.0, 0.5, 1.0);
        assertThat(Numerals.ticks(-0.3, 0.3, 4)).containsExactly(-0.2, 0.0, 0.2);
        assertThat(Numerals.ticks(0, 0, 4)).containsExactly(0.0);
        assertThat(Numerals.ticks(0, 5048, 2)).containsExactly(0.0, 5000.0);
    }
}
