package convscope.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read or written. The message is one sentence that names the file. */
public final class FileException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What the systems say, and what is said here. */
    private static final Map<String, String> SYSTEM =
            Map.ofEntries(
                    Map.entry("No space left on device", "the disk is full"),
                    Map.entry("There is not enough space on the disk", "the disk is full"),
                    Map.entry("Disk quota exceeded", "the disk quota is used up"),
                    Map.entry("File too large", "the file system takes no file so large"),
                    Map.entry("File name too long", "its name is too long"),
                    Map.entry("Read-only file system", "the file system is read-only"),
                    Map.entry("Broken pipe", "whoever read it has closed it"),
                    Map.entry("The pipe is being closed", "whoever read it has closed it"),
                    Map.entry("Is a directory", "this is a folder, not a file"),
                    Map.entry("Not a directory", "a part of its path is no folder"),
                    Map.entry("Too many levels of symbolic links", Target.LOOP),
                    Map.entry("Input/output error", "the device fails"),
                    Map.entry("Operation not permitted", "permission is denied"),
                    Map.entry("Permission denied", "permission is denied"),
                    Map.entry("Text file busy", "it is a program that runs"),
                    Map.entry("Device or resource busy", "it is in use"),
                    Map.entry("No such device or address", "this is a socket, not a file"),
                    Map.entry("Bad file descriptor", "it is closed"));

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
        return switch (failure) {
            case FileException told -> told.reason;
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "permission is denied";
            case FileSystemLoopException loop -> Target.LOOP;
            case NotDirectoryException file -> "a part of its path is no folder";
            case ClosedByInterruptException stopped -> "it was stopped";
            case FileSystemException system when system.getReason() != null ->
                    inWords(system.getReason());
            default -> inWords(failure.getMessage());
        };
    }

    /** The JDK puts what the system says at the end, some of it in brackets. */
    private static String inWords(@Nullable String system) {
        if (system == null || system.isBlank()) {
            return "the file system does not say why";
        }
        return SYSTEM.entrySet().stream()
                .filter(said -> system.contains(said.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("the file system says " + system.strip());
    }
}
