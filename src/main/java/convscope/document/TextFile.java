package convscope.document;

import convscope.file.FileException;
import convscope.file.InputFile;
import convscope.file.SavedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
            InputFile.require(path);
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
            throw new DesignException(file, "", FileException.reason(e));
        }
    }

    static DesignException tooLarge(String file, long limit) {
        return new DesignException(
                file,
                "$",
                String.format(
                        Locale.ROOT, "the file is larger than the limit of %d MiB", limit >> 20));
    }

    /**
     * {@return the text on standard input, as {@link #read} reads a file's}
     *
     * @param file what the text is called in a sentence
     */
    static String standard(String file, int limit) throws DesignException {
        try {
            byte[] bytes = InputFile.standard(limit);
            if (bytes.length > limit) {
                throw tooLarge(file, limit);
            }
            return decoded(bytes, file);
        } catch (DesignException e) {
            throw e;
        } catch (IOException e) {
            throw new DesignException(file, "", FileException.reason(e));
        }
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

    /** Writes as {@link SavedFile} does. */
    static void write(Path path, String text) throws DesignException {
        try {
            SavedFile.write(path, text.getBytes(StandardCharsets.UTF_8));
        } catch (FileException e) {
            throw new DesignException(name(path), "", "cannot be written: " + e.reason());
        }
    }

    /** {@return the last name of a path, as sentences call it} */
    static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }
}
