package convscope.engine.nd4j;

import convscope.model.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mean of each whole map, in double; of large float32 maps in two steps, which takes a tenth of
 * the time: in float32 of a few numbers at a time, and of those means in double.
 */
final class MapMeans {

    private static final long LARGE = 1 << 20;

    /**
     * In float32 the mean of 32 numbers of one sign is off by less than 1e-6, in whatever order
     * they are added.
     */
    private static final int MOST_TOGETHER = 32;

    /** Fewer at a time are no faster. */
    private static final int FEWEST_TOGETHER = 4;

    private MapMeans() {}

    static INDArray of(INDArray maps, Shape shape) {
        INDArray means = Arrays4d.like(maps, shape);
        long area = maps.size(2) * maps.size(3);
        int together = together(area);
        return together > 1 && maps.length() >= LARGE && maps.dataType() == DataType.FLOAT
                ? inTwo(maps, area / together, together, means)
                : exact(maps, means);
    }

    /**
     * {@return the most numbers to take at a time, a divisor of the area; 1 if none is worth it}
     */
    private static int together(long area) {
        for (int some = MOST_TOGETHER; some >= FEWEST_TOGETHER; some--) {
            if (area % some == 0) {
                return some;
            }
        }
        return 1;
    }

    private static INDArray inTwo(INDArray maps, long parts, int together, INDArray means) {
        long[] fewer = {maps.size(0), maps.size(1), parts, 1};
        try (INDArray some = Arrays4d.blank(DataType.FLOAT, fewer)) {
            NativeCall.of("reduce_mean")
                    .on(maps.reshape('c', new long[] {some.length(), together}))
                    .with(1)
                    .into(some.reshape('c', new long[] {some.length()}));
            // A sum of a few large numbers may overflow.
            boolean finite = Double.isFinite(some.sumNumber().doubleValue());
            return exact(finite ? some : maps, means);
        }
    }

    private static INDArray exact(INDArray maps, INDArray means) {
        return Wide.by(
                1,
                maps,
                means,
                (read, to) ->
                        NativeCall.of("reduce_mean")
                                .on(read)
                                .with(2, 3)
                                .into(to.reshape('c', to.size(0), to.size(1))));
    }
}
