package convscope.weights;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies tensors out of an open safetensors file.
 *
 * @param file its name, for messages
 * @param dataBegin the byte behind the header
 */
record TensorReader(String file, FileChannel channel, long dataBegin) {

    private static final int CHUNK = 1 << 26;
    private static final int CONVERTED = 1 << 16;
    private static final int MOST_EXTENTS = 32;

    /**
     * {@return its type}
     *
     * @throws SafetensorsException if that is not read
     */
    ElementType type(TensorEntry entry) throws SafetensorsException {
        return entry.real()
                .orElseThrow(
                        () ->
                                fault(
                                        entry,
                                        "has dtype %s; legal are %s"
                                                .formatted(
                                                        Quote.of(entry.type()), ElementType.READ)));
    }

    /**
     * {@return a copy of the tensor as float32; the caller closes it}
     *
     * @throws SafetensorsException if it is of a type that is not read, or its numbers are not
     *     there
     */
    INDArray load(TensorEntry entry) throws SafetensorsException {
        ElementType type = type(entry);
        if (entry.shape().size() > MOST_EXTENTS) {
            throw fault(
                    entry,
                    String.format(
                            Locale.ROOT,
                            "has %d extents; legal are 0 to %d",
                            entry.shape().size(),
                            MOST_EXTENTS));
        }
        if (entry.shape().isEmpty()) {
            return filled(Nd4j.scalar(DataType.FLOAT, 0), entry, type);
        }
        return entry.count() == 0
                ? Nd4j.create(DataType.FLOAT, entry.extents())
                : filled(
                        Nd4j.createUninitialized(DataType.FLOAT, entry.extents(), 'c'),
                        entry,
                        type);
    }

    private INDArray filled(INDArray array, TensorEntry entry, ElementType type)
            throws SafetensorsException {
        try {
            MemorySegment numbers = NativeFloats.of(array);
            if (type == ElementType.F32 && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
                copy(entry, numbers);
            } else {
                convert(entry, type, numbers);
            }
            return array;
        } catch (IOException unreadable) {
            array.close();
            throw unreadable instanceof SafetensorsException known
                    ? known
                    : new SafetensorsException(file + " cannot be read any more", unreadable);
        }
    }

    private void copy(TensorEntry entry, MemorySegment numbers) throws IOException {
        for (long from = 0; from < numbers.byteSize(); from += CHUNK) {
            long size = Math.min(CHUNK, numbers.byteSize() - from);
            readFully(entry, from, numbers.asSlice(from, size).asByteBuffer());
        }
    }

    private void convert(TensorEntry entry, ElementType type, MemorySegment numbers)
            throws IOException {
        int bytes = type.bits() / Byte.SIZE;
        ByteBuffer buffer = ByteBuffer.allocateDirect(CONVERTED * bytes);
        MemorySegment some = MemorySegment.ofBuffer(buffer);
        for (long from = 0; from < entry.count(); from += CONVERTED) {
            int count = (int) Math.min(CONVERTED, entry.count() - from);
            readFully(entry, from * bytes, buffer.clear().limit(count * bytes));
            type.read(some, numbers.asSlice(from * Float.BYTES, (long) count * Float.BYTES));
        }
    }

    private void readFully(TensorEntry entry, long offset, ByteBuffer bytes) throws IOException {
        long position = dataBegin + entry.begin() + offset;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, position);
            if (read < 0) {
                throw fault(
                        entry,
                        String.format(
                                Locale.ROOT,
                                "ends at byte %d of the file, which became shorter meanwhile: it has %d bytes",
                                dataBegin + entry.end(),
                                channel.size()));
            }
            position += read;
        }
    }

    private SafetensorsException fault(TensorEntry entry, String what) {
        return new SafetensorsException(
                file + ": the tensor " + Quote.of(entry.name()) + " " + what);
    }
}
