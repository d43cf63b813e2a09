package convscope.picture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * What the chunks of a WebP file say (RFC 9649).
 *
 * @param animated whether the file is a film
 */
record WebpHeader(long width, long height, int orientation, boolean whole, boolean animated)
        implements PictureHeader {
    private static final int LOSSY = 0x20385056;
    private static final int LOSSLESS = 0x4C385056;
    private static final int EXTENDED = 0x58385056;
    private static final int EXIF = 0x46495845;
    private static final int ANIMATION = 0x02;
    private static final int LARGEST_READ = 1 << 20;

    static WebpHeader read(ImageInputStream stream) throws IOException {
        stream.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        WebpHeader header = new WebpHeader(0, 0, 1, false, false);
        try {
            stream.seek(4);
            long end = 8 + stream.readUnsignedInt();
            if (stream.length() < end) {
                return header;
            }
            for (long chunk = 12; chunk + 8 <= end; ) {
                stream.seek(chunk);
                int type = stream.readInt();
                long length = stream.readUnsignedInt();
                header = header.with(stream, type, length);
                chunk += 8 + length + (length & 1);
            }
            return header.ended();
        } catch (EOFException end) {
            return header;
        }
    }

    private WebpHeader with(ImageInputStream stream, int type, long length) throws IOException {
        return switch (type) {
            case EXTENDED -> {
                boolean film = (stream.readInt() & ANIMATION) != 0;
                yield new WebpHeader(
                        1 + threeBytes(stream), 1 + threeBytes(stream), orientation, false, film);
            }
            case LOSSY -> {
                stream.skipBytes(6);
                yield sized(
                        stream.readUnsignedShort() & 0x3FFF, stream.readUnsignedShort() & 0x3FFF);
            }
            case LOSSLESS -> {
                stream.readByte();
                long bits = stream.readUnsignedInt();
                yield sized(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF));
            }
            case EXIF -> {
                byte[] data = new byte[(int) Math.min(length, LARGEST_READ)];
                stream.readFully(data);
                yield new WebpHeader(width, height, ExifOrientation.of(data), false, animated);
            }
            default -> this;
        };
    }

    private static int threeBytes(ImageInputStream stream) throws IOException {
        return stream.readUnsignedShort() | stream.readUnsignedByte() << 16;
    }

    private WebpHeader sized(long across, long down) {
        return new WebpHeader(
                Math.max(width, across), Math.max(height, down), orientation, false, animated);
    }

    private WebpHeader ended() {
        return new WebpHeader(width, height, orientation, true, animated);
    }
}
