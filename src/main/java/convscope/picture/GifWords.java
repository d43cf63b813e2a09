package convscope.picture;

import java.io.EOFException;
import java.io.IOException;

/** The dictionary of GIF's LZW: each code stands for an earlier word and one more pixel. */
final class GifWords {
    private static final int CODES = 1 << 12;
    private static final int NONE = -1;

    private final int depth;
    private final short[] before = new short[CODES];
    private final byte[] last = new byte[CODES];
    private final byte[] word = new byte[CODES];
    private int length;
    private int next;
    private int bits;
    private int previous;

    /**
     * @param depth bits a pixel, 1..8
     */
    GifWords(int depth) {
        this.depth = depth;
        forget();
    }

    /** {@return the code that asks to forget all words} */
    int clear() {
        return 1 << depth;
    }

    /** {@return how many bits the next code has} */
    int bits() {
        return bits;
    }

    /** {@return how many pixels the last word has} */
    int length() {
        return length;
    }

    void forget() {
        next = clear() + 2;
        bits = depth + 1;
        previous = NONE;
    }

    /**
     * {@return the pixels of a code's word, from its end to its start, valid until the next call}
     *
     * @throws IOException if the code is the last one, or stands for nothing
     */
    byte[] of(int code) throws IOException {
        if (code == clear() + 1) {
            throw new EOFException("the frame's data end early");
        } else if (code > next || (code == next && previous == NONE)) {
            throw new IOException("a code without a word");
        }
        boolean own = code == next;
        byte first = spell(own ? previous : code, own ? 1 : 0);
        if (own) {
            word[0] = first;
        }
        if (previous != NONE && next < CODES) {
            before[next] = (short) previous;
            last[next++] = first;
            bits += next == 1 << bits && bits < 12 ? 1 : 0;
        }
        previous = code;
        return word;
    }

    /** {@return the word's first pixel} */
    private byte spell(int code, int from) {
        length = from;
        int at = code;
        for (; at > clear(); at = before[at]) {
            word[length++] = last[at];
        }
        word[length++] = (byte) at;
        return (byte) at;
    }
}
