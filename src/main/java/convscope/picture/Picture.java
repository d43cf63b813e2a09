package convscope.picture;

import java.util.Arrays;
import java.util.Objects;

/**
 * An opaque picture: {@code width * height} pixels in sRGB. Transparent sources are laid over
 * white.
 *
 * <p>At most {@link #MAX_PIXELS} pixels are kept; larger sources are averaged down by a whole
 * factor, which loses nothing that a network's input of a few hundred pixels could show.
 */
public final class Picture {
    /** The most pixels a picture keeps: 2^22, as in 2048 x 2048. */
    public static final int MAX_PIXELS = 1 << 22;

    private final int width;
    private final int height;
    private final int[] rgb;

    /** Takes the array over; only code of this package may, and it must not keep it. */
    private Picture(int width, int height, int[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /**
     * Copies pixels {@code 0xAARRGGBB}, not premultiplied, and lays them over white.
     *
     * @throws IllegalArgumentException if a side is below 1 or the array is not width x height long
     */
    public static Picture ofArgb(int width, int height, int[] argb) {
        if (width < 1 || height < 1 || argb.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    "a picture of "
                            + width
                            + " x "
                            + height
                            + " cannot have "
                            + argb.length
                            + " pixels");
        }
        PixelAverage average = new PixelAverage(width, height);
        for (int y = 0; y < height; y++) {
            average.addRow(Arrays.copyOfRange(argb, y * width, (y + 1) * width));
        }
        return average.picture();
    }

    static Picture owning(int width, int height, int[] rgb) {
        return new Picture(width, height, rgb);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** {@return the pixel as {@code 0xFFRRGGBB}} */
    public int argb(int x, int y) {
        return rgb[Objects.checkIndex(y, height) * width + Objects.checkIndex(x, width)];
    }

    /** {@return a copy of all pixels, {@code 0xFFRRGGBB}, row by row} */
    public int[] toArgb() {
        return rgb.clone();
    }

    /** {@return red (0), green (1) or blue (2) of every pixel, 0..1, row by row} */
    float[] plane(int colour) {
        int shift = 16 - 8 * Objects.checkIndex(colour, 3);
        float[] plane = new float[rgb.length];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = ((rgb[i] >> shift) & 0xFF) / 255f;
        }
        return plane;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture that
                && width == that.width
                && height == that.height
                && Arrays.equals(rgb, that.rgb);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return "Picture[" + width + " x " + height + "]";
    }
}
