package convscope.picture;

import java.util.stream.IntStream;

/**
 * Resamples one axis: every target pixel is a weighted sum of the source pixels around it.
 *
 * <p>Shrinking averages over exactly the area that the target pixel covers, so fine texture turns
 * grey and never into moire. Growing interpolates with Catmull and Rom's cubic (R. Keys, 1981, a =
 * -1/2), the picture's border repeated.
 *
 * @param first index of the first source pixel of every target pixel
 * @param weights the weights of that and the following source pixels, summing to 1
 */
record Resampling(int[] first, float[][] weights) {

    /** {@return the axis that maps the source interval from..to onto the given number of pixels} */
    static Resampling of(int source, double from, double to, int target) {
        int[] first = new int[target];
        float[][] weights = new float[target][];
        double scale = (to - from) / target;
        for (int i = 0; i < target; i++) {
            double start = from + i * scale;
            if (scale >= 1) {
                first[i] = Math.clamp((int) Math.floor(start), 0, source - 1);
                weights[i] = area(start, Math.min(source, start + scale), first[i], source);
            } else {
                double centre = start + scale / 2 - 0.5;
                first[i] = Math.clamp((int) Math.floor(centre) - 1, 0, source - 1);
                weights[i] = cubic(centre, first[i], source);
            }
        }
        return new Resampling(first, weights);
    }

    private static float[] area(double start, double end, int first, int source) {
        int last = Math.clamp((int) Math.ceil(end) - 1, first, source - 1);
        float[] weights = new float[last - first + 1];
        for (int k = 0; k < weights.length; k++) {
            double covered = Math.min(end, first + k + 1) - Math.max(start, first + k);
            weights[k] = (float) (covered / (end - start));
        }
        return weights;
    }

    private static float[] cubic(double centre, int first, int source) {
        int left = (int) Math.floor(centre) - 1;
        int last = Math.clamp(left + 3, first, source - 1);
        float[] weights = new float[last - first + 1];
        for (int k = left; k <= left + 3; k++) {
            weights[Math.clamp(k, first, last) - first] += (float) keys(Math.abs(centre - k));
        }
        return weights;
    }

    private static double keys(double distance) {
        if (distance >= 2) {
            return 0;
        }
        return distance < 1
                ? (1.5 * distance - 2.5) * distance * distance + 1
                : ((-0.5 * distance + 2.5) * distance - 4) * distance + 2;
    }

    /** {@return a plane of sourceWidth columns resampled down and across} */
    static float[] apply(float[] plane, int sourceWidth, Resampling down, Resampling across) {
        int width = across.first.length;
        float[] result = new float[down.first.length * width];
        IntStream.range(0, down.first.length)
                .parallel()
                .forEach(
                        y -> {
                            float[] row = new float[sourceWidth];
                            for (int k = 0; k < down.weights[y].length; k++) {
                                int source = (down.first[y] + k) * sourceWidth;
                                float weight = down.weights[y][k];
                                for (int x = 0; x < sourceWidth; x++) {
                                    row[x] += weight * plane[source + x];
                                }
                            }
                            for (int x = 0; x < width; x++) {
                                result[y * width + x] = across.dot(row, x);
                            }
                        });
        return result;
    }

    private float dot(float[] row, int target) {
        float sum = 0;
        float[] taps = weights[target];
        for (int k = 0; k < taps.length; k++) {
            sum += taps[k] * row[first[target] + k];
        }
        return sum;
    }
}
