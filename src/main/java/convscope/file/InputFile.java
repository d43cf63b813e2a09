package convscope.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The door for what is read: a regular file, or standard input where {@value #STANDARD} says so.
 */
public final class InputFile {

    /** Stands for standard input where a verb takes it. */
    public static final String STANDARD = "-";

    private static final String MISSING = "there is no such file";
    private static final String DENIED = "permission is denied";

    private static final int KIND = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private InputFile() {}

    /**
     * Refuses what would block, never end, or hold nothing: it is asked before a file is opened.
     *
     * @throws FileException if there is no such file, it is a folder, a pipe, a device or a socket,
     *     or it may not be read
     */
    public static void require(Path file) throws FileException {
        if (Files.isRegularFile(file)) {
            if (!Files.isReadable(file)) {
                throw FileException.reading(file, DENIED);
            }
            return;
        }
        throw FileException.reading(file, refusal(file));
    }

    private static String refusal(Path file) {
        if (!Files.exists(file)) {
            return Files.isSymbolicLink(file) ? leadsNowhere(file) : missing(file);
        }
        if (Files.isDirectory(file)) {
            return "this is a folder, not a file";
        }
        return switch (kind(file)) {
            case PIPE -> "this is a pipe, not a file; what reads standard input takes it as -";
            case SOCKET -> "this is a socket, not a file";
            default -> "this is a device, not a file";
        };
    }

    private static String missing(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null || Files.isExecutable(folder) || !Files.exists(folder)
                ? MISSING
                : DENIED;
    }

    private static String leadsNowhere(Path link) {
        try {
            boolean hidden = missing(Target.of(link).path()).equals(DENIED);
            return hidden ? DENIED : "it is a link to a file that does not exist";
        } catch (IOException e) {
            return FileException.reason(e);
        }
    }

    private static int kind(Path file) {
        try {
            return Files.getAttribute(file, "unix:mode", new LinkOption[0]) instanceof Integer mode
                    ? mode & KIND
                    : 0;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return 0; // A system without such kinds.
        }
    }

    /**
     * {@return what standard input holds, whole; it is given once}
     *
     * @param most the bytes that are legal; one more is read, so that the caller sees what is
     *     larger
     */
    public static byte[] standard(int most) throws IOException {
        InputStream in = System.in;
        return in.readNBytes(most + 1);
    }
}
