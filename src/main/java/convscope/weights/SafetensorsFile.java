package convscope.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An open safetensors file, mapped into memory; its tensors are copied out one by one. */
final class SafetensorsFile {

    private static final long MOST_HEADER = 100_000_000;
    private static final int LENGTH_BYTES = 8;

    private final MemorySegment data;
    private final List<TensorEntry> entries;

    private SafetensorsFile(MemorySegment data, List<TensorEntry> entries) {
        this.data = data;
        this.entries = entries;
    }

    /**
     * {@return the file, its header checked}
     *
     * @param arena holds the file open until it is closed
     * @throws SafetensorsException if the header does not hold, with the first reason
     */
    static SafetensorsFile open(Path path, Arena arena) throws SafetensorsException {
        String name = Quote.of(String.valueOf(path.getFileName()));
        if (Files.isDirectory(path)) {
            throw new SafetensorsException(name + " is a folder, not a safetensors file");
        }
        try (FileChannel channel = FileChannel.open(path)) {
            MemorySegment file =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            long header = headerBytes(name, file);
            MemorySegment data = file.asSlice(LENGTH_BYTES + header);
            String text = text(name, file.asSlice(LENGTH_BYTES, header));
            return new SafetensorsFile(
                    data, new SafetensorsHeader(name, data.byteSize()).parse(text));
        } catch (SafetensorsException fault) {
            throw fault;
        } catch (NoSuchFileException missing) {
            throw new SafetensorsException(
                    "there is no file " + Quote.of(path.toString()), missing);
        } catch (IOException | UnsupportedOperationException unreadable) {
            throw new SafetensorsException(name + " cannot be read", unreadable);
        }
    }

    private static long headerBytes(String name, MemorySegment file) throws SafetensorsException {
        if (file.byteSize() < LENGTH_BYTES) {
            throw new SafetensorsException(
                    String.format(
                            Locale.ROOT,
                            "%s is no safetensors file: it has %d bytes, and the header's length alone takes %d",
                            name,
                            file.byteSize(),
                            LENGTH_BYTES));
        }
        long bytes =
                file.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0);
        long most = Math.min(MOST_HEADER, file.byteSize() - LENGTH_BYTES);
        if (bytes < 2 || bytes > most) {
            throw new SafetensorsException(
                    String.format(
                            Locale.ROOT,
                            "%s is no safetensors file, or cut short: its header is said to have %s bytes; legal here are 2 to %d",
                            name,
                            Long.toUnsignedString(bytes),
                            most));
        }
        return bytes;
    }

    private static String text(String name, MemorySegment header) throws SafetensorsException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(header.asByteBuffer()).toString();
        } catch (CharacterCodingException broken) {
            throw new SafetensorsException(name + " has a header that is not UTF-8 text", broken);
        }
    }

    List<TensorEntry> entries() {
        return entries;
    }

    /**
     * @throws SafetensorsException if the process may not grow by what these tensors take
     */
    void requireRoom(String name, List<TensorEntry> wanted) throws SafetensorsException {
        long bytes = wanted.stream().mapToLong(TensorEntry::count).sum() * Float.BYTES;
        long room = Pointer.maxPhysicalBytes() - Pointer.physicalBytes();
        if (bytes > room) {
            throw new SafetensorsException(
                    String.format(
                            Locale.ROOT,
                            "%s holds %d MiB of tensors, and %d MiB are free",
                            name,
                            bytes >> 20,
                            Math.max(0, room >> 20)));
        }
    }

    /** {@return a copy of the tensor as float32; the caller closes it} */
    INDArray load(TensorEntry entry) {
        INDArray array =
                entry.shape().isEmpty()
                        ? Nd4j.scalar(DataType.FLOAT, 0)
                        : Nd4j.createUninitialized(DataType.FLOAT, entry.extents(), 'c');
        MemorySegment target = NativeFloats.of(array);
        MemorySegment source = data.asSlice(entry.begin(), entry.end() - entry.begin());
        if (entry.type() == ElementType.F32 && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
            target.copyFrom(source);
            return array;
        }
        for (long i = 0; i < entry.count(); i++) {
            target.setAtIndex(
                    ValueLayout.JAVA_FLOAT, i, entry.type().read(source, i * entry.type().bytes()));
        }
        return array;
    }
}
