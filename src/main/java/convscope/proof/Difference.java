package convscope.proof;

import java.util.Arrays;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far two outputs are apart, as a reference case is checked.
 *
 * @param absolute the largest absolute difference of two values; infinite or not a number as soon
 *     as one alone of two values is
 * @param relative the same, divided by the largest finite absolute value of the first output (by 1
 *     where that is all zeros)
 * @param at where the two are farthest apart
 */
public record Difference(double absolute, double relative, Spot at) {

    /** One value of an output: counted from 0. */
    public record Spot(int channel, int row, int column) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "channel %d, row %d, column %d", channel, row, column);
        }
    }

    /**
     * {@return the difference of two outputs [1, C, H, W] or [1, C]}
     *
     * @throws IllegalArgumentException if they differ in channels, rows or columns
     */
    public static Difference of(INDArray first, INDArray second) {
        long[] shape = maps(first);
        if (!Arrays.equals(shape, maps(second))) {
            throw new IllegalArgumentException(
                    "%s and %s cannot be compared"
                            .formatted(
                                    Arrays.toString(first.shape()),
                                    Arrays.toString(second.shape())));
        }
        double[] expected = first.data().asDouble();
        double[] actual = second.data().asDouble();
        int worst = 0;
        double absolute = 0;
        double scale = 0;
        for (int i = 0; i < expected.length; i++) {
            double apart = apart(expected[i], actual[i]);
            scale = Double.isFinite(expected[i]) ? Math.max(scale, Math.abs(expected[i])) : scale;
            if (apart > absolute || (Double.isNaN(apart) && !Double.isNaN(absolute))) {
                absolute = apart;
                worst = i;
            }
        }
        int columns = (int) shape[2];
        int area = (int) shape[1] * columns;
        return new Difference(
                absolute,
                absolute / (scale == 0 ? 1 : scale),
                new Spot(worst / area, worst % area / columns, worst % columns));
    }

    /** {@return nothing for two that are infinite alike, or both not a number} */
    static double apart(double expected, double actual) {
        boolean alike = expected == actual || (Double.isNaN(expected) && Double.isNaN(actual));
        return alike ? 0 : Math.abs(expected - actual);
    }

    /** {@return channels, rows, columns; a vector is maps of one value} */
    static long[] maps(INDArray output) {
        return output.rank() == 2
                ? new long[] {output.size(1), 1, 1}
                : new long[] {output.size(1), output.size(2), output.size(3)};
    }

    /** {@return whether this is larger, or no number and the other one} */
    boolean exceeds(Difference other) {
        return !Double.isNaN(other.relative)
                && (Double.isNaN(relative) || relative > other.relative);
    }
}
