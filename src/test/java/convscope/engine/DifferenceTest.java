package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import convscope.engine.Difference.Location;
import convscope.proof.DifferenceMap;
import convscope.proof.Finding;
import convscope.proof.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DifferenceTest {

    private static INDArray array(long[] shape, double... values) {
        return Nd4j.create(values, shape, 'c');
    }

    private static INDArray maps(double... values) {
        return array(new long[] {1, 2, 2, 3}, values);
    }

    @Test
    void theLargestIsFoundWhereItIs() {
        try (INDArray first = maps(1, 2, 3, 4, 5, 6, 7, 8, 9, -10, 11, 12);
                INDArray second = maps(1, 2, 3.5, 4, 5, 6, 7, 8, 9, -10, 8, 12)) {
            Difference difference = Difference.of(first, second);
            assertThat(difference.absolute()).isEqualTo(3);
            assertThat(difference.at()).isEqualTo(new Location(1, 1, 1));
        }
    }

    @Test
    void theRelativeOneIsByTheLargestValueOfTheFirst() {
        try (INDArray first = maps(0, 0, 0, 0, 0, 0, 0, 0, 0, -20, 0, 0);
                INDArray second = maps(0, 0, 1, 0, 0, 0, 0, 0, 0, -19, 0, 0)) {
            assertThat(Difference.of(first, second).relative()).isCloseTo(0.05, within(1e-15));
        }
    }

    @Test
    void whereTheFirstIsZeroTheRelativeOneIsTheAbsolute() {
        try (INDArray first = maps(new double[12]);
                INDArray second = maps(0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0)) {
            assertThat(Difference.of(first, second).relative()).isEqualTo(3);
        }
    }

    @Test
    void oneAloneThatIsNoNumberIsInfinitelyFarAndItsPlaceIsSaid() {
        try (INDArray first = maps(9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
                INDArray second = maps(0, 0, 0, Double.NaN, 0, 0, 0, 0, 0, 0, 0, 99)) {
            Difference difference = Difference.of(first, second);
            assertThat(difference.absolute()).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(difference.relative()).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(difference.at()).isEqualTo(new Location(0, 1, 0));
            assertThat(new Finding("nd4j", Precision.FLOAT32, difference, 0).holds()).isFalse();
        }
    }

    @Test
    void whatIsInfiniteAlikeIsNotApartAndDoesNotHideTheRest() {
        double infinite = Double.POSITIVE_INFINITY;
        try (INDArray first = maps(infinite, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
                INDArray second = maps(infinite, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)) {
            Difference difference = Difference.of(first, second);
            assertThat(difference.relative()).isEqualTo(0.5);
            assertThat(difference.at()).isEqualTo(new Location(0, 0, 2));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, NaN, 0",
        "Infinity, Infinity, 0",
        "-Infinity, -Infinity, 0",
        "0.0, -0.0, 0",
        "1, -2, 3",
        "NaN, 1, Infinity",
        "1, NaN, Infinity",
        "NaN, Infinity, Infinity",
        "-Infinity, NaN, Infinity",
        "Infinity, 1, Infinity",
        "1, -Infinity, Infinity",
        "Infinity, -Infinity, Infinity",
        "-3e38, 3e38, 6e38"
    })
    void twoNumbersDifferAsIeeeHasItButWhatIsAlikeAgrees(
            double expected, double actual, double apart) {
        assertThat(Difference.apart(expected, actual)).isEqualTo(apart);
        float[] one = {1, (float) expected};
        float[] two = {1, (float) actual};
        assertThat(Difference.of(one, two, 2, 1, 1).absolute())
                .satisfies(d -> assertThat(d.floatValue()).isEqualTo((float) apart));
        try (INDArray first = array(new long[] {1, 2, 1, 1}, 1, expected);
                INDArray second = array(new long[] {1, 2, 1, 1}, 1, actual)) {
            assertThat(Difference.of(first, second).absolute()).isEqualTo(apart);
            assertThat(Difference.of(first, second).at().channel()).isEqualTo(apart == 0 ? 0 : 1);
            assertThat((double) DifferenceMap.of(first, second).largest())
                    .isEqualTo((double) (float) apart);
        }
    }

    @Test
    void theFirstOfManyThatAreInfinitelyFarIsSaid() {
        try (INDArray first = maps(9, 0, Double.NaN, 0, 0, 0, 0, 0, 0, 0, 0, 0);
                INDArray second = maps(0, 0, Double.NaN, Double.NaN, 0, 0, 0, 0, 0, 1e9, 0, 1)) {
            assertThat(Difference.of(first, second).at()).isEqualTo(new Location(0, 1, 0));
        }
    }

    @Test
    void ofABatchTheFarthestPictureCounts() {
        try (INDArray first = array(new long[] {2, 3}, 1, 2, 3, 4, 5, 6);
                INDArray second = array(new long[] {2, 3}, 1, 2, 3, 4, 9, 6)) {
            assertThat(Difference.of(first, second).absolute()).isEqualTo(4);
            assertThat(Difference.of(first, second).at()).isEqualTo(new Location(1, 0, 0));
        }
    }

    @Test
    void aVectorIsMapsOfOneValue() {
        try (INDArray vector = array(new long[] {1, 2}, 1, 2);
                INDArray maps = array(new long[] {1, 2, 1, 1}, 1, 4)) {
            assertThat(Difference.of(vector, maps).at()).isEqualTo(new Location(1, 0, 0));
        }
    }

    @Test
    void shapesThatDifferHaveNone() {
        try (INDArray first = array(new long[] {1, 2}, 1, 2);
                INDArray second = array(new long[] {1, 1, 1, 2}, 1, 2)) {
            assertThatIllegalArgumentException().isThrownBy(() -> Difference.of(first, second));
            assertThatIllegalArgumentException().isThrownBy(() -> DifferenceMap.of(first, second));
        }
    }

    @Test
    void theMapHasEveryPlace() {
        try (INDArray first = maps(1, 2, 3, 4, 5, 6, 7, 8, 9, -10, 11, 12);
                INDArray second = maps(1, 2, 3.5, 4, 5, 6, 7, 8, 8, -10, 8, 12)) {
            DifferenceMap map = DifferenceMap.of(first, second);
            assertThat(map.at(0, 0, 2)).isEqualTo(0.5f);
            assertThat(map.at(1, 1, 1)).isEqualTo(3f);
            assertThat(map.largest()).isEqualTo(3f);
            assertThat(map.acrossChannels()).containsExactly(0, 0, 1, 0, 3, 0);
        }
    }
}
