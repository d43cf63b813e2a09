package convscope.engine.plan;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An array's numbers as contiguous float32 in row-major order: the array's own memory where it lies
 * so already, else a copy, which is closed with this.
 */
public record RowMajor(INDArray array, boolean copied) implements AutoCloseable {

    public static RowMajor of(INDArray array) {
        boolean plain =
                array.ordering() == 'c'
                        && array.offset() == 0
                        && !array.isView()
                        && array.dataType() == DataType.FLOAT;
        return plain
                ? new RowMajor(array, false)
                : new RowMajor(array.castTo(DataType.FLOAT).dup('c'), true);
    }

    public FloatPointer numbers() {
        return new FloatPointer(array.data().addressPointer());
    }

    @Override
    public void close() {
        if (copied) {
            array.close();
        }
    }
}
