package convscope.model;

import java.util.Locale;

/**
 * The shape of one picture's activations, without the batch: channels, rows, columns.
 *
 * @param channels number of feature maps, at least 1
 * @param height rows of a map, at least 1
 * @param width columns of a map, at least 1
 */
public record Shape(int channels, int height, int width) {

    /** An input has at most so many channels, in a file, on the command line and in the window. */
    public static final int MOST_CHANNELS = Parameter.MOST_CHANNELS;

    /** An input has at most so many rows, and so many columns. */
    public static final int MOST_SIDE = 4_096;

    /** An input has at most so many values. */
    public static final long MOST_VALUES = 1L << 28;

    /**
     * @throws IllegalArgumentException if any extent is below 1
     */
    public Shape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a shape's extents are at least 1, not %d x %d x %d",
                            channels,
                            height,
                            width));
        }
    }

    /** {@return why nothing of this shape can be fed to a design, or empty} */
    public String refusedAsInput() {
        if (channels > MOST_CHANNELS || height > MOST_SIDE || width > MOST_SIDE) {
            return String.format(
                    Locale.ROOT,
                    "%s is no input: channels are 1 to %d, height and width 1 to %d",
                    this,
                    MOST_CHANNELS,
                    MOST_SIDE);
        }
        return elements() <= MOST_VALUES
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%s = %d values are more than the %d that an input may have",
                        this,
                        elements(),
                        MOST_VALUES);
    }

    /** {@return the number of values, channels x height x width} */
    public long elements() {
        return (long) channels * height * width;
    }

    /** {@return the values of one map, height x width} */
    public long area() {
        return (long) height * width;
    }

    /** {@return the same maps with another number of channels} */
    public Shape withChannels(int count) {
        return new Shape(count, height, width);
    }

    /** {@return whether the maps of both have the same rows and columns} */
    public boolean sameArea(Shape other) {
        return height == other.height && width == other.width;
    }

    /** {@return the shape as it is written on a wire, e.g. {@code 256x56x56}} */
    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }
}
