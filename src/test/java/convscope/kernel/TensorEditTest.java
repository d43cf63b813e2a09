package convscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TensorEditTest {

    private static final KernelShape SHAPE = new KernelShape(2, 1, 1, 3, 2);
    private static final float[] BASE = {1, 2, 3, 4, 5, 6};

    private static float[] applied(TensorEdit edit) {
        return edit.applied(BASE, SHAPE.tensor(), SHAPE);
    }

    @Test
    void singleValuesLieOverTheBase() {
        TensorEdit edit = TensorEdit.none(SHAPE.tensor()).with(1, 9).with(5, -1);
        assertThat(applied(edit)).containsExactly(1, 9, 3, 4, 5, -1);
        assertThat(BASE).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void singleValuesLieOverASet() {
        TensorEdit edit = TensorEdit.filled(SHAPE.tensor(), KernelSet.IDENTITY).with(0, 9);
        assertThat(applied(edit)).containsExactly(9, 1, 0, 0, 1, 0);
    }

    @Test
    void aResetBringsTheBaseBackEvenUnderASet() {
        TensorEdit edit =
                TensorEdit.filled(SHAPE.tensor(), KernelSet.IDENTITY).with(0, 9).reset(0, 3);
        assertThat(applied(edit)).containsExactly(1, 2, 3, 0, 1, 0);
        assertThat(edit.covers(1)).isFalse();
        assertThat(edit.covers(4)).isTrue();
        assertThat(applied(edit.with(1, 7))).containsExactly(1, 7, 3, 0, 1, 0);
    }

    @Test
    void withoutAnyValueLeftItIsEmpty() {
        assertThat(TensorEdit.none(SHAPE.tensor()).with(1, 9).reset(1, 2).isEmpty()).isTrue();
    }

    @Test
    void onAnotherShapeOnlyTheSetHolds() {
        TensorEdit edit = TensorEdit.filled(List.of(1, 1, 1, 3), KernelSet.IDENTITY).with(0, 9);
        assertThat(applied(edit)).containsExactly(0, 1, 0, 0, 1, 0);
        assertThat(edit.fits(SHAPE.tensor(), SHAPE)).isFalse();
    }

    @Test
    void aSetThatMakesNoSenseThereLeavesTheBase() {
        TensorEdit edit = TensorEdit.filled(List.of(1, 1, 3, 3), KernelSet.GABOR);
        assertThat(applied(edit)).containsExactly(BASE);
        assertThat(edit.fits(SHAPE.tensor(), SHAPE)).isFalse();
    }

    @Test
    void aBiasUnderASetIsZero() {
        TensorEdit edit = TensorEdit.filled(List.of(6), KernelSet.SOBEL);
        assertThat(edit.applied(BASE, List.of(6), null)).containsOnly(0);
    }
}
