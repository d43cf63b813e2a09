package convscope.weights;

import java.lang.foreign.MemorySegment;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The memory of a whole float32 array in 'c' order. */
final class NativeFloats {

    private NativeFloats() {}

    /** {@return the array's own numbers: valid until the array is closed} */
    @SuppressWarnings("restricted") // The length is the array's.
    static MemorySegment of(INDArray array) {
        return MemorySegment.ofAddress(array.data().address())
                .reinterpret(array.length() * Float.BYTES);
    }
}
