package convscope.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A printer, UTF-8, that remembers why what was printed did not arrive. */
public final class Printed extends PrintWriter {

    private final Remembering stream;

    private Printed(Remembering stream) {
        super(stream, false, StandardCharsets.UTF_8);
        this.stream = stream;
    }

    /** {@return what prints to standard output or standard error} */
    public static Printed to(FileDescriptor descriptor) {
        return to(new FileOutputStream(descriptor));
    }

    /** {@return what prints to a stream} */
    public static Printed to(OutputStream stream) {
        return new Printed(new Remembering(stream));
    }

    /** {@return why not all that was printed so far has arrived, e.g. {@code the disk is full}} */
    public Optional<String> lost() {
        flush();
        return Optional.ofNullable(stream.first).map(FileException::reason);
    }

    private static final class Remembering extends OutputStream {

        private final OutputStream to;
        private @Nullable IOException first;

        Remembering(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (first != null) {
                throw first;
            }
            try {
                to.write(bytes, from, count);
            } catch (IOException e) {
                first = e;
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }
    }
}
