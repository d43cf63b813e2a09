package convscope.weights;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A tensor copied out of native memory, for anybody to keep.
 *
 * @param shape as {@link Weights} has it
 * @param values in 'c' order; not to be changed by anybody
 */
public record TensorCopy(List<Integer> shape, float[] values) {

    /**
     * @throws IllegalArgumentException if the shape has another number of values
     */
    public TensorCopy {
        shape = List.copyOf(shape);
        long count = shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        if (count != values.length) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a tensor of shape %s cannot have %d values",
                            shape,
                            values.length));
        }
    }

    /** {@return a copy of a float32 tensor in 'c' order} */
    public static TensorCopy of(INDArray tensor) {
        float[] values = new float[Math.toIntExact(tensor.length())];
        tensor.data().asNioFloat().get(values);
        return new TensorCopy(
                Arrays.stream(tensor.shape()).mapToInt(Math::toIntExact).boxed().toList(), values);
    }
}
