package convscope.diagram;

import java.util.Locale;

/** An immutable picture. */
public final class RasterImage {

    private final int width;
    private final int height;
    private final int[] argb;

    /**
     * @param argb row by row, 0xAARRGGBB
     * @throws IllegalArgumentException if there are not width x height values
     */
    public RasterImage(int width, int height, int[] argb) {
        if (width < 1 || height < 1 || (long) width * height != argb.length) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d values for %d x %d pixels",
                            argb.length,
                            width,
                            height));
        }
        this.width = width;
        this.height = height;
        this.argb = argb.clone();
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** {@return a copy, row by row, 0xAARRGGBB} */
    public int[] argb() {
        return argb.clone();
    }
}
