package convscope.picture;

import convscope.picture.BankFilter.Phase;
import convscope.picture.BankFilter.Scale;

import java.util.Arrays;

/**
 * The edge and the line filter of one orientation and scale, applied to a plane by two passes of
 * one-dimensional filters: with a round window of deviation s = wavelength / 2 the complex Gabor
 * exp(i k (x cos a + y sin a)) exp(-(x^2 + y^2) / 2 s^2) is a product of a row and a column (D.
 * Gabor, 1946; J. Daugman, 1985). The window ends at 2.5 s; the picture's border is repeated.
 *
 * <p>The line filter is freed of its mean, so an even surface gives 0. A full-contrast wave of the
 * filter's own length and orientation gives an amplitude of the gain.
 */
final class GaborPair {
    /**
     * Edges in photographs are weaker than a full wave: with this gain and the axes' deviations the
     * four sample photographs give filters a standard deviation near 1.
     */
    private static final double GAIN = 8;

    private final int radius;
    private final float[] window;
    private final float[] rowCosine;
    private final float[] rowSine;
    private final float[] columnCosine;
    private final float[] columnSine;
    private final float mean;

    GaborPair(Scale scale, double radians) {
        double deviation = scale.wavelength / 2.0;
        double k = 2 * Math.PI / scale.wavelength;
        this.radius = (int) Math.ceil(2.5 * deviation);
        this.window = new float[2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            sum += Math.exp(-i * i / (2 * deviation * deviation));
        }
        for (int i = -radius; i <= radius; i++) {
            window[i + radius] = (float) (Math.exp(-i * i / (2 * deviation * deviation)) / sum);
        }
        // The wave runs across the edge: for a horizontal edge (0 degrees) it runs down the rows.
        double across = k * Math.sin(radians);
        double down = k * Math.cos(radians);
        this.rowCosine = modulated(across, false);
        this.rowSine = modulated(across, true);
        this.columnCosine = modulated(down, false);
        this.columnSine = modulated(down, true);
        this.mean = total(rowCosine) * total(columnCosine);
    }

    private float[] modulated(double frequency, boolean sine) {
        float[] taps = new float[window.length];
        for (int i = -radius; i <= radius; i++) {
            double wave = sine ? Math.sin(frequency * i) : Math.cos(frequency * i);
            taps[i + radius] = (float) (window[i + radius] * wave);
        }
        return taps;
    }

    private static float total(float[] taps) {
        float sum = 0;
        for (float tap : taps) {
            sum += tap;
        }
        return sum;
    }

    /** Writes height x width values of one phase of this pair into the result, from the offset. */
    void apply(float[] plane, int height, int width, Phase phase, float[] result, int offset) {
        float[][] passes = {
            across(plane, height, width, rowCosine), across(plane, height, width, rowSine)
        };
        float gain = (float) (2 * GAIN);
        if (phase == Phase.EDGE) {
            down(passes[0], height, width, columnSine, gain, result, offset);
            down(passes[1], height, width, columnCosine, gain, result, offset);
        } else {
            down(passes[0], height, width, columnCosine, gain, result, offset);
            down(passes[1], height, width, columnSine, -gain, result, offset);
            float[] blurred = across(plane, height, width, window);
            down(blurred, height, width, window, -gain * mean, result, offset);
        }
    }

    private float[] across(float[] plane, int height, int width, float[] taps) {
        float[] result = new float[height * width];
        float[] padded = new float[width + 2 * radius];
        float[] row = new float[width];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < padded.length; i++) {
                padded[i] = plane[y * width + Math.clamp(i - radius, 0, width - 1)];
            }
            Arrays.fill(row, 0);
            for (int t = 0; t < taps.length; t++) {
                float tap = taps[t];
                for (int x = 0; x < width; x++) {
                    row[x] += tap * padded[x + t];
                }
            }
            System.arraycopy(row, 0, result, y * width, width);
        }
        return result;
    }

    /** Adds gain times the column filter of the plane to the result. */
    private void down(
            float[] plane,
            int height,
            int width,
            float[] taps,
            float gain,
            float[] result,
            int offset) {
        for (int y = 0; y < height; y++) {
            int target = offset + y * width;
            for (int t = 0; t < taps.length; t++) {
                float tap = gain * taps[t];
                int source = Math.clamp(y + t - radius, 0, height - 1) * width;
                for (int x = 0; x < width; x++) {
                    result[target + x] += tap * plane[source + x];
                }
            }
        }
    }
}
