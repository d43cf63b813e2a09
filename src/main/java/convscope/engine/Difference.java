package convscope.engine;

import java.util.Arrays;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far computed values are from those expected; whoever compares two values asks here. Numbers
 * differ as IEEE has it, with two exceptions: infinities of one sign do not differ, nor do two that
 * are both not a number. One alone that is infinite or not a number is infinitely far away, and so
 * are two infinities of different signs. Zeros of different signs do not differ.
 *
 * @param absolute the largest absolute difference of two numbers, at least 0; never not a number
 * @param relative the same, divided by the largest finite absolute value expected (by 1 where that
 *     is 0)
 * @param at the first place where the two are farthest apart
 */
public record Difference(double absolute, double relative, Location at) {

    /** One number of a value, in whichever picture of the batch: counted from 0. */
    public record Location(int channel, int row, int column) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "channel %d, row %d, column %d", channel, row, column);
        }
    }

    private interface Numbers {
        double at(int index);
    }

    /**
     * {@return the difference of two values [N, C, H, W] or [N, C] of any floating-point types}
     *
     * @throws IllegalArgumentException if they differ in pictures, channels, rows or columns
     */
    public static Difference of(INDArray expected, INDArray actual) {
        long[] shape = maps(expected, actual);
        return of(
                numbers(expected),
                numbers(actual),
                Math.toIntExact(expected.length()),
                Arrays.stream(shape).mapToInt(Math::toIntExact).toArray());
    }

    /**
     * {@return the difference of two values [C, H, W] in row-major order}
     *
     * @throws IllegalArgumentException if they differ in length
     */
    public static Difference of(
            float[] expected, float[] actual, int channels, int height, int width) {
        if (expected.length != actual.length) {
            throw new IllegalArgumentException(
                    expected.length + " and " + actual.length + " numbers cannot be compared");
        }
        int[] shape = {channels, height, width};
        return of(i -> expected[i], i -> actual[i], expected.length, shape);
    }

    private static Difference of(Numbers expected, Numbers actual, int count, int[] shape) {
        int worst = 0;
        double absolute = 0;
        double scale = 0;
        for (int i = 0; i < count; i++) {
            double wanted = expected.at(i);
            double apart = apart(wanted, actual.at(i));
            scale = Double.isFinite(wanted) ? Math.max(scale, Math.abs(wanted)) : scale;
            if (apart > absolute) {
                absolute = apart;
                worst = i;
            }
        }
        int area = shape[1] * shape[2];
        return new Difference(
                absolute,
                absolute / (scale == 0 ? 1 : scale),
                new Location(worst / area % shape[0], worst % area / shape[2], worst % shape[2]));
    }

    private static Numbers numbers(INDArray value) {
        if (value.dataType() == DataType.DOUBLE) {
            double[] numbers = value.data().asDouble();
            return i -> numbers[i];
        }
        float[] numbers = value.data().asFloat();
        return i -> numbers[i];
    }

    /** {@return how far apart two numbers are: at least 0, infinite where one is not comparable} */
    public static double apart(double expected, double actual) {
        if (expected == actual || (Double.isNaN(expected) && Double.isNaN(actual))) {
            return 0;
        }
        double apart = Math.abs(expected - actual);
        return Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart;
    }

    /**
     * {@return channels, rows, columns of two values; a vector is maps of one number}
     *
     * @throws IllegalArgumentException if they differ in pictures, channels, rows or columns
     */
    public static long[] maps(INDArray first, INDArray second) {
        long[] maps = maps(first);
        if (first.size(0) != second.size(0) || !Arrays.equals(maps, maps(second))) {
            throw new IllegalArgumentException(
                    "%s and %s cannot be compared"
                            .formatted(
                                    Arrays.toString(first.shape()),
                                    Arrays.toString(second.shape())));
        }
        return maps;
    }

    private static long[] maps(INDArray value) {
        return value.rank() == 2
                ? new long[] {value.size(1), 1, 1}
                : new long[] {value.size(1), value.size(2), value.size(3)};
    }
}
