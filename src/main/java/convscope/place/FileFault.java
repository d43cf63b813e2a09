package convscope.place;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the file system found wrong, in words. */
public final class FileFault {

    /** Of links that lead round in a circle. */
    public static final String LOOP = "it is a link that leads back to itself";

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
                    Map.entry("Too many levels of symbolic links", LOOP),
                    Map.entry("Input/output error", "the device fails"),
                    Map.entry("Operation not permitted", "permission is denied"),
                    Map.entry("Permission denied", "permission is denied"),
                    Map.entry("No such file or directory", "there is no such file"),
                    Map.entry(
                            "Too many open files",
                            "too many files are open; allow more (ulimit -n)"),
                    Map.entry("Text file busy", "it is a program that runs"),
                    Map.entry("Device or resource busy", "it is in use"),
                    Map.entry("No such device or address", "this is a socket, not a file"),
                    Map.entry("Bad file descriptor", "it is closed"));

    private FileFault() {}

    /** {@return why, as the end of a sentence, without the file's name and without a full stop} */
    public static String why(IOException fault) {
        return switch (fault) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "permission is denied";
            case FileAlreadyExistsException there -> "it is there already";
            case NotDirectoryException file -> "a part of its path is no folder";
            case DirectoryNotEmptyException folder -> "it is a folder, and not empty";
            case FileSystemLoopException loop -> LOOP;
            case ClosedByInterruptException stopped -> "it was stopped";
            case CharacterCodingException notUtf8 -> "it is not UTF-8 text";
            case EOFException early -> "it ends too early";
            case FileSystemException system -> inWords(system.getReason());
            default -> inWords(fault.getMessage());
        };
    }

    /** {@return the file that the fault is about, if it says one} */
    public static Optional<String> file(IOException fault) {
        return fault instanceof FileSystemException system
                ? Optional.ofNullable(system.getFile())
                : Optional.empty();
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
                .orElse(system.strip());
    }
}
