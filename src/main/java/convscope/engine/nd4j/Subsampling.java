package convscope.engine.nd4j;

import convscope.model.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
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
                        NDArrayIndex.interval(0, stride, x.size(2)),
                        NDArrayIndex.interval(0, stride, x.size(3))));
    }
}
