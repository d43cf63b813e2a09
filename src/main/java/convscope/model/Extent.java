package convscope.model;

/**
 * Two numbers for the two directions of a map: a kernel, a stride, a padding or a dilation.
 *
 * @param height along the rows
 * @param width along the columns
 */
public record Extent(int height, int width) {

    public static final Extent ZERO = square(0);
    public static final Extent ONE = square(1);

    /** {@return the same number in both directions} */
    public static Extent square(int size) {
        return new Extent(size, size);
    }

    public boolean isSquare() {
        return height == width;
    }

    /** {@return height x width: the positions of a kernel} */
    public long area() {
        return (long) height * width;
    }

    /** {@return as the papers write it, e.g. {@code 3x3} or {@code 1x7}} */
    @Override
    public String toString() {
        return height + "x" + width;
    }
}
