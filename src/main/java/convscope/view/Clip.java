package convscope.view;

import convscope.session.PictureChoice;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What the clipboard holds, as far as it is wanted: taken as it lies there. Nothing is decoded, and
 * no address is followed, be it in HTML or by itself.
 */
sealed interface Clip {

    /** Nothing that could be pasted. */
    record Nothing() implements Clip {}

    /** Only where a picture would be found on the network. */
    record Address() implements Clip {}

    record Text(String text) implements Clip {}

    record File(Path path) implements Clip {}

    /** A picture file's bytes. */
    record Encoded(PictureChoice.Pasted picture) implements Clip {}

    /**
     * A picture's bare pixels, row by row, each as 0xAARRGGBB with colours multiplied by A.
     *
     * @param argb read by whoever encodes it
     */
    record Pixels(int width, int height, IntBuffer argb) implements Clip {

        /** {@return the picture as a file; takes its time} */
        PictureChoice.Pasted encoded() throws IOException {
            int[] row = new int[width];
            IntBuffer from = argb.duplicate();
            BufferedImage multiplied =
                    new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
            for (int y = 0; y < height; y++) {
                from.get(row);
                multiplied.getRaster().setDataElements(0, y, width, 1, row);
            }
            BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            for (int y = 0; y < height; y++) {
                multiplied.getRGB(0, y, width, 1, row, 0, width);
                plain.setRGB(0, y, width, 1, row, 0, width);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (var memory = new MemoryCacheImageOutputStream(bytes)) {
                ImageIO.write(plain, "png", memory);
            }
            return new PictureChoice.Pasted(bytes.toByteArray());
        }
    }

    /** A clipboard, the system's or a stand-in. */
    interface Board {

        String TEXT = "text/plain";
        String HTML = "text/html";
        String ADDRESSES = "text/uri-list";
        String FILES = "application/x-java-file-list";
        String PIXELS = "application/x-java-rawimage";

        /** {@return what can be had, by MIME types} */
        Set<String> types();

        /** {@return text, file names or bytes; nothing where it cannot be had} */
        @Nullable Object data(String type);

        /** {@return the bare pixels} */
        Optional<Pixels> pixels();
    }

    List<String> PICTURES = List.of("image/png", "image/jpeg", "image/bmp", "image/gif");

    /** {@return blocks as text, a file, or a picture, the first of them that there is} */
    static Clip of(Board board) {
        Set<String> types = board.types();
        Optional<String> text =
                types.contains(Board.TEXT) && board.data(Board.TEXT) instanceof String words
                        ? Optional.of(words)
                        : Optional.empty();
        if (text.filter(Clip::maybeBlocks).isPresent()) {
            return new Text(text.get());
        }
        Clip picture = picture(board, types);
        return text.isPresent() && (picture instanceof Nothing || picture instanceof Address)
                ? new Text(text.get())
                : picture;
    }

    /** {@return a picture or a file, and no text} */
    static Clip picture(Board board) {
        return picture(board, board.types());
    }

    /** What the types are is asked once: an owner that hangs holds GTK up for half a minute. */
    private static Clip picture(Board board, Set<String> types) {
        Clip found = new Nothing();
        if (types.contains(Board.FILES)) {
            found = file(board.data(Board.FILES));
        }
        for (String type : PICTURES) {
            if (found instanceof Nothing && types.contains(type)) {
                found = encoded(board.data(type));
            }
        }
        if (found instanceof Nothing && types.contains(Board.PIXELS)) {
            found = board.pixels().<Clip>map(pixels -> pixels).orElse(found);
        }
        boolean address = types.contains(Board.HTML) || types.contains(Board.ADDRESSES);
        return found instanceof Nothing && address ? new Address() : found;
    }

    private static boolean maybeBlocks(String text) {
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("{") || start.startsWith("[");
    }

    private static Clip file(@Nullable Object names) {
        if (names instanceof String[] paths && paths.length > 0) {
            try {
                return new File(Path.of(paths[0]));
            } catch (InvalidPathException e) {
                return new Nothing();
            }
        }
        return new Nothing();
    }

    private static Clip encoded(@Nullable Object data) {
        if (data instanceof ByteBuffer buffer && buffer.hasRemaining()) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return new Encoded(new PictureChoice.Pasted(bytes));
        }
        return new Nothing();
    }
}
