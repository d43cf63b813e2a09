package convscope.engine.nd4j;

import convscope.model.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Every stride-th row and column, from the first. */
final class Subsampling {

    private Subsampling() {}

    static INDArray of(INDArray x, int stride, Shape output) {
        INDArray result = Arrays4d.like(x, output);
        return result.assign(
                x.get(
                        Arrays4d.all(),
                        Arrays4d.all(),
                        every(stride, x.size(2)),
                        every(stride, x.size(3))));
    }

    /** ND4J refuses an interval whose stride is longer than the extent. */
    private static INDArrayIndex every(int stride, long extent) {
        return NDArrayIndex.interval(0, Math.min(stride, extent), extent);
    }
}
