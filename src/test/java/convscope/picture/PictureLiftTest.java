package convscope.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.picture.BankFilter.Gabor;
import convscope.picture.BankFilter.Phase;
import convscope.picture.BankFilter.Scale;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PictureLiftTest {
    @Test
    void theBankHoldsFourColoursAndEveryGaborFilterOnce() {
        assertThat(FilterBank.FILTERS).hasSize(4 + 8 * 4 * 2 * 4).doesNotHaveDuplicates();
        assertThat(FilterBank.FILTERS.stream().filter(Gabor.class::isInstance)).hasSize(256);
    }

    @Test
    void namesAreReadableAndDifferent() {
        List<String> names = ChannelNames.of(2048);

        assertThat(names)
                .contains("edge 45\u00b0, fine, red-green", "line 112.5\u00b0, broad, saturation");
        assertThat(new HashSet<>(names)).hasSize(2048);
        assertThat(names.subList(0, 4))
                .containsExactly("luminance", "red-green", "blue-yellow", "saturation");
        assertThat(names.get(260)).isEqualTo("luminance, again");
        assertThat(names.get(520)).isEqualTo("luminance, again (3)");
    }

    @Test
    void picturesOfOneAndThreeChannelsAreNamedAsUsual() {
        assertThat(ChannelNames.of(1)).containsExactly("luminance");
        assertThat(ChannelNames.of(3)).containsExactly("R", "G", "B");
    }

    @Test
    void fewChannelsAreTheFirstOfMany() {
        Picture picture = PictureInputTest.random(20, 20);
        float[] few = PictureInputTest.values(picture, 16, 8, 8);
        float[] many = PictureInputTest.values(picture, 300, 8, 8);

        assertThat(Arrays.copyOf(many, few.length)).containsExactly(few);
        assertThat(ChannelNames.of(300)).startsWith(ChannelNames.of(16).toArray(new String[0]));
    }

    @Test
    void theBankStartsAgainAfterItsLastFilter() {
        float[] values = PictureInputTest.values(PictureInputTest.random(9, 9), 262, 3, 3);

        for (int i = 0; i < 18; i++) {
            assertThat(values[260 * 9 + i]).isEqualTo(values[i]);
        }
    }

    @Test
    void theSeparableFilterIsTheGaborFilter() {
        int size = 14;
        float[] plane = new float[size * size];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (float) random.nextDouble();
        }
        for (Gabor gabor :
                List.of(
                        new Gabor(ColourAxis.LUMINANCE, Scale.FINE, 3, Phase.EDGE),
                        new Gabor(ColourAxis.LUMINANCE, Scale.MEDIUM, 2, Phase.LINE),
                        new Gabor(ColourAxis.LUMINANCE, Scale.BROAD, 7, Phase.LINE))) {
            float[] fast = new float[size * size];
            GaborPair pair = new GaborPair(gabor.scale(), gabor.radians(), plane, size, size);
            if (gabor.phase() == Phase.EDGE) {
                pair.edges(fast, 0);
            } else {
                pair.lines(GaborPair.blurred(gabor.scale(), plane, size, size), fast, 0);
            }
            for (int i = 0; i < fast.length; i++) {
                assertThat((double) fast[i]).isCloseTo(naive(plane, size, gabor, i), within(1e-4));
            }
        }
    }

    @Test
    void anEvenSurfaceHasNoEdgesAndNoLines() {
        float[] values =
                PictureInputTest.values(Picture.ofArgb(1, 1, new int[] {0xFFC86432}), 260, 12, 12);

        for (int i = 4 * 144; i < values.length; i++) {
            assertThat(values[i]).isCloseTo(0, within(2e-4f));
        }
    }

    @Test
    void anEdgeIsSeenByTheFilterOfItsOrientation() {
        int[] argb = new int[32 * 32];
        for (int i = 0; i < argb.length; i++) {
            argb[i] =
                    i % 32 + i / 32 > 31
                            ? 0xFFFFFFFF
                            : 0xFF000000; // an edge like a slash: 45 degrees
        }
        float[] values = PictureInputTest.values(Picture.ofArgb(32, 32, argb), 64, 32, 32);
        List<String> names = ChannelNames.of(64);

        double along = energy(values, names.indexOf("edge 45\u00b0, medium, luminance"));
        assertThat(along)
                .isGreaterThan(
                        5 * energy(values, names.indexOf("edge 135\u00b0, medium, luminance")))
                .isGreaterThan(
                        2 * energy(values, names.indexOf("edge 90\u00b0, medium, luminance")));
    }

    @Test
    void photographsGiveValuesOfOrderOne() {
        for (SamplePictures sample : List.of(SamplePictures.CAT, SamplePictures.ASTRONAUT)) {
            float[] values = PictureInputTest.values(sample.picture(), 64, 56, 56);
            double sum = 0;
            for (float value : values) {
                sum += value * value;
            }
            assertThat(Math.sqrt(sum / values.length)).isBetween(0.4, 2.0);
        }
    }

    private static double energy(float[] values, int channel) {
        double sum = 0;
        for (int y = 8; y < 24; y++) {
            for (int x = 8; x < 24; x++) {
                double value = values[(channel * 32 + y) * 32 + x];
                sum += value * value;
            }
        }
        return sum;
    }

    /** The two-dimensional Gabor filter by its definition, mean removed, gain 8 for a full wave. */
    private static double naive(float[] plane, int size, Gabor gabor, int pixel) {
        double deviation = gabor.scale().wavelength / 2.0;
        int radius = (int) Math.ceil(2.5 * deviation);
        double window = 0;
        double weighted = 0;
        double blurred = 0;
        double mean = 0;
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                double g = Math.exp(-(dx * dx + dy * dy) / (2 * deviation * deviation));
                double along = dx * Math.sin(gabor.radians()) + dy * Math.cos(gabor.radians());
                double angle = 2 * Math.PI * along / gabor.scale().wavelength;
                double wave = gabor.phase() == Phase.EDGE ? Math.sin(angle) : Math.cos(angle);
                int y = Math.clamp(pixel / size + dy, 0, size - 1);
                int x = Math.clamp(pixel % size + dx, 0, size - 1);
                window += g;
                weighted += g * wave * plane[y * size + x];
                mean += g * wave;
                blurred += g * plane[y * size + x];
            }
        }
        return 16 * (weighted - mean * blurred / window) / window;
    }
}
