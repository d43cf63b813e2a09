package convscope.view.tabs.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0.5|0.5", "-1|-1", "−0,25|-0.25", " .5 |0.5", "2.|2", "1e-3|0.001", "+4|4"})
    void numbersAreReadAsPeopleTypeThem(String text, float value) {
        assertThat(new WeightText(text).value()).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1e", "1e-", ".", "-."})
    void whatMayBecomeANumberIsNoneYet(String text) {
        assertThat(new WeightText(text).value()).isEmpty();
        assertThat(new WeightText(text).begun()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.2.3", "--1", "1e99", "NaN", "Infinity", "0x1p3", "1f", "1 2"})
    void whatIsNoWeightIsRefused(String text) {
        assertThat(new WeightText(text).value()).isEmpty();
        assertThat(new WeightText(text).refusal())
                .isEqualTo(
                        "A weight is a number from −3.4e38 to 3.4e38, such as −0.25, not “"
                                + text
                                + "”.");
    }

    @Test
    void aLongTextIsCutInTheSentence() {
        assertThat(new WeightText("x".repeat(5000)).refusal()).hasSizeLessThan(120);
    }
}
