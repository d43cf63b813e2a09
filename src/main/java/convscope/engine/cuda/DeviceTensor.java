package convscope.engine.cuda;

import convscope.model.Shape;
import java.util.List;

/**
 * Float32 numbers on the card, seen as [N, C, H, W].
 *
 * @param place where they lie
 * @param first how many numbers stand before the first
 * @param sizes the four extents
 * @param strides how many numbers lie between neighbours along each
 */
record DeviceTensor(DevicePlace place, long first, List<Integer> sizes, List<Integer> strides) {

    DeviceTensor {
        sizes = List.copyOf(sizes);
        strides = List.copyOf(strides);
        if (sizes.size() != 4 || strides.size() != 4) {
            throw new IllegalArgumentException("a tensor has four extents");
        }
    }

    /** As many numbers as cuDNN can count. */
    static final int MOST = Integer.MAX_VALUE;

    /**
     * {@return numbers that lie there row-major, without gaps}
     *
     * @throws ArithmeticException if they are more than {@link #MOST}
     */
    static DeviceTensor packed(DevicePlace place, int n, int c, int h, int w) {
        Math.multiplyExact(Math.multiplyExact(n, c), Math.multiplyExact(h, w));
        return new DeviceTensor(place, 0, List.of(n, c, h, w), packedStrides(c, h, w));
    }

    /** {@return a constant per channel, [1, C, 1, 1]} */
    static DeviceTensor perChannel(Constant constant, int channels) {
        return packed(new DevicePlace.Uploaded(constant), 1, channels, 1, 1);
    }

    private static List<Integer> packedStrides(int c, int h, int w) {
        return List.of(c * h * w, h * w, w, 1);
    }

    int size(int axis) {
        return sizes.get(axis);
    }

    int stride(int axis) {
        return strides.get(axis);
    }

    int batch() {
        return size(0);
    }

    Shape shape() {
        return new Shape(size(1), size(2), size(3));
    }

    long elements() {
        return (long) size(0) * size(1) * size(2) * size(3);
    }

    boolean isPacked() {
        return strides.equals(packedStrides(size(1), size(2), size(3)));
    }

    /** {@return some of the channels, where they lie} */
    DeviceTensor channels(int from, int count) {
        return new DeviceTensor(
                place,
                first + (long) from * stride(1),
                List.of(size(0), count, size(2), size(3)),
                strides);
    }

    /** {@return a part of every map, where it lies} */
    DeviceTensor part(int top, int left, int height, int width) {
        return new DeviceTensor(
                place,
                first + (long) top * stride(2) + (long) left * stride(3),
                List.of(size(0), size(1), height, width),
                strides);
    }

    /** {@return every step-th row and column, from the first} */
    DeviceTensor every(int step, int height, int width) {
        return new DeviceTensor(
                place,
                first,
                List.of(size(0), size(1), height, width),
                List.of(stride(0), stride(1), step * stride(2), step * stride(3)));
    }

    /** {@return the same numbers row-major, seen with other extents; only where they are packed} */
    DeviceTensor as(int n, int c, int h, int w) {
        DeviceTensor seen =
                new DeviceTensor(place, first, List.of(n, c, h, w), packedStrides(c, h, w));
        if (!isPacked() || seen.elements() != elements()) {
            throw new IllegalArgumentException("%s cannot be seen as %s".formatted(this, seen));
        }
        return seen;
    }
}
