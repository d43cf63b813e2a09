package convscope.view;

import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.ClipboardAssistance;
import com.sun.glass.ui.Pixels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The system's clipboard below JavaFX's own: that one loads the first picture that HTML names from
 * the network, and makes objects of whatever bytes look like them.
 */
final class SystemBoard implements Clip.Board, AutoCloseable {

    private final ClipboardAssistance clipboard = new ClipboardAssistance(Clipboard.SYSTEM);

    @Override
    public Set<String> types() {
        String[] types = clipboard.getMimeTypes();
        return types == null
                ? Set.of()
                : Arrays.stream(types).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public @Nullable Object data(String type) {
        return clipboard.getData(type);
    }

    @Override
    public Optional<Clip.Pixels> pixels() {
        return clipboard.getData(Clip.Board.PIXELS) instanceof Pixels pixels
                ? Optional.of(copied(pixels))
                : Optional.empty();
    }

    private static Clip.Pixels copied(Pixels pixels) {
        ByteBuffer bytes = pixels.asByteBuffer();
        boolean bgra = Pixels.getNativeFormat() == Pixels.Format.BYTE_BGRA_PRE;
        IntBuffer argb =
                bytes.order(bgra ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN).asIntBuffer();
        return new Clip.Pixels(pixels.getWidth(), pixels.getHeight(), argb);
    }

    @Override
    public void close() {
        clipboard.close();
    }
}
