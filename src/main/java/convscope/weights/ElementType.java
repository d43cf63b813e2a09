package convscope.weights;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** The types that a safetensors file may hold; the first four are read as float32. */
enum ElementType {
    F32(4),
    F16(2),
    BF16(2),
    F64(8),
    I64(8),
    BOOL(1),
    U8(1),
    I8(1),
    F8_E5M2(1),
    F8_E4M3(1),
    I16(2),
    U16(2),
    I32(4),
    U32(4),
    U64(8);

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    static Optional<ElementType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    int bytes() {
        return bytes;
    }

    /** {@return whether it becomes a float32} */
    boolean real() {
        return switch (this) {
            case F32, F16, BF16, F64 -> true;
            case I64, BOOL, U8, I8, F8_E5M2, F8_E4M3, I16, U16, I32, U32, U64 -> false;
        };
    }

    /** {@return the number at this byte} */
    float read(MemorySegment from, long offset) {
        return switch (this) {
            case F32 -> from.get(FLOAT, offset);
            case F16 -> Float.float16ToFloat(from.get(SHORT, offset));
            case BF16 -> Float.intBitsToFloat(from.get(SHORT, offset) << 16);
            case F64 -> (float) from.get(DOUBLE, offset);
            case I64, BOOL, U8, I8, F8_E5M2, F8_E4M3, I16, U16, I32, U32, U64 ->
                    throw new IllegalArgumentException(name() + " is not read");
        };
    }
}
