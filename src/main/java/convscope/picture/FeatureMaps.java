package convscope.picture;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What one node computed, copied out of native memory: channels x height x width values, row by
 * row. A vector is channels x 1 x 1.
 */
public final class FeatureMaps {

    private final int channels;
    private final int height;
    private final int width;
    private final float[] values;
    private volatile @Nullable ValueRange range;

    /**
     * @param values not to be changed by anybody from now on
     */
    public FeatureMaps(int channels, int height, int width, float[] values) {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("feature maps have no empty extent");
        }
        if ((long) channels * height * width != values.length) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d x %d x %d maps cannot have %d values",
                            channels,
                            height,
                            width,
                            values.length));
        }
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.values = values;
    }

    public int channels() {
        return channels;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** {@return the values, not to be changed by anybody} */
    public float[] values() {
        return values;
    }

    /**
     * {@return a copy of [C], [1, C], [C, H, W] or [1, C, H, W] of any floating-point type}
     *
     * @throws IllegalArgumentException if the tensor has another rank or a batch of several
     */
    public static FeatureMaps copyOf(INDArray tensor) {
        long[] shape = tensor.shape();
        boolean batched = shape.length == 4 || shape.length == 2;
        long[] s = batched ? Arrays.copyOfRange(shape, 1, shape.length) : shape;
        if ((batched && shape[0] != 1) || (s.length != 1 && s.length != 3)) {
            throw new IllegalArgumentException(
                    "a tensor of shape " + Arrays.toString(shape) + " holds no feature maps");
        }
        int height = s.length == 3 ? Math.toIntExact(s[1]) : 1;
        int width = s.length == 3 ? Math.toIntExact(s[2]) : 1;
        return new FeatureMaps(Math.toIntExact(s[0]), height, width, floats(tensor));
    }

    private static float[] floats(INDArray tensor) {
        boolean plain =
                tensor.dataType() == DataType.FLOAT
                        && tensor.ordering() == 'c'
                        && !tensor.isView()
                        && tensor.elementWiseStride() == 1;
        if (plain) {
            return read(tensor);
        }
        try (INDArray copy = tensor.dup('c')) {
            if (copy.dataType() == DataType.FLOAT) {
                return read(copy);
            }
            try (INDArray cast = copy.castTo(DataType.FLOAT)) {
                return read(cast);
            }
        }
    }

    private static float[] read(INDArray tensor) {
        float[] values = new float[Math.toIntExact(tensor.length())];
        tensor.data().asNioFloat().get(values);
        return values;
    }

    public int area() {
        return height * width;
    }

    public float value(int channel, int row, int column) {
        return values[(channel * height + row) * width + column];
    }

    /** {@return what can be said of one map} */
    public Statistics statistics(int channel) {
        return Statistics.of(values, channel * area(), (channel + 1) * area());
    }

    /** {@return what can be said of all maps together} */
    public Statistics statistics() {
        return Statistics.of(values, 0, values.length);
    }

    /** {@return the mean over one map; not a number where none of its values is finite} */
    public double mean(int channel) {
        Statistics statistics = statistics(channel);
        return statistics.any() ? statistics.mean() : Double.NaN;
    }

    /** {@return least and greatest value of one map} */
    public ValueRange range(int channel) {
        return ValueRange.of(values, channel * area(), (channel + 1) * area());
    }

    /** {@return least and greatest value of all maps} */
    public ValueRange range() {
        ValueRange known = range;
        if (known == null) {
            known = ValueRange.of(values, 0, values.length);
            range = known;
        }
        return known;
    }
}
