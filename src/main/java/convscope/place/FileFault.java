package convscope.place;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the file system found wrong, in words. */
public final class FileFault {

    private FileFault() {}

    /** {@return why, as the end of a sentence, without the file's name and without a full stop} */
    public static String why(IOException fault) {
        return switch (fault) {
            case NoSuchFileException missing -> "there is no such file or folder";
            case AccessDeniedException denied -> "access is denied";
            case FileAlreadyExistsException there -> "it is there already";
            case NotDirectoryException file -> "it is not a folder";
            case DirectoryNotEmptyException folder -> "it is a folder, and not empty";
            case FileSystemLoopException loop -> "its symbolic links lead round in a circle";
            case FileSystemException system when system.getReason() != null ->
                    ofSystem(system.getReason());
            case FileSystemException system -> "the file system refuses, and does not say why";
            case CharacterCodingException notUtf8 -> "it is not UTF-8 text";
            case EOFException early -> "it ends too early";
            case FileNotFoundException missing -> ofSystem(inBrackets(missing.getMessage()));
            default -> ofSystem(orNoReason(fault.getMessage()));
        };
    }

    /** {@return the file that the fault is about, if it says one} */
    public static Optional<String> file(IOException fault) {
        return fault instanceof FileSystemException system
                ? Optional.ofNullable(system.getFile())
                : Optional.empty();
    }

    private static String ofSystem(String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.startsWith("no space left") || lower.startsWith("there is not enough space")) {
            return "there is no space left on the disk";
        }
        if (lower.endsWith("quota exceeded")) {
            return "there is no space left in this user's quota";
        }
        if (lower.equals("read-only file system")) {
            return "the disk is read-only";
        }
        return lower.equals("broken pipe") ? "nobody reads what is written" : reason;
    }

    /** Of "name (reason)" the reason. */
    private static String inBrackets(@Nullable String message) {
        String text = orNoReason(message);
        int from = text.lastIndexOf(" (");
        return from >= 0 && text.endsWith(")") ? text.substring(from + 2, text.length() - 1) : text;
    }

    private static String orNoReason(@Nullable String message) {
        return message == null || message.isBlank() ? "reading or writing failed" : message;
    }
}
