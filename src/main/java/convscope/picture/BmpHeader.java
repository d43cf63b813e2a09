package convscope.picture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/** What the header of a BMP file says. */
record BmpHeader(long width, long height, boolean whole) implements PictureHeader {
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
            return new BmpHeader(width, height, stream.read() >= 0);
        } catch (EOFException end) {
            return new BmpHeader(0, 0, false);
        }
    }

    @Override
    public int orientation() {
        return 1;
    }
}
