package convscope.rewrite;

import convscope.rewrite.Tensor.Assembled;
import convscope.rewrite.Tensor.Filled;
import convscope.rewrite.Tensor.Given;
import convscope.weights.Weights;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Computes tensors from those given, in their own element type. */
record Arithmetic(Weights given) {

    /** {@return a new array in 'c' order, which the caller closes} */
    INDArray compute(Tensor tensor) {
        return switch (tensor) {
            case Given old -> given.get(old.name()).dup('c');
            case Filled filled -> blank(filled).addi(filled.value());
            case Assembled assembled -> assembled(assembled);
        };
    }

    private INDArray assembled(Assembled assembled) {
        INDArray whole = blank(assembled);
        for (Tensor.Block block : assembled.blocks()) {
            INDArray target = part(whole, block.at(), block.extent());
            if (block.source() instanceof Given old) {
                target.addi(part(given.get(old.name()), block.from(), block.extent()));
            } else {
                try (INDArray source = compute(block.source())) {
                    target.addi(part(source, block.from(), block.extent()));
                }
            }
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
        return Nd4j.zeros(type(), tensor.shape().stream().mapToLong(Integer::longValue).toArray());
    }

    private DataType type() {
        @Nullable INDArray any = given.names().stream().findFirst().map(given::get).orElse(null);
        return any == null ? DataType.FLOAT : Objects.requireNonNull(any).dataType();
    }
}
