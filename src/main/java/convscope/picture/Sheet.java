package convscope.picture;

import java.util.Locale;

/**
 * Pixels to show or to save: width x height values {@code 0xAARRGGBB}, not premultiplied, row by
 * row. Every pixel that this package draws is either opaque or wholly transparent.
 *
 * @param argb the pixels themselves, not a copy
 */
public record Sheet(int width, int height, int[] argb) {
    public Sheet {
        if (width < 1 || height < 1 || argb.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a sheet of %d x %d cannot have %d pixels",
                            width,
                            height,
                            argb.length));
        }
    }

    /** {@return the picture's pixels as a sheet} */
    public static Sheet of(Picture picture) {
        return new Sheet(picture.width(), picture.height(), picture.toArgb());
    }
}
