package convscope.picture;

import java.io.IOException;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStream;

/**
 * Unpacks the first frame of a GIF file (LZW with codes of up to 12 bits) and lays it on its
 * screen, which is transparent elsewhere as in browsers. The JDK's reader fills what is missing of
 * a frame with the first colour and says nothing, and knows no screen.
 */
final class GifFrame {
    private static final int[] STARTS = {0, 4, 2, 1};
    private static final int[] STEPS = {8, 8, 4, 2};

    private final GifHeader.Frame frame;
    private final int step;
    private final int sampledWidth;
    private final byte[] sampled;
    private int x;
    private int y;
    private int pass;

    private GifFrame(GifHeader.Frame frame, int step) {
        this.frame = frame;
        this.step = step;
        this.sampledWidth = Math.ceilDiv(frame.width(), step);
        this.sampled = new byte[sampledWidth * Math.ceilDiv(frame.height(), step)];
    }

    /**
     * {@return the screen with the frame on it, of every {@code step}-th row and column}
     *
     * @throws IOException if the data give fewer pixels than the frame has, or make no sense
     */
    static Picture picture(ImageInputStream stream, GifHeader header, int step) throws IOException {
        GifFrame frame = new GifFrame(header.frame(), step);
        stream.seek(header.data());
        frame.unpack(stream);
        return frame.onScreen(header);
    }

    private void unpack(ImageInputStream stream) throws IOException {
        int depth = stream.readUnsignedByte();
        if (depth < 1 || depth > 8) {
            throw new IOException("codes of " + depth + " bits");
        }
        GifCodes codes = new GifCodes(stream);
        GifWords words = new GifWords(depth);
        while (y < frame.height()) {
            int code = codes.next(words.bits());
            if (code == words.clear()) {
                words.forget();
            } else {
                put(words.of(code), words.length());
            }
        }
    }

    /** Takes a word, which is there from its end to its start. */
    private void put(byte[] word, int length) {
        for (int i = length - 1; i >= 0 && y < frame.height(); i--) {
            if (x % step == 0 && y % step == 0) {
                sampled[y / step * sampledWidth + x / step] = word[i];
            }
            if (++x == frame.width()) {
                x = 0;
                nextRow();
            }
        }
    }

    private void nextRow() {
        y += frame.interlaced() ? STEPS[pass] : 1;
        while (frame.interlaced() && y >= frame.height() && pass < 3) {
            y = STARTS[++pass];
        }
    }

    private Picture onScreen(GifHeader header) throws IOException {
        int[] colours = Arrays.copyOf(header.colours(), 256);
        int width = Math.ceilDiv((int) header.width(), step);
        int height = Math.ceilDiv((int) header.height(), step);
        int left = frame.left() / step;
        int top = frame.top() / step;
        PixelAverage average = new PixelAverage(width, height);
        int[] row = new int[width];
        for (int line = 0; line < height; line++) {
            Arrays.fill(row, 0);
            int start = (line - top) * sampledWidth;
            if (start >= 0 && start < sampled.length) {
                for (int i = 0; i < sampledWidth && left + i < width; i++) {
                    row[left + i] = colours[sampled[start + i] & 0xFF];
                }
            }
            average.addRow(row);
        }
        return average.picture();
    }
}
