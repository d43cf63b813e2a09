package convscope.engine.nd4j;

import java.util.function.BiConsumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Operations with long sums, done in double, a part of the maps at a time: in float32 the mean of
 * ten thousand equal numbers is off in its fourth digit.
 */
final class Wide {

    /** The double numbers of a part take so much, or are a single one. */
    private static final long PART_BYTES = 16L << 20;

    private Wide() {}

    /**
     * {@return the result, filled}
     *
     * @param axis along which the maps may be parted: 1 for channels, 2 for rows, alike in both
     * @param operation is given a part in double and what it is to fill
     */
    static INDArray by(
            int axis, INDArray maps, INDArray result, BiConsumer<INDArray, INDArray> operation) {
        long each = maps.length() / maps.size(0) / maps.size(axis) * DataType.DOUBLE.width();
        long step = Math.max(1, PART_BYTES / each);
        for (long picture = 0; picture < maps.size(0); picture++) {
            for (long from = 0; from < maps.size(axis); from += step) {
                long to = Math.min(maps.size(axis), from + step);
                part(
                        part(maps, axis, picture, from, to),
                        part(result, axis, picture, from, to),
                        operation);
            }
        }
        return result;
    }

    private static INDArray part(INDArray array, int axis, long picture, long from, long to) {
        INDArray one = Arrays4d.pictures(array, picture, picture + 1);
        return axis == 1
                ? Arrays4d.channels(one, from, to)
                : one.get(
                        Arrays4d.all(),
                        Arrays4d.all(),
                        NDArrayIndex.interval(from, to),
                        Arrays4d.all());
    }

    private static void part(
            INDArray maps, INDArray result, BiConsumer<INDArray, INDArray> operation) {
        try (INDArray read = Arrays4d.blank(DataType.DOUBLE, maps.shape());
                INDArray computed = Arrays4d.blank(DataType.DOUBLE, result.shape())) {
            read.assign(maps);
            operation.accept(read, computed);
            result.assign(computed);
        }
    }
}
