package convscope.picture;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * The bytes of a picture file, needing neither a cache nor a temporary file. Reading ends with an
 * {@link InterruptedIOException} once its thread is interrupted, which is how decoding is stopped:
 * every decoder asks for its next few bytes again and again.
 */
final class PictureStream extends ImageInputStreamImpl {
    private static final int BLOCK = 1 << 16;

    /** Decoders look a few bytes ahead; one that goes on takes nothing for zeros, without end. */
    private static final int MOST_READS_BEYOND_END = 1 << 12;

    private final Source source;
    private final long length;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK).limit(0);
    private long blockStart;
    private int readsBeyondEnd;

    /** Gives bytes from a place on, like {@link FileChannel#read(ByteBuffer, long)}. */
    @FunctionalInterface
    private interface Source {
        int read(ByteBuffer into, long from) throws IOException;
    }

    private PictureStream(Source source, long length) {
        this.source = source;
        this.length = length;
    }

    /** {@return the bytes of an open file, which whoever opened it closes} */
    static PictureStream of(FileChannel file) throws IOException {
        return new PictureStream(file::read, file.size());
    }

    static PictureStream of(byte[] bytes) {
        Source source =
                (into, from) -> {
                    int count = (int) Math.min(into.remaining(), bytes.length - from);
                    if (count <= 0) {
                        return -1;
                    }
                    into.put(bytes, (int) from, count);
                    return count;
                };
        return new PictureStream(source, bytes.length);
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        if (!fill()) {
            return -1;
        }
        return block.get((int) (streamPos++ - blockStart)) & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        bitOffset = 0;
        if (count == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int start = (int) (streamPos - blockStart);
        int read = Math.min(count, block.limit() - start);
        block.get(start, into, offset, read);
        streamPos += read;
        return read;
    }

    @Override
    public long length() {
        return length;
    }

    /** {@return whether there is a byte at the stream's place, which then is in the block} */
    private boolean fill() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("reading was stopped");
        }
        long offset = streamPos - blockStart;
        if (offset >= 0 && offset < block.limit()) {
            return true;
        }
        block.clear();
        blockStart = streamPos;
        int read = streamPos < length ? source.read(block, streamPos) : -1;
        block.position(0).limit(Math.max(0, read));
        if (read <= 0 && ++readsBeyondEnd > MOST_READS_BEYOND_END) {
            throw new IOException("the decoder reads on after the end");
        }
        return read > 0;
    }
}
