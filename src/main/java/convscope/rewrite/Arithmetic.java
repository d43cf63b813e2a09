package convscope.rewrite;

import convscope.rewrite.Tensor.Assembled;
import convscope.rewrite.Tensor.Filled;
import convscope.rewrite.Tensor.Given;
import convscope.weights.Weights;
import java.util.IdentityHashMap;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Computes tensors from those given, in one element type. */
record Arithmetic(Weights given, DataType type) {

    /** {@return a new array in 'c' order, which the caller closes} */
    INDArray compute(Tensor tensor) {
        return switch (tensor) {
            case Given old -> given.get(old.name()).dup('c');
            case Filled filled -> blank(filled).addi(filled.value());
            case Assembled assembled -> assembled(assembled);
            case Computed computed -> new Computing(this).compute(computed);
        };
    }

    private INDArray assembled(Assembled assembled) {
        INDArray whole = blank(assembled);
        IdentityHashMap<Tensor, INDArray> computed = new IdentityHashMap<>();
        try {
            for (Tensor.Block block : assembled.blocks()) {
                INDArray source =
                        block.source() instanceof Given old
                                ? given.get(old.name())
                                : computed.computeIfAbsent(block.source(), this::compute);
                part(whole, block.at(), block.extent())
                        .addi(part(source, block.from(), block.extent()));
            }
        } finally {
            computed.values().forEach(INDArray::close);
        }
        return whole;
    }

    private static INDArray part(INDArray array, List<Integer> from, List<Integer> extent) {
        INDArrayIndex[] indices = new INDArrayIndex[from.size()];
        for (int axis = 0; axis < indices.length; axis++) {
            int start = from.get(axis);
            indices[axis] = NDArrayIndex.interval(start, start + extent.get(axis));
        }
        return array.get(indices);
    }

    private INDArray blank(Tensor tensor) {
        return Nd4j.zeros(type, tensor.shape().stream().mapToLong(Integer::longValue).toArray());
    }
}
