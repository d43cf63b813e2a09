package convscope.picture;

import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Checks what a picture file says of itself, then decodes no more of it than is wanted. */
final class PictureDecoder {
    private static final long MAX_SIDE = 65_535;
    private static final long MAX_PIXELS = 1L << 30;

    /** A decoder holds all coefficients of such a file, 6 bytes a pixel, outside Java's heap. */
    private static final long MAX_PROGRESSIVE_PIXELS = 1L << 26;

    private static final long MAX_DECODED_PIXELS = 1L << 24;

    private PictureDecoder() {}

    static Picture decode(ImageInputStream stream, PictureFormat format, String name)
            throws IOException {
        JpegHeader jpeg = format == PictureFormat.JPEG ? JpegHeader.read(stream) : JpegHeader.NONE;
        boolean whole =
                switch (format) {
                    case PNG -> PictureEnd.ofPng(stream);
                    case GIF -> PictureEnd.ofGif(stream);
                    case JPEG -> jpeg.complete();
                    case BMP -> PictureEnd.ofBmp(stream);
                };
        if (!whole) {
            throw cutShort(name, format, null);
        }
        stream.seek(0);
        ImageReader reader = format.reader();
        try {
            reader.setInput(stream, false, true);
            checkSize(reader, jpeg, name);
            return Orientation.upright(pixels(reader, jpeg), jpeg.orientation());
        } finally {
            reader.dispose();
        }
    }

    private static void checkSize(ImageReader reader, JpegHeader jpeg, String name)
            throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        long most = jpeg.oneScan() ? MAX_PIXELS : MAX_PROGRESSIVE_PIXELS;
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new PictureException(
                    String.format(
                            Locale.ROOT,
                            "%s says it is %d x %d pixels; choose a picture of 1 to %d pixels a side.",
                            name,
                            width,
                            height,
                            MAX_SIDE));
        }
        if (width * height > most) {
            throw new PictureException(
                    String.format(
                            Locale.ROOT,
                            "%s says it is %d x %d pixels; choose a %s of up to %d million pixels.",
                            name,
                            width,
                            height,
                            jpeg.oneScan() ? "picture" : "progressive JPEG",
                            most / 1_000_000));
        }
    }

    private static Picture pixels(ImageReader reader, JpegHeader jpeg) throws IOException {
        int step = PixelAverage.factor(reader.getWidth(0), reader.getHeight(0), MAX_DECODED_PIXELS);
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return jpeg.inks()
                ? RasterRows.inks(reader.readRaster(0, param))
                : RasterRows.picture(reader.read(0, param));
    }

    static PictureException cutShort(String name, PictureFormat format, @Nullable Throwable cause) {
        return new PictureException(
                "%s is cut short: the end of its %s data is missing; choose a whole file."
                        .formatted(name, format),
                cause);
    }
}
