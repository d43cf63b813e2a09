package convscope.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Some bytes of an open file as a stream, which leaves the file open. */
final class FileSection extends InputStream {

    private final FileChannel channel;
    private final long end;
    private long position;

    FileSection(FileChannel channel, long begin, long end) {
        this.channel = channel;
        this.position = begin;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int most = (int) Math.min(length, end - position);
        int read = most == 0 ? -1 : channel.read(ByteBuffer.wrap(bytes, offset, most), position);
        position += Math.max(0, read);
        return read;
    }
}
