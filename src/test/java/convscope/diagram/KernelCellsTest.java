package convscope.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelCellsTest {

    @ParameterizedTest
    @CsvSource({"3,3,3", "2048,1,1", "1,11,11", "5,1,7", "64,4,2"})
    void everyCellIsHitInItsMiddleAndNotBesideIt(int in, int height, int width) {
        KernelCells cells = KernelCells.fitting(in, height, width, 420, 170);
        for (int place = 0; place < cells.count(); place++) {
            double x = cells.left(place) + cells.cellWidth() / 2;
            double y = cells.top(place) + cells.cellHeight() / 2;
            assertThat(cells.hit(x, y)).isEqualTo(OptionalInt.of(place));
            assertThat(x).isLessThan(cells.totalWidth());
            assertThat(y).isLessThan(cells.totalHeight());
        }
        assertThat(cells.hit(cells.totalWidth(), 10)).isEmpty();
        assertThat(cells.hit(10, cells.totalHeight() + 30)).isEmpty();
        assertThat(cells.hit(-1, -1)).isEmpty();
    }

    @Test
    void arrowsCrossTheEdgesOfTheTables() {
        KernelCells cells = new KernelCells(4, 3, 3, 2, 40, 24);
        assertThat(cells.moved(0, 1, 0)).isEqualTo(1);
        assertThat(cells.moved(2, 1, 0)).isEqualTo(9);
        assertThat(cells.moved(9, -1, 0)).isEqualTo(2);
        assertThat(cells.moved(6, 0, 1)).isEqualTo(18);
        assertThat(cells.moved(18, 0, -1)).isEqualTo(6);
    }

    @Test
    void arrowsStopAtTheEndOfAll() {
        KernelCells cells = new KernelCells(3, 3, 3, 2, 40, 24);
        assertThat(cells.moved(0, -1, 0)).isZero();
        assertThat(cells.moved(0, 0, -1)).isZero();
        assertThat(cells.moved(11, 1, 0)).isEqualTo(11);
        assertThat(cells.moved(15, 0, 1)).isEqualTo(15);
        assertThat(cells.moved(26, 0, 1)).isEqualTo(26);
    }

    @Test
    void fewWeightsAreLarge() {
        assertThat(KernelCells.fitting(1, 3, 3, 420, 170).cellHeight()).isEqualTo(44);
        assertThat(KernelCells.fitting(512, 3, 3, 420, 170).cellHeight()).isEqualTo(28);
    }
}
