package convscope.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Safetensors files by hand. */
public final class HeaderText {

    private HeaderText() {}

    /** {@return what a header says of one tensor} */
    public static String tensor(String name, String type, String shape, long begin, long end) {
        return String.format(
                Locale.ROOT,
                "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}",
                name,
                type,
                shape,
                begin,
                end);
    }

    /** {@return a file in the folder with this header and so many zeros} */
    public static Path write(Path folder, String header, int dataBytes) throws IOException {
        return write(folder, file(header, new byte[dataBytes]));
    }

    /** {@return a file in the folder with these bytes} */
    public static Path write(Path folder, byte[] bytes) throws IOException {
        return Files.write(folder.resolve("test.safetensors"), bytes);
    }

    /** {@return the file with this header and these numbers} */
    public static byte[] file(String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(data)
                .array();
    }
}
