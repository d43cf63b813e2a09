package convscope.view.tabs;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.model.Extent;
import convscope.session.LegalValues;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0.45, -0.4321, −0.43, ''",
        "12.3, -1.26, −1.3, ''",
        "640, 20.4, 20, ''",
        "0.0642, -0.0032, −3.2, ×10⁻³",
        "0.00091, 0.0004, 400, ×10⁻⁶",
        "12345, 12345, 12.3, ×10³",
        "0, 0, 0, ''",
        "5, -0.001, 0.00, ''"
    })
    void fiveSignsOnACommonPower(double most, double value, String written, String factor) {
        CellNumbers numbers = CellNumbers.upTo(most);
        assertThat(numbers.of(value)).isEqualTo(written).hasSizeLessThanOrEqualTo(5);
        assertThat(numbers.factor()).isEqualTo(factor);
    }

    @Test
    void aStepTakesTheNextLegalValue() {
        LegalValues divisors = new LegalValues.Choices(List.of(1, 2, 4));
        assertThat(LegalStep.from(divisors, 2, true)).contains(4);
        assertThat(LegalStep.from(divisors, 4, true)).isEmpty();
        LegalValues upToFive = new LegalValues.Range(1, 5, List.of(1, 3, 5));
        assertThat(LegalStep.from(upToFive, Extent.square(3), false)).contains(Extent.square(2));
        assertThat(LegalStep.from(upToFive, new Extent(1, 4), true)).contains(new Extent(2, 5));
        assertThat(LegalStep.from(upToFive, new Extent(1, 4), false)).isEmpty();
    }
}
