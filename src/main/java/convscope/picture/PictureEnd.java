package convscope.picture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * Tells a whole file from one that is cut short, where decoders would make up the missing part:
 * ImageIO fills the rest of such a picture with grey or black and says nothing.
 */
final class PictureEnd {
    private static final int IEND = 0x49454E44;
    private static final int GIF_IMAGE = 0x2C;
    private static final int GIF_EXTENSION = 0x21;

    private static final int OS2_HEADER = 12;
    private static final int BIT_FIELDS = 3;

    private PictureEnd() {}

    /** {@return whether a PNG's chunks go on to the last one, IEND} */
    static boolean ofPng(ImageInputStream stream) throws IOException {
        stream.setByteOrder(ByteOrder.BIG_ENDIAN);
        long chunk = 8;
        try {
            while (true) {
                stream.seek(chunk);
                long length = stream.readUnsignedInt();
                int type = stream.readInt();
                if (length > 0) {
                    stream.seek(chunk + 7 + length);
                    stream.readByte();
                }
                stream.readInt();
                if (type == IEND) {
                    return true;
                }
                chunk += 12 + length;
            }
        } catch (EOFException end) {
            return false;
        }
    }

    /** {@return whether all data of a GIF's first frame is there} */
    static boolean ofGif(ImageInputStream stream) throws IOException {
        stream.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        try {
            stream.seek(10);
            skipColourTable(stream, stream.readUnsignedByte(), 2);
            while (true) {
                int block = stream.readUnsignedByte();
                if (block == GIF_IMAGE) {
                    stream.seek(stream.getStreamPosition() + 8);
                    skipColourTable(stream, stream.readUnsignedByte(), 0);
                    stream.readByte();
                    skipSubBlocks(stream);
                    return true;
                } else if (block == GIF_EXTENSION) {
                    stream.readByte();
                    skipSubBlocks(stream);
                } else {
                    return false;
                }
            }
        } catch (EOFException end) {
            return false;
        }
    }

    /** {@return whether a BMP holds as many bytes as its header's extents need} */
    static boolean ofBmp(ImageInputStream stream) throws IOException {
        stream.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        try {
            stream.seek(10);
            long pixels = stream.readUnsignedInt();
            boolean old = stream.readUnsignedInt() == OS2_HEADER;
            long width = old ? stream.readUnsignedShort() : stream.readInt();
            long height = old ? stream.readUnsignedShort() : stream.readInt();
            stream.readUnsignedShort();
            long bits = stream.readUnsignedShort();
            long compression = old ? 0 : stream.readUnsignedInt();
            long bytes = old ? 0 : stream.readUnsignedInt();
            if (compression == 0 || compression == BIT_FIELDS) {
                bytes = Math.ceilDiv(Math.abs(width) * bits, 32) * 4 * Math.abs(height);
            }
            stream.seek(pixels + Math.max(1, bytes) - 1);
            return stream.read() >= 0;
        } catch (EOFException end) {
            return false;
        }
    }

    private static void skipColourTable(ImageInputStream stream, int flags, int bytesBetween)
            throws IOException {
        int table = (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7));
        stream.seek(stream.getStreamPosition() + bytesBetween + table);
    }

    private static void skipSubBlocks(ImageInputStream stream) throws IOException {
        for (int n = stream.readUnsignedByte(); n > 0; n = stream.readUnsignedByte()) {
            stream.seek(stream.getStreamPosition() + n);
        }
    }
}
