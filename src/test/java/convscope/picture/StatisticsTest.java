package convscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class StatisticsTest {

    private static Statistics of(float... numbers) {
        return Statistics.of(numbers, 0, numbers.length);
    }

    @Test
    void theMeanOfManyEqualNumbersIsThatNumber() {
        float[] numbers = new float[4096 * 4096];
        Arrays.fill(numbers, 0.1f);
        Statistics statistics = of(numbers);
        assertThat(statistics.mean()).isEqualTo(0.1f);
        assertThat(statistics.min()).isEqualTo(0.1f);
        assertThat(statistics.max()).isEqualTo(0.1f);
        assertThat(statistics.warning()).isEmpty();
    }

    @Test
    void whatIsNotFiniteIsCountedAndLeftOut() {
        Statistics statistics = of(Float.NaN, 1, Float.NEGATIVE_INFINITY, 3);
        assertThat(statistics).isEqualTo(new Statistics(4, 2, 1, 3, 2));
        assertThat(statistics.warning())
                .contains(
                        "2 of 4 values are not finite; least, greatest and mean are over the finite ones");
    }

    @Test
    void nothingIsSaidOfNothing() {
        Statistics statistics = of(Float.NaN, Float.POSITIVE_INFINITY);
        assertThat(statistics.any()).isFalse();
        assertThat(statistics.warning()).contains("none of 2 values is finite");
    }

    @Test
    void zeroHasNoSign() {
        assertThat(of(-0f).min()).isEqualTo(0.0);
    }

    @Test
    void doublesStayDoubles() {
        try (INDArray doubles = Nd4j.create(new double[] {0.1, 0.1})) {
            assertThat(Statistics.of(doubles).mean()).isEqualTo(0.1);
        }
    }
}
