package convscope.weights;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** The types that a safetensors file is known to hold; the first four are read as float32. */
enum ElementType {
    F32(32),
    F16(16),
    BF16(16),
    F64(64),
    BOOL(8),
    F4(4),
    F6_E2M3(6),
    F6_E3M2(6),
    U8(8),
    I8(8),
    F8_E5M2(8),
    F8_E4M3(8),
    F8_E5M2FNUZ(8),
    F8_E4M3FNUZ(8),
    F8_E8M0(8),
    I16(16),
    U16(16),
    I32(32),
    U32(32),
    I64(64),
    U64(64),
    C64(64);

    /** The types that become a float32, as sentences list them. */
    static final String READ = "F32, F16, BF16 and F64";

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final int bits;

    ElementType(int bits) {
        this.bits = bits;
    }

    static Optional<ElementType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** {@return how much one takes: several share a byte where these are no multiple of 8} */
    int bits() {
        return bits;
    }

    /** {@return whether it becomes a float32} */
    boolean real() {
        return compareTo(F64) <= 0;
    }

    /** Reads as many numbers as {@code to} has, which lie one behind the other. */
    void read(MemorySegment from, MemorySegment to) {
        long count = to.byteSize() / Float.BYTES;
        switch (this) {
            case F32 -> {
                for (long i = 0; i < count; i++) {
                    to.setAtIndex(ValueLayout.JAVA_FLOAT, i, from.get(FLOAT, 4 * i));
                }
            }
            case F16 -> {
                for (long i = 0; i < count; i++) {
                    float value = Float.float16ToFloat(from.get(SHORT, 2 * i));
                    to.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
                }
            }
            case BF16 -> {
                for (long i = 0; i < count; i++) {
                    float value = Float.intBitsToFloat(from.get(SHORT, 2 * i) << 16);
                    to.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
                }
            }
            case F64 -> {
                for (long i = 0; i < count; i++) {
                    to.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) from.get(DOUBLE, 8 * i));
                }
            }
            case BOOL,
                    F4,
                    F6_E2M3,
                    F6_E3M2,
                    U8,
                    I8,
                    F8_E5M2,
                    F8_E4M3,
                    F8_E5M2FNUZ,
                    F8_E4M3FNUZ,
                    F8_E8M0,
                    I16,
                    U16,
                    I32,
                    U32,
                    I64,
                    U64,
                    C64 ->
                    throw new IllegalArgumentException(name() + " is not read");
        }
    }
}
