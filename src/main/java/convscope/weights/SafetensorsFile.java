package convscope.weights;

import convscope.file.FileException;
import convscope.file.InputFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An open safetensors file. Its header is checked; each tensor is read when it is asked for.
 *
 * <p>The file is read, not mapped: one that becomes shorter meanwhile ends in a sentence, where a
 * mapped one ends the process.
 */
public final class SafetensorsFile implements AutoCloseable {

    private static final int LENGTH_BYTES = 8;

    private final String name;
    private final FileChannel channel;
    private final TensorReader reader;
    private final TensorList list;
    private final int count;

    private SafetensorsFile(
            String name, FileChannel channel, long dataBegin, TensorList list, int count) {
        this.name = name;
        this.channel = channel;
        this.reader = new TensorReader(name, channel, dataBegin);
        this.list = list;
        this.count = count;
    }

    /**
     * {@return the file, its header checked; the caller closes it}
     *
     * @param wanted names that somebody may ask for
     * @param others how many more may be asked for, the first ones
     * @throws SafetensorsException if there is no such file, or its header does not hold, with the
     *     first reason
     */
    public static SafetensorsFile open(Path path, Predicate<String> wanted, int others)
            throws SafetensorsException {
        String name = Quote.of(String.valueOf(path.getFileName()));
        try {
            if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new SafetensorsException("there is no file " + Quote.of(path.toString()));
            }
            InputFile.require(path);
            FileChannel channel = FileChannel.open(path);
            try {
                return open(name, channel, new TensorList(wanted, others));
            } catch (IOException | RuntimeException | Error failed) {
                channel.close();
                throw failed;
            }
        } catch (SafetensorsException fault) {
            throw fault;
        } catch (IOException unreadable) {
            throw new SafetensorsException(
                    name + " cannot be read as safetensors: " + FileException.reason(unreadable),
                    unreadable);
        } catch (UnsupportedOperationException unreadable) {
            throw new SafetensorsException(name + " cannot be read", unreadable);
        }
    }

    private static SafetensorsFile open(String name, FileChannel channel, TensorList list)
            throws IOException {
        long size = channel.size();
        long dataBegin = LENGTH_BYTES + headerBytes(name, channel, size);
        SafetensorsHeader header =
                new SafetensorsHeader(
                        name,
                        () -> new FileSection(channel, LENGTH_BYTES, dataBegin),
                        size - dataBegin);
        return new SafetensorsFile(name, channel, dataBegin, list, header.read(list).count());
    }

    private static long headerBytes(String name, FileChannel channel, long size)
            throws IOException {
        byte[] start = new FileSection(channel, 0, size).readNBytes(FileSignature.LENGTH);
        Optional<FileSignature> other = FileSignature.of(start);
        if (other.isPresent()) {
            throw new SafetensorsException(name + " " + other.get().says(start));
        }
        if (start.length < LENGTH_BYTES) {
            throw new SafetensorsException(
                    String.format(
                            Locale.ROOT,
                            "%s is no safetensors file: it has %d bytes, and the header's length alone takes %d",
                            name,
                            size,
                            LENGTH_BYTES));
        }
        long bytes = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
        long most = Math.min(SafetensorsHeader.LONGEST, size - LENGTH_BYTES);
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

    /** {@return its name, fit for a sentence} */
    public String name() {
        return name;
    }

    /** {@return how many tensors it holds, asked for or not} */
    public int count() {
        return count;
    }

    /** {@return what its header says of a tensor, unless there is none or it was not kept} */
    public Optional<TensorEntry> find(String tensor) {
        return list.find(tensor);
    }

    /** {@return what is kept of its header, in the header's order} */
    public Collection<TensorEntry> entries() {
        return list.kept();
    }

    /**
     * {@return copies of these tensors as float32 under the keys given here; the caller closes
     * them}
     *
     * @throws SafetensorsException if one is of a type that is not read, its numbers are not there,
     *     or the process may not grow by what all of them take; nothing is held then
     */
    public Map<String, INDArray> load(Map<String, TensorEntry> wanted) throws SafetensorsException {
        requireRoom(wanted.values());
        Map<String, INDArray> tensors = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, TensorEntry> each : wanted.entrySet()) {
                tensors.put(each.getKey(), reader.load(each.getValue()));
            }
            return tensors;
        } catch (SafetensorsException fault) {
            tensors.values().forEach(INDArray::close);
            throw fault;
        }
    }

    private void requireRoom(Collection<TensorEntry> wanted) throws SafetensorsException {
        long bytes = 0;
        for (TensorEntry tensor : wanted) {
            reader.type(tensor);
            bytes += tensor.count() * Float.BYTES;
        }
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

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException read) {
            // Nothing was written, so nothing is lost.
        }
    }
}
