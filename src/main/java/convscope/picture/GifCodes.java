package convscope.picture;

import java.io.EOFException;
import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/** The codes in a GIF frame's sub-blocks, the lowest bit first. */
final class GifCodes {
    private final ImageInputStream stream;
    private final byte[] block = new byte[255];
    private int length;
    private int at;
    private int held;
    private int heldBits;

    GifCodes(ImageInputStream stream) {
        this.stream = stream;
    }

    /**
     * {@return the next code}
     *
     * @param bits 2..12
     * @throws EOFException after the last block
     */
    int next(int bits) throws IOException {
        while (heldBits < bits) {
            if (at == length) {
                length = stream.readUnsignedByte();
                at = 0;
                if (length == 0) {
                    throw new EOFException("the frame's data end early");
                }
                stream.readFully(block, 0, length);
            }
            held |= (block[at++] & 0xFF) << heldBits;
            heldBits += 8;
        }
        int code = held & ((1 << bits) - 1);
        held >>>= bits;
        heldBits -= bits;
        return code;
    }
}
