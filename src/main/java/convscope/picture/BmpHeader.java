package convscope.picture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;

/**
 * What the header of a BMP file says.
 *
 * @param bits a pixel; 0 in those that hold a JPEG or PNG
 */
record BmpHeader(long width, long height, boolean whole, long bits, long compression)
        implements PictureHeader {
    private static final Set<Long> BITS = Set.of(1L, 4L, 8L, 16L, 24L, 32L);
    private static final int JPEG = 4;
    private static final int PNG = 5;
    private static final int OS2_HEADER = 12;
    private static final int BIT_FIELDS = 3;

    static BmpHeader read(ImageInputStream stream) throws IOException {
        stream.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        try {
            stream.seek(10);
            long pixels = stream.readUnsignedInt();
            boolean old = stream.readUnsignedInt() == OS2_HEADER;
            long width = old ? stream.readUnsignedShort() : stream.readInt();
            long height = Math.abs(old ? stream.readUnsignedShort() : (long) stream.readInt());
            stream.readUnsignedShort();
            long bits = stream.readUnsignedShort();
            long compression = old ? 0 : stream.readUnsignedInt();
            long bytes = old ? 0 : stream.readUnsignedInt();
            if (compression == 0 || compression == BIT_FIELDS) {
                bytes = Math.ceilDiv(width * bits, 32) * 4 * height;
            }
            stream.seek(pixels + Math.max(1, bytes) - 1);
            return new BmpHeader(width, height, stream.read() >= 0, bits, compression);
        } catch (EOFException end) {
            return new BmpHeader(0, 0, false, 0, 0);
        }
    }

    /** {@return what of the file is not read, as the end of a sentence} */
    Optional<String> unread() {
        boolean embedded = compression == JPEG || compression == PNG;
        if (embedded || BITS.contains(bits)) {
            return Optional.empty();
        }
        return Optional.of("has " + bits + " bits a pixel; legal are 1, 4, 8, 16, 24 and 32");
    }

    @Override
    public int orientation() {
        return 1;
    }
}
