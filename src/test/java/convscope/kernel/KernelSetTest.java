package convscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against kernels written down by hand. */
class KernelSetTest {

    private static final KernelShape DEPTHWISE = new KernelShape(2, 1, 3, 3, 2);

    private static float[] one(KernelSet set, int height, int width) {
        return set.fill(new KernelShape(1, 1, height, width, 1));
    }

    private static float[] output(KernelSet set, KernelShape shape, int output) {
        int size = shape.perOutput();
        return java.util.Arrays.copyOfRange(set.fill(shape), output * size, (output + 1) * size);
    }

    @Test
    void theIdentityIsOneInTheMiddle() {
        assertThat(one(KernelSet.IDENTITY, 3, 3)).containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0);
        assertThat(one(KernelSet.IDENTITY, 1, 1)).containsExactly(1);
        assertThat(one(KernelSet.IDENTITY, 1, 5)).containsExactly(0, 0, 1, 0, 0);
        assertThat(one(KernelSet.IDENTITY, 2, 2)).containsExactly(1, 0, 0, 0);
        assertThat(one(KernelSet.IDENTITY, 4, 1)).containsExactly(0, 1, 0, 0);
    }

    @Test
    void theIdentityPutsEachOutputOnItsInput() {
        KernelShape shape = new KernelShape(4, 3, 1, 1, 1);
        assertThat(KernelSet.IDENTITY.fill(shape))
                .containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0);
    }

    @Test
    void inGroupsEachOutputIsOnAnInputOfItsOwnGroup() {
        KernelShape shape = new KernelShape(4, 3, 1, 1, 2);
        assertThat(KernelSet.IDENTITY.fill(shape))
                .containsExactly(1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0);
        assertThat(shape.inputChannel(3, 1)).isEqualTo(4);
    }

    @Test
    void aBoxIsTheMeanOfItsWindow() {
        assertThat(one(KernelSet.BOX_BLUR, 2, 2)).containsExactly(.25f, .25f, .25f, .25f);
        assertThat(one(KernelSet.BOX_BLUR, 1, 4)).containsExactly(.25f, .25f, .25f, .25f);
    }

    @Test
    void aGaussianIsBinomial() {
        assertThat(one(KernelSet.GAUSSIAN_BLUR, 3, 3))
                .containsExactly(
                        1 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 4 / 16f, 2 / 16f, 1 / 16f, 2 / 16f,
                        1 / 16f);
        assertThat(one(KernelSet.GAUSSIAN_BLUR, 5, 1))
                .containsExactly(1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f);
        assertThat(one(KernelSet.GAUSSIAN_BLUR, 1, 4))
                .containsExactly(1 / 8f, 3 / 8f, 3 / 8f, 1 / 8f);
    }

    @Test
    void sharpenIsTheClassicOne() {
        assertThat(one(KernelSet.SHARPEN, 3, 3)).containsExactly(0, -1, 0, -1, 5, -1, 0, -1, 0);
        assertThat(one(KernelSet.SHARPEN, 1, 3)).containsExactly(-1, 3, -1);
    }

    @Test
    void sobelTurnsFromOutputToOutput() {
        assertThat(output(KernelSet.SOBEL, DEPTHWISE, 0))
                .containsExactly(-1, 0, 1, -2, 0, 2, -1, 0, 1);
        assertThat(output(KernelSet.SOBEL, DEPTHWISE, 1))
                .containsExactly(-1, -2, -1, 0, 0, 0, 1, 2, 1);
    }

    @Test
    void aLongerSobelIsTheUsualOneOverSixteen() {
        assertThat(java.util.Arrays.copyOf(one(KernelSet.SOBEL, 5, 5), 5))
                .containsExactly(-1 / 16f, -2 / 16f, 0, 2 / 16f, 1 / 16f);
    }

    @Test
    void aSobelOfOneRowHasOnlyItsOwnDirection() {
        KernelShape row = new KernelShape(2, 1, 1, 3, 2);
        assertThat(KernelSet.SOBEL.fill(row)).containsExactly(-4, 0, 4, -4, 0, 4);
        KernelShape column = new KernelShape(2, 1, 2, 1, 2);
        assertThat(KernelSet.SOBEL.fill(column)).containsExactly(-8, 8, -8, 8);
    }

    @Test
    void theLaplacianIsTheFivePointOne() {
        assertThat(one(KernelSet.LAPLACIAN, 3, 3)).containsExactly(0, 1, 0, 1, -4, 1, 0, 1, 0);
        assertThat(one(KernelSet.LAPLACIAN, 1, 3)).containsExactly(1, -2, 1);
        assertThat(one(KernelSet.LAPLACIAN, 4, 1)).containsExactly(.5f, -.5f, -.5f, .5f);
        assertThat(one(KernelSet.LAPLACIAN, 3, 2)).containsExactly(.5f, .5f, -1, -1, .5f, .5f);
    }

    @Test
    void aLargerLaplacianIsTheSmallOneOfABlur() {
        float[] large = one(KernelSet.LAPLACIAN, 5, 5);
        float[] blur = one(KernelSet.GAUSSIAN_BLUR, 3, 3);
        float[] small = one(KernelSet.LAPLACIAN, 3, 3);
        float[] expected = new float[25];
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                expected[(i / 3 + j / 3) * 5 + i % 3 + j % 3] += blur[i] * small[j];
            }
        }
        assertThat(large).containsExactly(expected, within(1e-6f));
    }

    @Test
    void theMeanOfChannelsCountsAllInputsOfTheGroupAlike() {
        assertThat(KernelSet.CHANNEL_MEAN.fill(new KernelShape(2, 4, 1, 1, 1)))
                .containsOnly(.25f)
                .hasSize(8);
        assertThat(output(KernelSet.CHANNEL_MEAN, new KernelShape(2, 2, 1, 3, 2), 1))
                .containsExactly(0, .5f, 0, 0, .5f, 0);
    }

    @Test
    void theFirstGaborAnswersToAHorizontalEdge() {
        float[] kernel = one(KernelSet.GABOR, 3, 3);
        assertThat(java.util.Arrays.copyOfRange(kernel, 3, 6)).containsExactly(0, 0, 0);
        assertThat(kernel[0]).isNegative().isEqualTo(kernel[2]).isEqualTo(-kernel[6]);
        assertThat(kernel[6] + kernel[7] + kernel[8]).isCloseTo(1, within(1e-6f));
    }

    @Test
    void everyGaborGivesNothingOnAnEvenSurface() {
        KernelShape shape = new KernelShape(16, 1, 7, 5, 16);
        float[] bank = KernelSet.GABOR.fill(shape);
        for (int output = 0; output < 16; output++) {
            double sum = 0;
            double positive = 0;
            for (int i = output * 35; i < (output + 1) * 35; i++) {
                sum += bank[i];
                positive += Math.max(0, bank[i]);
            }
            assertThat(sum).isCloseTo(0, within(1e-5));
            assertThat(positive).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void whereASetMakesNoSenseItSaysWhy() {
        KernelShape point = new KernelShape(4, 4, 1, 1, 1);
        assertThat(List.of(KernelSet.values()))
                .filteredOn(set -> set.refusal(point).isEmpty())
                .containsExactly(KernelSet.IDENTITY, KernelSet.CHANNEL_MEAN);
        assertThat(KernelSet.SHARPEN.refusal(new KernelShape(1, 1, 4, 4, 1)))
                .contains("A kernel of 4x4 has no middle pixel to sharpen.");
        assertThat(KernelSet.GABOR.refusal(new KernelShape(1, 1, 1, 7, 1)))
                .contains("A wave needs 3x3 pixels or more, not 1x7.");
        assertThatIllegalArgumentException().isThrownBy(() -> KernelSet.LAPLACIAN.fill(point));
    }

    @ParameterizedTest
    @EnumSource
    void everySetFillsEveryShapeThatItDoesNotRefuse(KernelSet set) {
        for (int height = 1; height <= 8; height++) {
            for (int width = 1; width <= 8; width++) {
                KernelShape shape = new KernelShape(18, 5, height, width, 3);
                if (set.refusal(shape).isEmpty()) {
                    float[] tensor = set.fill(shape);
                    assertThat(tensor).hasSize(18 * 5 * height * width);
                    for (float value : tensor) {
                        assertThat(value).isFinite();
                    }
                    for (int output = 0; output < 18; output++) {
                        assertThat(output(set, shape, output))
                                .isNotEqualTo(new float[5 * height * width]);
                    }
                }
            }
        }
    }
}
