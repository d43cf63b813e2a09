package convscope.weights;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What lies under a safetensors file's name often enough, told by its first bytes. */
enum FileSignature {
    EMPTY(start -> start.length == 0, "is empty: the download or the copy may have failed"),
    LFS_POINTER(
            text("version https://git-lfs.github.com/"),
            "is a Git LFS pointer, not the weights; \"git lfs pull\" in its repository fetches them"),
    HTML(
            text("<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<script"),
            "is an HTML page, not the weights; download the file that the page is about"),
    XML(text("<?xml", "<error"), "is XML, not the weights; most likely a server's refusal"),
    DESIGN(
            start -> json(start) && said(start).contains("\"convscope/1\""),
            "is a design, not its weights"),
    SHARDS(
            start -> json(start) && said(start).contains("\"weight_map\""),
            "is the index of weights in several files, not the weights"),
    JSON(FileSignature::json, "is JSON text, not a safetensors file"),
    TORCH_ZIP(
            start -> bytes(start, 0, "PK\3\4") && said(start).contains("data.pkl"),
            "is a pickle in a zip, as PyTorch saves; in Python, safetensors.torch.save_file writes"
                    + " what torch.load reads"),
    NUMPY_ZIP(
            start -> bytes(start, 0, "PK\3\4") && said(start).contains(".npy"),
            "is an archive of NumPy arrays, not a safetensors file"),
    KERAS_ZIP(
            start -> bytes(start, 0, "PK\3\4") && said(start).contains(".weights.h5"),
            "is a Keras model, not a safetensors file"),
    ZIP(starts("PK\3\4", "PK\5\6"), "is a zip archive; unpack it first"),
    PICKLE(
            FileSignature::pickle,
            "is a pickle, as PyTorch saves; in Python, safetensors.torch.save_file writes what"
                    + " torch.load reads"),
    GZIP(starts("\37\213"), "is packed by gzip; unpack it first"),
    BZIP2(starts("BZh"), "is packed by bzip2; unpack it first"),
    XZ(starts("\3757zXZ\0"), "is packed by xz; unpack it first"),
    ZSTD(starts("(\265/\375"), "is packed by Zstandard; unpack it first"),
    SEVEN_ZIP(starts("7z\274\257\47\34"), "is a 7z archive; unpack it first"),
    RAR(starts("Rar!\32\7"), "is a rar archive; unpack it first"),
    TAR(start -> bytes(start, 257, "ustar"), "is a tar archive; unpack it first"),
    HDF5(starts("\211HDF\r\n\32\n"), "is an HDF5 file, as Keras saves, not a safetensors file"),
    GGUF(starts("GGUF", "lmgg", "tjgg"), "is a GGUF file, not a safetensors file"),
    NUMPY(starts("\223NUMPY"), "is a NumPy array, not a safetensors file"),
    TFLITE(start -> bytes(start, 4, "TFL3"), "is a TensorFlow Lite model, not a safetensors file"),
    PDF(starts("%PDF-"), "is a PDF document, not a safetensors file"),
    PICTURE(
            start ->
                    starts("\211PNG\r\n\32\n", "\377\330\377", "GIF87a", "GIF89a", "II*\0", "MM\0*")
                                    .test(start)
                            || (bytes(start, 0, "RIFF") && bytes(start, 8, "WEBP")),
            "is a picture, not a safetensors file"),
    ONNX(FileSignature::onnx, "is an ONNX model, not a safetensors file"),
    UTF_16(
            starts("\377\376<\0", "\377\376{\0", "\376\377\0"),
            "is UTF-16 text, not a safetensors file"),
    TEXT(FileSignature::text, "is text, not a safetensors file: it begins with"),
    ZEROS(FileSignature::zeros, "begins with zeros only: the download or the copy was broken off");

    /** How many bytes are looked at. */
    static final int LENGTH = 512;

    private final Predicate<byte[]> fits;
    private final String says;

    FileSignature(Predicate<byte[]> fits, String says) {
        this.fits = fits;
        this.says = says;
    }

    /**
     * {@return what a file is instead of a safetensors file, where that is known}
     *
     * @param start its first {@link #LENGTH} bytes, or all of them
     */
    static Optional<FileSignature> of(byte[] start) {
        return safetensors(start)
                ? Optional.empty()
                : Arrays.stream(values()).filter(kind -> kind.fits.test(start)).findFirst();
    }

    /**
     * {@return what it is and what to do, to follow the file's name in a sentence}
     *
     * @param start the file's first bytes
     */
    String says(byte[] start) {
        return this == TEXT ? says + " \"" + Quote.of(firstLine(start)) + "\"" : says;
    }

    private static String firstLine(byte[] start) {
        String text = new String(start, StandardCharsets.UTF_8);
        return text.strip().lines().findFirst().orElse("").strip();
    }

    /** A header's length below its limit, and the header's brace, which none of the others have. */
    private static boolean safetensors(byte[] start) {
        boolean small = start.length > 8;
        for (int i = 4; i < 8 && small; i++) {
            small = start[i] == 0;
        }
        return small
                && said(Arrays.copyOfRange(start, 8, start.length)).stripLeading().startsWith("{");
    }

    private static String said(byte[] start) {
        return new String(start, StandardCharsets.ISO_8859_1);
    }

    private static boolean bytes(byte[] start, int at, String expected) {
        return said(start).startsWith(expected, at);
    }

    private static Predicate<byte[]> starts(String... signatures) {
        return start -> Arrays.stream(signatures).anyMatch(each -> bytes(start, 0, each));
    }

    /** Text in any case, behind a byte order mark, blanks and comments of a page. */
    private static Predicate<byte[]> text(String... beginnings) {
        return start -> {
            String text = stripped(start).toLowerCase(Locale.ROOT);
            return Arrays.stream(beginnings).anyMatch(text::startsWith);
        };
    }

    private static String stripped(byte[] start) {
        String text = said(start);
        String plain = text.startsWith("\357\273\277") ? text.substring(3) : text;
        return plain.replaceFirst("^(\\s|<!--(?s:.*?)-->)*", "");
    }

    private static boolean json(byte[] start) {
        String text = stripped(start);
        return text.matches("(?s)(\\{\\s*[\"}]|\\[\\s*[\\[{\"\\d\\]]).*");
    }

    /** Protocols 2 to 5, whose second operation is one of a few; or 0 and 1: a list, an object. */
    private static boolean pickle(byte[] start) {
        return said(start).matches("(?s)\200[\2-\5][\225\212}\\](cX\\x8c].*")
                || said(start).matches("(?s)(\\([dl]p\\d|[}\\]]q|c[a-zA-Z_.]+\\n\\w+\\n).*");
    }

    /** The version of its format, then its maker, graph or operations. */
    private static boolean onnx(byte[] start) {
        return said(start).matches("(?s)\10[\1-\40][\22\32\42\52\72\102].*");
    }

    /** UTF-8, perhaps cut in its last letter, of which a header's length would not consist. */
    private static boolean text(byte[] start) {
        String text = new String(start, StandardCharsets.UTF_8);
        return start.length >= 8 && text.matches("(?U)[\\s\\p{Graph}&&[^\uFFFD]]*\uFFFD?");
    }

    private static boolean zeros(byte[] start) {
        return start.length >= 8 && said(start).matches("\0*");
    }
}
