package convscope.picture;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The picture formats that are read, told apart by their first bytes and never by a file's name.
 */
enum PictureFormat {
    PNG("89504e470d0a1a0a"),
    JPEG("ffd8ff"),
    BMP("424d"),
    GIF("47494638"),
    WEBP("52494646.{8}57454250");

    private static final int SIGNATURE = 12;

    private final Pattern signature;

    PictureFormat(String signature) {
        this.signature = Pattern.compile(signature);
    }

    /** {@return the format that the stream starts as} */
    static Optional<PictureFormat> of(ImageInputStream stream) throws IOException {
        byte[] start = new byte[SIGNATURE];
        stream.seek(0);
        int length = Math.max(0, stream.read(start));
        String hex = HexFormat.of().formatHex(start, 0, length);
        return Arrays.stream(values())
                .filter(f -> f.signature.matcher(hex).lookingAt())
                .findFirst();
    }

    /** {@return what a file of this format says of itself} */
    PictureHeader header(ImageInputStream stream) throws IOException {
        return switch (this) {
            case PNG -> PngHeader.read(stream);
            case JPEG -> JpegHeader.read(stream);
            case BMP -> BmpHeader.read(stream);
            case GIF -> GifHeader.read(stream);
            case WEBP -> WebpHeader.read(stream);
        };
    }

    /** {@return a new reader for this format: the JDK's own, where it has one} */
    ImageReader reader() {
        for (Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName(name());
                all.hasNext(); ) {
            ImageReader reader = all.next();
            if (reader.getClass().getName().startsWith("com.sun.") != (this == WEBP)) {
                return reader;
            }
        }
        throw new IllegalStateException("there is no reader for " + this);
    }
}
