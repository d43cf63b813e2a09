package convscope.picture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import javax.imageio.stream.ImageInputStream;

/** Goes over the chunks of a PNG file to its end (ISO/IEC 15948). */
final class PngChunks {
    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504C5445;
    private static final int TRNS = 0x74524E53;
    private static final int EXIF = 0x65584966;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;
    private static final int LARGEST_READ = 1 << 16;

    private final ImageInputStream stream;
    private long width;
    private long height;
    private int greyBits;
    private int orientation = 1;
    private boolean pixels;
    private int clearGrey = -1;
    private int colours;

    PngChunks(ImageInputStream stream) {
        this.stream = stream;
    }

    PngHeader read() throws IOException {
        stream.setByteOrder(ByteOrder.BIG_ENDIAN);
        try {
            long chunk = 8;
            int type = 0;
            while (type != IEND) {
                stream.seek(chunk);
                long length = stream.readUnsignedInt();
                type = stream.readInt();
                take(type, length);
                chunk += 12 + length;
            }
            return header(true);
        } catch (EOFException end) {
            return header(false);
        }
    }

    private PngHeader header(boolean ended) {
        return new PngHeader(
                width, height, orientation, ended || pixels, ended, clearGrey, colours);
    }

    private void take(int type, long length) throws IOException {
        switch (type) {
            case IHDR -> size(ByteBuffer.wrap(checked(type, length)));
            case PLTE -> colours = checked(type, length).length / 3;
            case TRNS -> clear(checked(type, length));
            case EXIF -> orientation = ExifOrientation.of(checked(type, length));
            default -> {
                pixels |= type == IDAT;
                stream.seek(stream.getStreamPosition() + length);
                stream.readInt();
            }
        }
    }

    private byte[] checked(int type, long length) throws IOException {
        if (length > LARGEST_READ) {
            throw new IOException("a chunk of " + length + " bytes");
        }
        byte[] data = new byte[(int) length];
        stream.readFully(data);
        CRC32 sum = new CRC32();
        sum.update(ByteBuffer.allocate(4).putInt(0, type));
        sum.update(data);
        if ((int) sum.getValue() != stream.readInt()) {
            throw new IOException("a chunk's checksum does not fit");
        }
        return data;
    }

    private void size(ByteBuffer data) {
        width = data.getInt(0);
        height = data.getInt(4);
        greyBits = data.get(9) == 0 ? data.get(8) : 0;
    }

    /** Of the level only as many bits count as the picture has. */
    private void clear(byte[] level) {
        if (greyBits >= 1 && greyBits <= 8 && level.length >= 2) {
            int most = (1 << greyBits) - 1;
            clearGrey = (ByteBuffer.wrap(level).getShort() & most) * 255 / most;
        }
    }
}
