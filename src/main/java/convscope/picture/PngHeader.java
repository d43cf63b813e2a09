package convscope.picture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import javax.imageio.stream.ImageInputStream;

/**
 * What the chunks of a PNG file say (ISO/IEC 15948).
 *
 * @param clearGrey the grey level that is transparent, scaled to 0..255, of a file with 2 or 4 bits
 *     of grey; -1 elsewhere. The JDK's reader compares that level before it scales it
 */
record PngHeader(long width, long height, int orientation, boolean whole, int clearGrey)
        implements PictureHeader {
    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504C5445;
    private static final int TRNS = 0x74524E53;
    private static final int EXIF = 0x65584966;
    private static final int IEND = 0x49454E44;
    private static final int LARGEST_READ = 1 << 16;

    /**
     * @throws IOException if a chunk that colours hang on does not fit its checksum; the decoder
     *     sees to the pixels' own
     */
    static PngHeader read(ImageInputStream stream) throws IOException {
        stream.setByteOrder(ByteOrder.BIG_ENDIAN);
        PngHeader header = new PngHeader(0, 0, 1, false, -1);
        int grey = 0;
        long chunk = 8;
        try {
            while (true) {
                stream.seek(chunk);
                long length = stream.readUnsignedInt();
                int type = stream.readInt();
                switch (type) {
                    case IHDR -> {
                        ByteBuffer data = ByteBuffer.wrap(checked(stream, type, length));
                        header = header.sized(data.getInt(0), data.getInt(4));
                        grey = data.get(9) == 0 ? data.get(8) : 0;
                    }
                    case PLTE -> checked(stream, type, length);
                    case TRNS -> header = header.clear(checked(stream, type, length), grey);
                    case EXIF -> header = header.turned(checked(stream, type, length));
                    default -> skip(stream, chunk + 8 + length);
                }
                chunk += 12 + length;
                if (type == IEND) {
                    return header.ended();
                }
            }
        } catch (EOFException end) {
            return header;
        }
    }

    private static byte[] checked(ImageInputStream stream, int type, long length)
            throws IOException {
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

    private static void skip(ImageInputStream stream, long checksum) throws IOException {
        stream.seek(checksum);
        stream.readInt();
    }

    private PngHeader sized(int across, int down) {
        return new PngHeader(across, down, orientation, whole, clearGrey);
    }

    private PngHeader clear(byte[] level, int depth) {
        boolean scaled = (depth == 2 || depth == 4) && level.length >= 2;
        int grey = scaled ? ByteBuffer.wrap(level).getShort() * 255 / ((1 << depth) - 1) : -1;
        return new PngHeader(width, height, orientation, whole, grey);
    }

    private PngHeader turned(byte[] exif) {
        return new PngHeader(width, height, ExifOrientation.of(exif), whole, clearGrey);
    }

    private PngHeader ended() {
        return new PngHeader(width, height, orientation, true, clearGrey);
    }
}
