package convscope.document;

import convscope.model.Design;
import convscope.model.Sequence;
import convscope.says.Legible;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The design file, {@code *.convscope.json} with {@code "format": "convscope/1"}: what the user
 * saves. Every fault is one sentence with the file, the JSON path and what is legal there.
 */
public final class DesignFile {

    public static final String EXTENSION = ".convscope.json";

    /** A design file has at most so many bytes. */
    public static final int MOST_BYTES = 16 << 20;

    private static final String STANDARD_INPUT = "standard input";

    private DesignFile() {}

    /**
     * {@return the design that a file holds}
     *
     * @throws DesignException if the file cannot be read or does not hold a legal design
     */
    public static Design read(Path path) throws DesignException {
        return parse(TextFile.read(path, MOST_BYTES), TextFile.name(path));
    }

    /**
     * {@return the design on standard input}
     *
     * @throws DesignException as {@link #read}
     */
    static Design readStandard() throws DesignException {
        return parse(TextFile.standard(STANDARD_INPUT, MOST_BYTES), STANDARD_INPUT);
    }

    /**
     * {@return the design that a text says; one without a name takes the file's}
     *
     * @param file what the text is called in a sentence
     * @throws DesignException if it is not a legal design
     */
    public static Design parse(String text, String file) throws DesignException {
        return DesignReader.design(root(text, file), stem(file));
    }

    /** {@return the same of bytes, which are UTF-8} */
    public static Design parse(byte[] bytes, String file) throws DesignException {
        if (bytes.length > MOST_BYTES) {
            throw TextFile.tooLarge(file, MOST_BYTES);
        }
        return parse(TextFile.decoded(bytes, file), file);
    }

    /**
     * Saves a design; a failure loses nothing.
     *
     * @throws DesignException if it cannot be written, or could not be read again, e.g. because two
     *     blocks of one list have the same name
     */
    public static void write(Path path, Design design) throws DesignException {
        String text = toJson(design);
        parse(text.getBytes(StandardCharsets.UTF_8), TextFile.name(path));
        TextFile.write(path, text);
    }

    /** {@return the design as the file holds it, one block a line, defaults left out} */
    public static String toJson(Design design) {
        return JsonLayout.text((json, layout) -> new DesignWriter(json, layout).design(design))
                + "\n";
    }

    /** {@return blocks alone, as a JSON list, for the clipboard} */
    public static String blocksToJson(Sequence blocks) {
        return JsonLayout.text((json, layout) -> new DesignWriter(json, layout).sequence(blocks))
                + "\n";
    }

    /**
     * {@return the blocks of a JSON list, of one block alone, or of a whole design}
     *
     * @throws DesignException if the text is none of these
     */
    public static Sequence parseBlocks(String text, String source) throws DesignException {
        Cursor at = root(text, source);
        if (at.isList()) {
            return BlockReader.sequence(at, 1);
        }
        return at.has("format")
                ? DesignReader.design(at, source).body()
                : Sequence.of(BlockReader.block(at, 1));
    }

    private static Cursor root(String text, String file) throws DesignException {
        if (text.length() > MOST_BYTES) {
            throw TextFile.tooLarge(file, MOST_BYTES);
        }
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return Cursor.root(file, JsonReader.read(plain, file));
    }

    /** {@return a file's name without its extension} */
    static String stem(String file) {
        int cut =
                file.endsWith(EXTENSION)
                        ? file.length() - EXTENSION.length()
                        : file.lastIndexOf('.');
        String stem = Legible.of(cut > 0 ? file.substring(0, cut) : file);
        return stem.isBlank()
                ? "design"
                : stem.substring(0, Math.min(stem.length(), DesignReader.LONGEST_NAME));
    }
}
