package convscope.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import convscope.file.FileException;
import convscope.file.SavedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Safetensors files: eight bytes with the length of a JSON header, the header, the numbers in
 * little-endian order (https://github.com/huggingface/safetensors, "Format").
 */
public final class Safetensors {

    private static final int CHUNK = 1 << 26;

    private Safetensors() {}

    /**
     * {@return every tensor that can be read as float32, by name; the caller closes them}
     *
     * @throws SafetensorsException if the file cannot be read, or its header does not hold
     */
    public static Map<String, INDArray> read(Path path) throws SafetensorsException {
        return read(path, name -> true);
    }

    /**
     * {@return those of these names that are there and can be read as float32; the caller closes
     * them}
     *
     * @throws SafetensorsException if the file cannot be read, or its header does not hold
     */
    public static Map<String, INDArray> read(Path path, Predicate<String> wanted)
            throws SafetensorsException {
        try (SafetensorsFile file = SafetensorsFile.open(path, wanted, 0)) {
            Map<String, TensorEntry> entries = new LinkedHashMap<>();
            for (TensorEntry entry : file.entries()) {
                if (entry.real().isPresent()) {
                    entries.put(entry.name(), entry);
                }
            }
            return file.load(entries);
        }
    }

    /**
     * Writes the tensors as F32; what was there is replaced only by a whole file.
     *
     * @throws SafetensorsException if the file cannot be written
     */
    public static void write(Path path, Map<String, INDArray> tensors) throws SafetensorsException {
        try {
            SavedFile.write(path, (WritableByteChannel channel) -> write(channel, tensors));
        } catch (FileException failed) {
            String name = Quote.of(path.toString());
            throw new SafetensorsException(name + " cannot be written: " + failed.reason(), failed);
        }
    }

    private static void write(WritableByteChannel channel, Map<String, INDArray> tensors)
            throws IOException {
        byte[] header = header(tensors);
        ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        SavedFile.all(channel, length.putLong(header.length).flip());
        SavedFile.all(channel, ByteBuffer.wrap(header));
        for (INDArray tensor : tensors.values()) {
            try (INDArray floats = Nd4j.createUninitialized(DataType.FLOAT, tensor.shape(), 'c')) {
                writeAll(channel, NativeFloats.of(floats.assign(tensor)));
            }
        }
    }

    /** The header, padded with spaces so that the numbers start at a multiple of eight. */
    private static byte[] header(Map<String, INDArray> tensors) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            long position = 0;
            for (Map.Entry<String, INDArray> tensor : tensors.entrySet()) {
                long end = position + tensor.getValue().length() * Float.BYTES;
                long[] shape = tensor.getValue().shape();
                json.writeObjectFieldStart(tensor.getKey());
                json.writeStringField("dtype", "F32");
                json.writeFieldName("shape");
                json.writeArray(shape, 0, shape.length);
                json.writeFieldName("data_offsets");
                json.writeArray(new long[] {position, end}, 0, 2);
                json.writeEndObject();
                position = end;
            }
            json.writeEndObject();
        }
        while (bytes.size() % 8 != 0) {
            bytes.write(' ');
        }
        return bytes.toByteArray();
    }

    private static void writeAll(WritableByteChannel channel, MemorySegment numbers)
            throws IOException {
        for (long from = 0; from < numbers.byteSize(); from += CHUNK) {
            long size = Math.min(CHUNK, numbers.byteSize() - from);
            SavedFile.all(channel, numbers.asSlice(from, size).asByteBuffer());
        }
    }
}
