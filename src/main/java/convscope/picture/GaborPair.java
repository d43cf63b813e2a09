package convscope.picture;

import convscope.picture.BankFilter.Scale;
import java.util.Arrays;

/**
 * The edge and the line filter of one orientation and scale, applied to a plane by two passes of
 * one-dimensional filters: with a round window of deviation s = wavelength / 2 the complex Gabor
 * exp(i k (x sin a + y cos a)) exp(-(x^2 + y^2) / 2 s^2) is a product of a row and a column (D.
 * Gabor, 1946; J. Daugman, 1985). The window ends at 2.5 s; the picture's border is repeated.
 *
 * <p>The line filter is freed of its mean, so an even surface gives 0. A wave of the filter's own
 * length and orientation comes out with the gain's amplitude.
 */
final class GaborPair {
    /**
     * Edges in photographs are weaker than a full wave: with this gain and the axes' deviations the
     * four sample photographs give filters a standard deviation near 1.
     */
    private static final double GAIN = 8;

    /** A plane filtered along its rows, by the cosine and by the sine. */
    private record Rows(float[] cosine, float[] sine) {}

    private final int height;
    private final int width;
    private final float[] columnCosine;
    private final float[] columnSine;
    private final float mean;
    private final Rows rows;

    /** Prepares both filters of a plane of height x width values. */
    GaborPair(Scale scale, double radians, float[] plane, int height, int width) {
        this.height = height;
        this.width = width;
        float[] window = window(scale);
        // The wave runs across the edge: for a horizontal edge (0 degrees) it runs down the rows.
        double k = 2 * Math.PI / scale.wavelength;
        float[] rowCosine = cosine(window, k * Math.sin(radians));
        this.columnCosine = cosine(window, k * Math.cos(radians));
        this.columnSine = sine(window, k * Math.cos(radians));
        this.mean = total(rowCosine) * total(columnCosine);
        this.rows =
                new Rows(
                        across(plane, height, width, rowCosine),
                        across(plane, height, width, sine(window, k * Math.sin(radians))));
    }

    /** {@return the plane under the scale's window alone, which the line filters take away} */
    static float[] blurred(Scale scale, float[] plane, int height, int width) {
        float[] window = window(scale);
        float[] rows = across(plane, height, width, window);
        float[] result = new float[plane.length];
        float[] none = new float[window.length];
        addColumns(new Rows(rows, rows), height, width, window, none, result, 0);
        return result;
    }

    /** Writes the edge filter's height x width values into the result, from the offset. */
    void edges(float[] result, int offset) {
        float gain = (float) (2 * GAIN);
        float[] forCosine = times(columnSine, gain);
        float[] forSine = times(columnCosine, gain);
        addColumns(rows, height, width, forCosine, forSine, result, offset);
    }

    /** Writes the line filter's height x width values into the result, from the offset. */
    void lines(float[] blurred, float[] result, int offset) {
        float gain = (float) (2 * GAIN);
        for (int i = 0; i < blurred.length; i++) {
            result[offset + i] = -gain * mean * blurred[i];
        }
        float[] forCosine = times(columnCosine, gain);
        float[] forSine = times(columnSine, -gain);
        addColumns(rows, height, width, forCosine, forSine, result, offset);
    }

    private static float[] window(Scale scale) {
        double deviation = scale.wavelength / 2.0;
        int radius = (int) Math.ceil(2.5 * deviation);
        float[] window = new float[2 * radius + 1];
        for (int i = -radius; i <= radius; i++) {
            window[i + radius] = (float) Math.exp(-i * i / (2 * deviation * deviation));
        }
        return times(window, 1 / total(window));
    }

    private static float[] cosine(float[] window, double frequency) {
        float[] taps = new float[window.length];
        for (int i = 0; i < taps.length; i++) {
            taps[i] = (float) (window[i] * Math.cos(frequency * (i - taps.length / 2)));
        }
        return taps;
    }

    private static float[] sine(float[] window, double frequency) {
        float[] taps = new float[window.length];
        for (int i = 0; i < taps.length; i++) {
            taps[i] = (float) (window[i] * Math.sin(frequency * (i - taps.length / 2)));
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

    private static float[] times(float[] taps, float factor) {
        float[] result = taps.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] *= factor;
        }
        return result;
    }

    private static float[] across(float[] plane, int height, int width, float[] taps) {
        int radius = taps.length / 2;
        float[] result = new float[height * width];
        float[] padded = new float[width + 2 * radius];
        float[] row = new float[width];
        for (int y = 0; y < height; y++) {
            int start = y * width;
            Arrays.fill(padded, 0, radius, plane[start]);
            System.arraycopy(plane, start, padded, radius, width);
            Arrays.fill(padded, radius + width, padded.length, plane[start + width - 1]);
            Arrays.fill(row, 0);
            for (int t = 0; t < taps.length; t++) {
                float tap = taps[t];
                for (int x = 0; x < width; x++) {
                    row[x] += tap * padded[x + t];
                }
            }
            System.arraycopy(row, 0, result, start, width);
        }
        return result;
    }

    /** Adds the columns of both row passes under their taps to the result. */
    private static void addColumns(
            Rows rows,
            int height,
            int width,
            float[] forCosine,
            float[] forSine,
            float[] result,
            int offset) {
        int radius = forCosine.length / 2;
        float[] row = new float[width];
        for (int y = 0; y < height; y++) {
            System.arraycopy(result, offset + y * width, row, 0, width);
            for (int t = 0; t < forCosine.length; t++) {
                int source = Math.clamp(y + t - radius, 0, height - 1) * width;
                addRow(rows, source, forCosine[t], forSine[t], row);
            }
            System.arraycopy(row, 0, result, offset + y * width, width);
        }
    }

    private static void addRow(Rows rows, int source, float cosine, float sine, float[] row) {
        float[] first = rows.cosine;
        float[] second = rows.sine;
        for (int x = 0; x < row.length; x++) {
            row[x] += cosine * first[source + x] + sine * second[source + x];
        }
    }
}
