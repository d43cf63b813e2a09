package convscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComplexityTest {

    /** Widths of table 2; the first and the last count are those of the paper's section 3.3. */
    @ParameterizedTest
    @CsvSource({"1, 64, 69632", "2, 40, 69760", "4, 24, 69888", "8, 14, 71456", "32, 4, 70144"})
    void thePapersPairsCostWhatThePaperSays(int cardinality, int width, long weights) {
        Complexity pair = Complexity.of(cardinality);
        assertThat(pair.width()).isEqualTo(width);
        assertThat(pair.weights()).isEqualTo(weights);
        assertThat(pair.resNet50()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 12, 16, 24, 48, 64})
    void noOtherWidthComesNearerToTheSameCost(int cardinality) {
        Complexity pair = Complexity.of(cardinality);
        for (int width = 1; width <= 64; width++) {
            long cost = cardinality * (256L * width + 9L * width * width + 256L * width);
            assertThat(Math.abs(pair.weights() - 69_632))
                    .isLessThanOrEqualTo(Math.abs(cost - 69_632));
        }
    }

    @Test
    void whatWasNotPublishedHasNoError() {
        assertThat(Complexity.of(16).resNet50()).isEmpty();
        assertThat(Complexity.of(16).resNet101()).isEmpty();
    }
}
