package convscope.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class PictureInputTest {
    @Test
    void theTensorIsOneFloatBatchInOrderC() {
        try (INDArray tensor = PictureInput.tensor(random(9, 7), 5, 6, 4)) {
            assertThat(tensor.shape()).containsExactly(1, 5, 6, 4);
            assertThat(tensor.dataType()).isEqualTo(DataType.FLOAT);
            assertThat(tensor.ordering()).isEqualTo('c');
        }
    }

    @Test
    void threeChannelsAreNormalisedAsTorchvisionDoes() {
        Picture picture = Picture.ofArgb(1, 1, new int[] {0xFF336699});

        float[] values = values(picture, 3, 1, 1);

        assertThat(values[0]).isCloseTo((0.2f - 0.485f) / 0.229f, within(1e-5f));
        assertThat(values[1]).isCloseTo((0.4f - 0.456f) / 0.224f, within(1e-5f));
        assertThat(values[2]).isCloseTo((0.6f - 0.406f) / 0.225f, within(1e-5f));
    }

    @Test
    void oneChannelIsLuma() {
        float[] green = values(Picture.ofArgb(1, 1, new int[] {0xFF00FF00}), 1, 3, 3);

        assertThat(green).hasSize(9);
        for (float luma : green) {
            assertThat(luma).isCloseTo(0.587f, within(1e-5f));
        }
    }

    @Test
    void shrinkingAveragesOverTheCoveredArea() {
        Picture picture = random(23, 17);
        CroppedPicture crop = CroppedPicture.of(picture, 5, 6);

        // 6:5 of a picture of 23 x 17 is 20.4 x 17, its left edge at 1.3.
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 6; x++) {
                double expected =
                        areaMean(
                                picture,
                                1.3 + x * 3.4,
                                y * 3.4,
                                1.3 + (x + 1) * 3.4,
                                (y + 1) * 3.4);
                assertThat((double) crop.planes()[0][y * 6 + x]).isCloseTo(expected, within(1e-5));
            }
        }
    }

    @Test
    void aCheckerboardShrinksToGreyWithoutMoire() {
        int[] argb = new int[300 * 300];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = (i % 300 + i / 300) % 2 == 0 ? 0xFF000000 : 0xFFFFFFFF;
        }

        CroppedPicture crop = CroppedPicture.of(Picture.ofArgb(300, 300, argb), 56, 56);

        for (float value : crop.planes()[1]) {
            assertThat(value).isBetween(0.46f, 0.54f);
        }
    }

    @Test
    void theSameSizeKeepsEveryPixel() {
        Picture picture = random(8, 8);

        float[] values = values(picture, 3, 8, 8);
        for (int pixel = 0; pixel < 64; pixel++) {
            float red = (picture.argb(pixel % 8, pixel / 8) >> 16 & 0xFF) / 255f;
            assertThat(values[pixel]).isCloseTo((red - 0.485f) / 0.229f, within(1e-5f));
        }
    }

    @Test
    void whatIsSeenIsTheSameCutLargeEnoughForPeople() {
        Picture picture = random(30, 20);

        assertThat(PictureInput.seen(picture, 64, 56, 28))
                .extracting(Picture::width, Picture::height)
                .containsExactly(112, 224);
        assertThat(PictureInput.seen(picture, 3, 300, 400))
                .extracting(Picture::width, Picture::height)
                .containsExactly(400, 300);
    }

    @Test
    void aBlockOfOneChannelSeesGrey() {
        int colour = PictureInput.seen(random(9, 9), 1, 9, 9).argb(100, 100);
        assertThat(colour & 0xFF).isEqualTo(colour >> 8 & 0xFF).isEqualTo(colour >> 16 & 0xFF);
    }

    @Test
    void growingKeepsARampARamp() {
        Picture ramp =
                Picture.ofArgb(4, 1, new int[] {0xFF000000, 0xFF323232, 0xFF646464, 0xFF969696});

        float[] row = CroppedPicture.of(ramp, 3, 12).planes()[0];

        for (int x = 5; x < 7; x++) { // two pixels from the border the cubic is exact on a line
            assertThat(row[x]).isCloseTo(((x + 0.5f) / 3 - 0.5f) * 50 / 255, within(1e-5f));
        }
    }

    @Test
    void theCentreIsCutOut() {
        int[] argb = new int[30 * 10];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = i % 30 / 10 == 1 ? 0xFFFFFFFF : 0xFF000000;
        }

        for (float value : CroppedPicture.of(Picture.ofArgb(30, 10, argb), 5, 5).planes()[2]) {
            assertThat(value).isCloseTo(1f, within(1e-6f));
        }
    }

    @Test
    void aSinglePixelFillsAnyInput() {
        Picture pixel = Picture.ofArgb(1, 1, new int[] {0xFF808080});
        for (int channels : new int[] {1, 2, 3, 64}) {
            for (float value : values(pixel, channels, 5, 9)) {
                assertThat(value).isFinite();
            }
        }
    }

    @Test
    void theSizeOfTheHugeIsRefused() {
        Picture pixel = Picture.ofArgb(1, 1, new int[] {0});
        assertThatThrownBy(() -> PictureInput.tensor(pixel, 65_536, 65_536, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PictureInput.tensor(pixel, 3, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static float[] values(Picture picture, int channels, int height, int width) {
        try (INDArray tensor = PictureInput.tensor(picture, channels, height, width)) {
            return FeatureMaps.copyOf(tensor).values();
        }
    }

    static Picture random(int width, int height) {
        int[] argb = new int[width * height];
        Random random = new Random(7);
        for (int i = 0; i < argb.length; i++) {
            argb[i] = random.nextInt() | 0xFF000000;
        }
        return Picture.ofArgb(width, height, argb);
    }

    private static double areaMean(
            Picture p, double left, double top, double right, double bottom) {
        double sum = 0;
        for (int y = 0; y < p.height(); y++) {
            for (int x = 0; x < p.width(); x++) {
                double w = Math.max(0, Math.min(right, x + 1) - Math.max(left, x));
                double h = Math.max(0, Math.min(bottom, y + 1) - Math.max(top, y));
                sum += w * h * ((p.argb(x, y) >> 16) & 0xFF) / 255;
            }
        }
        return sum / ((right - left) * (bottom - top));
    }
}
