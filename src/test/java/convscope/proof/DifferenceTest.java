package convscope.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import convscope.proof.Difference.Spot;
import org.junit.jupiter.api.Test;
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
            assertThat(difference.at()).isEqualTo(new Spot(1, 1, 1));
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
    void whatIsNoNumberIsNoDifferenceAndItsPlaceIsSaid() {
        try (INDArray first = maps(9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
                INDArray second = maps(0, 0, 0, Double.NaN, 0, 0, 0, 0, 0, 0, 0, 99)) {
            Difference difference = Difference.of(first, second);
            assertThat(difference.absolute()).isNaN();
            assertThat(difference.relative()).isNaN();
            assertThat(difference.at()).isEqualTo(new Spot(0, 1, 0));
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
            assertThat(difference.at()).isEqualTo(new Spot(0, 0, 2));
        }
    }

    @Test
    void aVectorIsMapsOfOneValue() {
        try (INDArray vector = array(new long[] {1, 2}, 1, 2);
                INDArray maps = array(new long[] {1, 2, 1, 1}, 1, 4)) {
            assertThat(Difference.of(vector, maps).at()).isEqualTo(new Spot(1, 0, 0));
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
