package convscope.rewrite;

import convscope.rewrite.Computed.Composed;
import convscope.rewrite.Computed.Mapped;
import convscope.rewrite.Computed.NormFactor;
import convscope.rewrite.Computed.Overlaid;
import convscope.rewrite.Computed.Reshaped;
import convscope.rewrite.Computed.Scaled;
import convscope.rewrite.Computed.Summed;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** What {@link Computed} tensors are, each a new array in 'c' order. */
record Computing(Arithmetic arithmetic) {

    INDArray compute(Computed tensor) {
        return switch (tensor) {
            case Scaled scaled -> scaled(scaled);
            case NormFactor factor -> factor(factor);
            case Composed composed -> composed(composed);
            case Reshaped reshaped -> reshaped(reshaped);
            case Summed summed -> summed(summed);
            case Overlaid overlaid -> arithmetic.compute(overlaid.blocks());
            case Mapped mapped -> mapped(mapped);
        };
    }

    private INDArray scaled(Scaled scaled) {
        INDArray result = arithmetic.compute(scaled.tensor());
        try (INDArray factors = arithmetic.compute(scaled.factors())) {
            result.reshape('c', factors.length(), result.length() / factors.length())
                    .muliColumnVector(factors);
        }
        return result;
    }

    private INDArray factor(NormFactor norm) {
        try (INDArray variance = arithmetic.compute(norm.variance())) {
            Transforms.sqrt(variance.addi(norm.eps()), false);
            return arithmetic.compute(norm.gamma()).divi(variance);
        }
    }

    private INDArray composed(Composed composed) {
        try (INDArray second = arithmetic.compute(composed.second());
                INDArray first = arithmetic.compute(composed.first())) {
            return composed.pointwiseLast()
                    ? pointwiseLast(second, first, composed.shape())
                    : pointwiseFirst(second, first, composed.shape());
        }
    }

    private static INDArray pointwiseLast(INDArray second, INDArray first, List<Integer> shape) {
        long mid = first.size(0);
        try (INDArray product =
                second.reshape('c', second.size(0), mid)
                        .mmul(first.reshape('c', mid, first.length() / mid))) {
            return whole(product.dup('c'), shape);
        }
    }

    /** The input channels of the second are what is summed over, so they come last. */
    private static INDArray pointwiseFirst(INDArray second, INDArray first, List<Integer> shape) {
        long mid = first.size(0);
        try (INDArray taps = second.permute(0, 2, 3, 1).dup('c');
                INDArray product =
                        taps.reshape('c', taps.length() / mid, mid)
                                .mmul(first.reshape('c', mid, first.size(1)));
                INDArray rows = product.dup('c')) {
            return rows.reshape('c', shape.get(0), shape.get(2), shape.get(3), shape.get(1))
                    .permute(0, 3, 1, 2)
                    .dup('c');
        }
    }

    private INDArray reshaped(Reshaped reshaped) {
        return whole(arithmetic.compute(reshaped.tensor()), reshaped.shape());
    }

    /** {@return the numbers of a whole array in an array of another shape; closes the first} */
    private static INDArray whole(INDArray array, List<Integer> shape) {
        long[] sizes = longs(shape);
        if (Arrays.equals(array.shape(), sizes)) {
            return array;
        }
        try (array) {
            return array.reshape('c', sizes).dup('c');
        }
    }

    private INDArray summed(Summed summed) {
        try (INDArray array = arithmetic.compute(summed.tensor())) {
            long rows = array.size(0);
            try (INDArray sums = array.reshape('c', rows, array.length() / rows).sum(1)) {
                return sums.dup('c');
            }
        }
    }

    private INDArray mapped(Mapped mapped) {
        INDArray array = arithmetic.compute(mapped.tensor());
        return switch (mapped.function()) {
            case RELU -> Transforms.relu(array, false);
            case SIGMOID -> Transforms.sigmoid(array, false);
        };
    }

    private static long[] longs(List<Integer> shape) {
        return shape.stream().mapToLong(Integer::longValue).toArray();
    }
}
