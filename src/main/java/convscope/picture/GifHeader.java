package convscope.picture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * What a GIF89a file says up to the data of its first frame.
 *
 * @param width the screen's, or as much more as the frame reaches over it
 * @param colours of the frame, {@code 0xAARRGGBB}; the transparent one is 0
 * @param ended whether the frame's data have an end
 * @param data where the frame's compressed data begin
 */
record GifHeader(
        long width,
        long height,
        boolean whole,
        boolean ended,
        Frame frame,
        int[] colours,
        long data)
        implements PictureHeader {
    private static final int FRAME = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int CONTROL = 0xF9;
    private static final int TABLE = 0x80;
    private static final int INTERLACED = 0x40;

    /** Where the first frame lies on the screen. */
    record Frame(int left, int top, int width, int height, boolean interlaced) {}

    private static final GifHeader CUT =
            new GifHeader(0, 0, false, false, new Frame(0, 0, 0, 0, false), new int[0], 0);

    static GifHeader read(ImageInputStream stream) throws IOException {
        stream.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        try {
            stream.seek(6);
            int width = stream.readUnsignedShort();
            int height = stream.readUnsignedShort();
            int flags = stream.readUnsignedByte();
            stream.readUnsignedShort();
            int[] colours = table(stream, flags);
            int clear = -1;
            while (true) {
                int block = stream.readUnsignedByte();
                if (block == FRAME) {
                    return frame(stream, width, height, colours, clear);
                } else if (block == EXTENSION) {
                    clear = stream.readUnsignedByte() == CONTROL ? control(stream) : clear;
                    skipSubBlocks(stream);
                } else {
                    return CUT;
                }
            }
        } catch (EOFException end) {
            return CUT;
        }
    }

    private static GifHeader frame(
            ImageInputStream stream, int width, int height, int[] common, int clear)
            throws IOException {
        int left = stream.readUnsignedShort();
        int top = stream.readUnsignedShort();
        int across = stream.readUnsignedShort();
        int down = stream.readUnsignedShort();
        int flags = stream.readUnsignedByte();
        int[] own = table(stream, flags);
        int[] colours = own.length > 0 ? own : common;
        if (clear >= 0 && clear < colours.length) {
            colours[clear] = 0;
        }
        long data = stream.getStreamPosition();
        return new GifHeader(
                across == 0 ? 0 : Math.max(width, left + across),
                down == 0 ? 0 : Math.max(height, top + down),
                stream.read() >= 0,
                hasEnd(stream),
                new Frame(left, top, across, down, (flags & INTERLACED) != 0),
                colours,
                data);
    }

    private static int[] table(ImageInputStream stream, int flags) throws IOException {
        int[] colours = new int[(flags & TABLE) == 0 ? 0 : 2 << (flags & 7)];
        for (int i = 0; i < colours.length; i++) {
            int red = stream.readUnsignedByte();
            int green = stream.readUnsignedByte();
            colours[i] = 0xFF000000 | red << 16 | green << 8 | stream.readUnsignedByte();
        }
        return colours;
    }

    /** {@return the transparent colour's number, -1 without one} */
    private static int control(ImageInputStream stream) throws IOException {
        byte[] data = new byte[stream.readUnsignedByte()];
        stream.readFully(data);
        return data.length >= 4 && (data[0] & 1) != 0 ? data[3] & 0xFF : -1;
    }

    private static void skipSubBlocks(ImageInputStream stream) throws IOException {
        for (int n = stream.readUnsignedByte(); n > 0; n = stream.readUnsignedByte()) {
            stream.seek(stream.getStreamPosition() + n);
        }
    }

    private static boolean hasEnd(ImageInputStream stream) throws IOException {
        try {
            skipSubBlocks(stream);
            return true;
        } catch (EOFException end) {
            return false;
        }
    }

    @Override
    public int orientation() {
        return 1;
    }
}
