package convscope.view.tabs.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.diagram.KernelCells;
import org.junit.jupiter.api.Test;

class KernelsExampleTest {

    @Test
    void aCellIsHitWhereItIsDrawn() {
        // @start region=example
        KernelCells cells = KernelCells.fitting(4, 3, 3, 400, 300);
        int place = 17;
        double x = cells.left(place) + cells.cellWidth() / 2;
        double y = cells.top(place) + cells.cellHeight() / 2;
        assertThat(cells.hit(x, y)).hasValue(place);
        assertThat(new WeightText("1.5").value()).contains(1.5f);
        // @end
    }
}
