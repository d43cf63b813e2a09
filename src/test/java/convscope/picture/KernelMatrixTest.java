package convscope.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelMatrixTest {

    @ParameterizedTest
    @CsvSource({"3,3,3,3", "64,3,7,7", "128,4,3,3", "64,1,3,3", "10,6,1,7", "16,16,1,1"})
    void everyWeightIsHitInItsMiddle(int out, int in, int height, int width) {
        KernelMatrix matrix = KernelMatrix.fitting(out, in, height, width, 400, 160);
        assertThat(matrix.drawsWeights()).isTrue();
        assertThat(matrix.totalWidth()).isLessThanOrEqualTo(400);
        assertThat(matrix.totalHeight()).isLessThanOrEqualTo(160);
        for (int o = 0; o < out; o++) {
            for (int i = 0; i < in; i++) {
                for (int at = 0; at < height * width; at++) {
                    int row = at / width;
                    int column = at % width;
                    double x = matrix.left(o, i) + (column + 0.5) * matrix.scale();
                    double y = matrix.top(o) + (row + 0.5) * matrix.scale();
                    assertThat(matrix.hit(x, y)).contains(new KernelMatrix.Hit(o, i, row, column));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2048,512,1,1", "512,512,3,3", "2048,1024,1,1", "2048,1,3,3"})
    void thousandsOfKernelsFitToo(int out, int in, int height, int width) {
        KernelMatrix matrix = KernelMatrix.fitting(out, in, height, width, 280, 170);
        assertThat(matrix.totalWidth()).isLessThanOrEqualTo(280.001);
        assertThat(matrix.totalHeight()).isLessThanOrEqualTo(170.001);
        assertThat(matrix.hit(matrix.left(out - 1, in - 1), matrix.top(out - 1) + 1e-6))
                .map(KernelMatrix.Hit::output)
                .contains(out - 1);
    }

    @Test
    void theNormIsTheLengthOfAKernel() {
        KernelMatrix matrix = KernelMatrix.fitting(2, 1, 1, 2, 100, 100);
        assertThat(matrix.norms(new float[] {3, -4, 0, 2})).containsExactly(5, 2);
    }

    @Test
    void everyWeightHasItsColour() {
        KernelMatrix matrix = new KernelMatrix(2, 1, 1, 2, 1, 3, 1);
        ValueRange range = new ValueRange(-1, 1);
        Sheet sheet =
                matrix.paint(
                        new float[] {-1, 0, 0.5f, 1}, ColourScale.DIVERGING, range, 0, 0, 7, 8);
        int[] row = Arrays.copyOfRange(sheet.argb(), 0, 7);
        int low = ColourScale.DIVERGING.argb(-1, range);
        int zero = ColourScale.DIVERGING.argb(0, range);
        assertThat(row).containsExactly(low, low, low, zero, zero, zero, 0);
        assertThat(sheet.argb()[4 * 7]).isEqualTo(ColourScale.DIVERGING.argb(0.5, range));
        assertThat(Arrays.copyOfRange(sheet.argb(), 3 * 7, 4 * 7)).containsOnly(0);
    }

    @Test
    void underOnePixelTheGreatestIsSeen() {
        float[] values = new float[64 * 64];
        values[37 * 64 + 21] = -1;
        KernelMatrix matrix = KernelMatrix.fitting(64, 64, 1, 1, 16, 16);
        ValueRange range = new ValueRange(-1, 1);
        Sheet sheet = matrix.paint(values, ColourScale.DIVERGING, range, 0, 0, 16, 16);
        assertThat(sheet.argb()[37 / 4 * 16 + 21 / 4])
                .isEqualTo(ColourScale.DIVERGING.argb(-1, range));
    }
}
