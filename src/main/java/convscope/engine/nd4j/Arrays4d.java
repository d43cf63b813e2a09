package convscope.engine.nd4j;

import convscope.model.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** New arrays, and views of arrays, [N, C, H, W]. A view owns nothing and is not closed. */
final class Arrays4d {

    private Arrays4d() {}

    /** {@return an array for so many pictures of this shape, its content undefined} */
    static INDArray like(INDArray input, Shape shape) {
        return blank(
                input.dataType(), input.size(0), shape.channels(), shape.height(), shape.width());
    }

    static INDArray blank(DataType type, long... shape) {
        return Nd4j.createUninitialized(type, shape, 'c');
    }

    static INDArray filled(DataType type, double value, long... shape) {
        INDArray array = blank(type, shape);
        array.assign(value);
        return array;
    }

    static INDArray of(double[] values, DataType type, long... shape) {
        return Nd4j.create(values, shape, Nd4j.getStrides(shape, 'c'), 'c', type);
    }

    static INDArray channels(INDArray array, long from, long to) {
        return array.get(all(), NDArrayIndex.interval(from, to), all(), all());
    }

    static INDArray window(INDArray array, long top, long bottom, long left, long right) {
        return array.get(
                all(),
                all(),
                NDArrayIndex.interval(top, bottom),
                NDArrayIndex.interval(left, right));
    }

    static INDArray pictures(INDArray array, long from, long to) {
        return array.get(NDArrayIndex.interval(from, to), all(), all(), all());
    }

    static INDArrayIndex all() {
        return NDArrayIndex.all();
    }
}
