package convscope.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that is there as a whole or is what it was before: written beside, then moved. */
final class WholeFile {

    private WholeFile() {}

    /** Writes what the file is to hold. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * @throws IOException in one sentence, if the file cannot be written
     */
    static void write(Path target, Content content) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            throw new IOException("cannot write " + target + ": it is a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("cannot write " + target + ": there is no folder " + folder);
        }
        try {
            if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
                put(absolute, content, StandardOpenOption.WRITE); // A device or a pipe stays one.
            } else {
                beside(absolute, folder, content);
            }
        } catch (IOException e) {
            throw new IOException("cannot write " + target + ": " + reason(e), e);
        }
    }

    private static void beside(Path target, Path folder, Content content) throws IOException {
        Path beside = folder.resolve(".convscope-" + UUID.randomUUID() + ".part");
        try {
            put(beside, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            move(beside, target);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void put(Path file, Content content, StandardOpenOption... options)
            throws IOException {
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(file, options), 1 << 16)) {
            content.writeTo(out);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no such folder";
            case AccessDeniedException denied -> "permission denied";
            case DirectoryNotEmptyException folder -> "it is a folder";
            default -> String.valueOf(e.getMessage());
        };
    }
}
