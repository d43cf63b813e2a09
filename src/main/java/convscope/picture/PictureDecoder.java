package convscope.picture;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Checks what a picture file says of itself, then decodes no more of it than is wanted. */
final class PictureDecoder {
    private static final long MAX_SIDE = 65_535;
    private static final long MAX_PIXELS = 1L << 28;

    /** A decoder holds all of such a file at once: 6 bytes a pixel outside Java's heap, or more. */
    private static final long MAX_PIXELS_AT_ONCE = 1L << 26;

    /** About two seconds. */
    private static final long MAX_WORK = 1L << 31;

    private static final long MAX_DECODED_PIXELS = 1L << 24;

    private final PictureStream stream;
    private final PictureFormat format;
    private final String name;

    PictureDecoder(PictureStream stream, PictureFormat format, String name) {
        this.stream = stream;
        this.format = format;
        this.name = name;
    }

    OpenedPicture decode() throws IOException {
        PictureHeader header = format.header(stream);
        if (!header.whole()) {
            throw new EOFException();
        }
        checkSize(header);
        int step = PixelAverage.factor(header.width(), header.height(), MAX_DECODED_PIXELS);
        stream.seek(0);
        OpenedPicture stored =
                switch (header) {
                    case GifHeader gif -> gif(gif, step);
                    case JpegHeader jpeg -> jpeg(jpeg, step);
                    case PngHeader png -> png(png, step);
                    case WebpHeader webp -> webp(webp, step);
                    case BmpHeader bmp -> bmp(bmp, step);
                };
        return stored.turned(header.orientation());
    }

    private OpenedPicture opened(Picture picture, boolean ended) {
        return new OpenedPicture(
                picture,
                ended
                        ? Optional.empty()
                        : Optional.of(name + " lacks its end; all of the picture could be read."));
    }

    private void checkSize(PictureHeader header) throws PictureException {
        long width = header.width();
        long height = header.height();
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw refused(
                    "says it is %d x %d pixels; choose a picture of 1 to %d pixels a side",
                    width, height, MAX_SIDE);
        }
        boolean atOnce =
                switch (header) {
                    case JpegHeader jpeg -> !jpeg.oneScan();
                    case WebpHeader _ -> true;
                    case PngHeader _, GifHeader _, BmpHeader _ -> false;
                };
        long most = atOnce ? MAX_PIXELS_AT_ONCE : MAX_PIXELS;
        if (width * height > most) {
            throw refused(
                    "says it is %d x %d pixels; choose a %s of up to %d million pixels",
                    width,
                    height,
                    !atOnce
                            ? "picture"
                            : header instanceof WebpHeader ? "WebP" : "progressive JPEG",
                    most / 1_000_000);
        }
    }

    private OpenedPicture jpeg(JpegHeader header, int step) throws IOException {
        if (header.unread().isPresent()) {
            throw refused("%s", header.unread().get());
        }
        if (header.lacksComponent()) {
            throw new IOException("no scan has one of the components");
        }
        if (header.work() > MAX_WORK) {
            throw refused(
                    "goes over its %d x %d pixels in %d scans, %d million samples in all;"
                            + " choose a JPEG of up to %d million",
                    header.width(),
                    header.height(),
                    header.scans(),
                    header.work() / 1_000_000,
                    MAX_WORK / 1_000_000);
        }
        List<String> complaints = new ArrayList<>();
        ImageReader reader = format.reader();
        try {
            reader.addIIOReadWarningListener((_, complaint) -> complaints.add(complaint));
            reader.setInput(stream, false, true);
            Picture picture =
                    JpegRows.picture(
                            reader.readRaster(0, sampled(reader, step)),
                            header.colour().orElseThrow(),
                            header.profile());
            return new OpenedPicture(picture, warning(header, complaints));
        } finally {
            reader.dispose();
        }
    }

    /** The decoder fills up what is missing with grey, and complains in libjpeg's words. */
    private Optional<String> warning(JpegHeader header, List<String> complaints)
            throws IOException {
        if (complaints.stream().anyMatch(c -> c.contains("premature end"))) {
            throw header.ended() ? new IOException("a scan ends early") : new EOFException();
        } else if (complaints.stream().anyMatch(c -> c.startsWith("Corrupt"))) {
            return Optional.of(name + " is damaged in places; parts of the picture may be wrong.");
        } else if (!header.ended()) {
            return Optional.of(
                    name + " lacks the marker at its end; all of the picture could be read.");
        }
        return Optional.empty();
    }

    private OpenedPicture gif(GifHeader header, int step) throws IOException {
        if (header.colours().length == 0) {
            throw refused("has no table of colours; choose a GIF with one");
        }
        return opened(GifFrame.picture(stream, header, step), header.ended());
    }

    private OpenedPicture webp(WebpHeader header, int step) throws IOException {
        if (header.animated()) {
            throw refused("is an animated WebP; choose one with a single picture");
        }
        return opened(RasterRows.picture(image(step)), true);
    }

    private OpenedPicture bmp(BmpHeader header, int step) throws IOException {
        if (header.unread().isPresent()) {
            throw refused("%s", header.unread().get());
        }
        return opened(RasterRows.picture(image(step)), true);
    }

    private OpenedPicture png(PngHeader header, int step) throws IOException {
        try {
            Picture picture = RasterRows.picture(image(step), header.clearGrey(), header.colours());
            return opened(picture, header.ended());
        } catch (IOException | RuntimeException damaged) {
            if (header.ended()) {
                throw damaged;
            }
            throw cut(damaged);
        }
    }

    private static EOFException cut(Exception cause) {
        EOFException cut = new EOFException();
        cut.initCause(cause);
        return cut;
    }

    private BufferedImage image(int step) throws IOException {
        ImageReader reader = format.reader();
        try {
            reader.setInput(stream, false, true);
            return reader.read(0, sampled(reader, step));
        } finally {
            reader.dispose();
        }
    }

    private static ImageReadParam sampled(ImageReader reader, int step) {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }

    private PictureException refused(String sentence, Object... values) {
        return new PictureException(
                name + " " + String.format(Locale.ROOT, sentence, values) + ".");
    }
}
