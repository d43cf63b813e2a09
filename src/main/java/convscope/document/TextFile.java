package convscope.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** A file of UTF-8 text: read whole within a limit, written whole or not at all. */
final class TextFile {

    private TextFile() {}

    /**
     * @throws DesignException if there is no such file, it is larger than {@code limit} bytes, or
     *     it is not UTF-8 text
     */
    static String read(Path path, long limit) throws DesignException {
        String file = name(path);
        try {
            if (Files.isDirectory(path)) {
                throw new DesignException(file, "", "this is a folder, not a file");
            }
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new DesignException(file, "", "this is a device, not a file");
            }
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes((int) Math.min(limit + 1, Files.size(path) + 1));
                if (bytes.length > limit) {
                    throw tooLarge(file, limit);
                }
                return decoded(bytes, file);
            }
        } catch (DesignException e) {
            throw e;
        } catch (IOException e) {
            throw new DesignException(file, "", why(e));
        }
    }

    static DesignException tooLarge(String file, long limit) {
        return new DesignException(
                file,
                "$",
                String.format(
                        Locale.ROOT, "the file is larger than the limit of %d MiB", limit >> 20));
    }

    /** {@return the text of the bytes, without a byte order mark} */
    static String decoded(byte[] bytes, String file) throws DesignException {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw new DesignException(file, "$", "the text is UTF-16; UTF-8 is expected");
        }
        int from = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, bytes.length - from);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // The sentence below says it.
        }
        int at = Math.max(firstZero(bytes), buffer.position());
        throw new DesignException(
                file, "$", "the file is not UTF-8 text (byte " + at + "); JSON is expected");
    }

    private static int firstZero(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes beside the target, then moves: whoever reads meets the old text or the new one. A
     * symbolic link stays one.
     */
    static void write(Path path, String text) throws DesignException {
        try {
            Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            if (Files.isDirectory(target)) {
                throw new DesignException(name(path), "", "this is a folder, not a file");
            }
            if (Files.exists(target) && !Files.isWritable(target)) {
                throw new AccessDeniedException(path.toString());
            }
            Path beside =
                    target.resolveSibling(
                            "." + target.getFileName() + "." + ProcessHandle.current().pid() + "~");
            try {
                writeThrough(beside, text);
                move(beside, target);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (DesignException e) {
            throw e;
        } catch (IOException e) {
            throw new DesignException(name(path), "", "cannot be written: " + why(e));
        }
    }

    private static void writeThrough(Path path, String text) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** {@return the last name of a path, as sentences call it} */
    static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }

    private static String why(IOException e) {
        return switch (e) {
            case NoSuchFileException missing ->
                    missing.getFile() != null && missing.getFile().endsWith("~")
                            ? "there is no such folder"
                            : "there is no such file";
            case AccessDeniedException denied -> "access is denied";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> "the file system says " + e.getMessage();
        };
    }
}
