package convscope.picture;

import java.util.Locale;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What can be said of many numbers. Least, greatest and mean are over the finite ones and 0 where
 * there are none; the mean is summed in double and lies between the two.
 *
 * @param count of all numbers
 * @param notFinite how many of them are infinite or not a number
 */
public record Statistics(long count, long notFinite, double min, double max, double mean) {

    private interface Numbers {
        double at(int index);
    }

    /** {@return those of the numbers from..to (exclusive)} */
    public static Statistics of(float[] numbers, int from, int to) {
        return of(index -> numbers[index], from, to);
    }

    /** {@return those of a tensor of any floating-point type, as it lies in memory} */
    public static Statistics of(INDArray tensor) {
        if (tensor.dataType() == DataType.DOUBLE) {
            double[] numbers = tensor.data().asDouble();
            return of(index -> numbers[index], 0, numbers.length);
        }
        float[] numbers = tensor.data().asFloat();
        return of(numbers, 0, numbers.length);
    }

    private static Statistics of(Numbers numbers, int from, int to) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int finite = 0;
        for (int index = from; index < to; index++) {
            double number = numbers.at(index);
            if (Double.isFinite(number)) {
                min = Math.min(min, number);
                max = Math.max(max, number);
                sum += number;
                finite++;
            }
        }
        // Zero has a sign, which nobody wants to read.
        return finite == 0
                ? new Statistics(to - from, to - from, 0, 0, 0)
                : new Statistics(
                        to - from,
                        to - from - finite,
                        min + 0.0,
                        max + 0.0,
                        Math.clamp(sum / finite, min, max) + 0.0);
    }

    /** {@return whether there is a finite number} */
    public boolean any() {
        return notFinite < count;
    }

    /**
     * {@return how many are not finite, in a sentence without its full stop; empty where all are}
     */
    public Optional<String> warning() {
        if (notFinite == 0) {
            return Optional.empty();
        }
        return Optional.of(
                any()
                        ? String.format(
                                Locale.ROOT,
                                "%d of %d values %s not finite; least, greatest and mean are over the finite ones",
                                notFinite,
                                count,
                                notFinite == 1 ? "is" : "are")
                        : String.format(Locale.ROOT, "none of %d values is finite", count));
    }
}
