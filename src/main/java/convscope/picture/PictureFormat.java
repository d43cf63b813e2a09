package convscope.picture;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
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
    GIF("47494638");

    private final byte[] signature;

    PictureFormat(String signature) {
        this.signature = HexFormat.of().parseHex(signature);
    }

    /** {@return the format that the stream starts as, leaving the stream at its start} */
    static Optional<PictureFormat> of(ImageInputStream stream) throws IOException {
        byte[] start = new byte[8];
        stream.seek(0);
        int length = 0;
        for (int n; length < start.length; length += n) {
            n = stream.read(start, length, start.length - length);
            if (n <= 0) {
                break;
            }
        }
        stream.seek(0);
        byte[] found = Arrays.copyOf(start, length);
        return Arrays.stream(values())
                .filter(f -> f.signature.length <= found.length)
                .filter(f -> Arrays.equals(f.signature, Arrays.copyOf(found, f.signature.length)))
                .findFirst();
    }

    /**
     * {@return a new reader for this format; the JDK's own cannot do CMYK JPEG, TwelveMonkeys' can}
     */
    ImageReader reader() {
        ImageReader last = null;
        for (Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName(name());
                all.hasNext(); ) {
            last = all.next();
            if (last.getClass().getName().startsWith("com.twelvemonkeys.") == (this == JPEG)) {
                return last;
            }
        }
        if (last == null) {
            throw new IllegalStateException("this Java has no reader for " + this);
        }
        return last;
    }
}
