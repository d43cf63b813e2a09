package convscope.picture;

import java.util.Arrays;

/**
 * The values that a layer's colours cover: all but the most extreme half percent at either end, for
 * a single outlier would leave everything else in one colour. The legend says where it is cut.
 */
public final class LayerScale {

    private static final double CUT = 0.005;
    private static final int SAMPLES = 1 << 15;

    private LayerScale() {}

    public static ValueRange of(FeatureMaps maps) {
        ValueRange all = maps.range();
        if (maps.values().length < 1000) {
            return all;
        }
        float[] sample = sample(maps.values());
        int cut = (int) (sample.length * CUT);
        return sample.length == 0
                ? all
                : new ValueRange(
                        end(sample[cut], all.min(), -1),
                        end(sample[sample.length - 1 - cut], all.max(), 1));
    }

    /** Only an end away from zero is cut, and not where nearly all values are zero. */
    private static double end(double cut, double extreme, int sign) {
        return sign * extreme > 0 && sign * cut > 0 ? cut : extreme;
    }

    /** Every n-th finite value, n odd so that it does not follow rows and columns; sorted. */
    private static float[] sample(float[] values) {
        int step = Math.max(1, values.length / SAMPLES) | 1;
        float[] sample = new float[Math.ceilDiv(values.length, step)];
        int count = 0;
        for (int i = 0; i < values.length; i += step) {
            if (Float.isFinite(values[i])) {
                sample[count++] = values[i];
            }
        }
        float[] sorted = Arrays.copyOf(sample, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
