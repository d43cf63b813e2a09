package convscope.file;

import convscope.place.FileFault;
import convscope.says.Told;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read or written. The message is one sentence that names the file. */
public final class FileException extends IOException implements Told {

    private static final long serialVersionUID = 1L;

    private final String reason;

    private FileException(String sentence, String reason, @Nullable Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    static FileException reading(Path file, String reason) {
        return new FileException("cannot read " + file + ": " + reason, reason, null);
    }

    static FileException writing(Path file, IOException cause) {
        String reason = reason(cause);
        return new FileException("cannot write " + file + ": " + reason, reason, cause);
    }

    static FileException writing(Path file, String reason) {
        return new FileException("cannot write " + file + ": " + reason, reason, null);
    }

    /** {@return why, without the file's name, e.g. {@code the disk is full}} */
    public String reason() {
        return reason;
    }

    /** {@return what an exception of the JDK's file system says, in words} */
    public static String reason(IOException failure) {
        return failure instanceof FileException told ? told.reason : FileFault.why(failure);
    }
}
