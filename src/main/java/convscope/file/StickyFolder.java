package convscope.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder as /tmp, in which only its owner replaces a file, whoever may write into it. */
final class StickyFolder {

    private static final int STICKY = 01000;
    private static final int ROOT = 0;

    /** Belongs to the user as whom this process makes files, on the systems that have it. */
    private static final Path SELF = Path.of("/proc/self");

    private StickyFolder() {}

    /**
     * @throws AccessDeniedException if the file is one that this user may not replace
     */
    static void requireOwn(Path file, Path folder) throws IOException {
        if (!Files.exists(SELF) || (number(folder, "mode") & STICKY) == 0) {
            return;
        }
        int user = number(SELF, "uid");
        if (user != ROOT && user != number(file, "uid") && user != number(folder, "uid")) {
            throw new AccessDeniedException(file.toString());
        }
    }

    private static int number(Path file, String attribute) throws IOException {
        return (int) Files.getAttribute(file, "unix:" + attribute);
    }
}
