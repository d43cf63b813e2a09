package convscope.proof;

import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What both sides are fed, one after the other: pictures given, then random ones. The numbers are
 * the same in either precision.
 *
 * @param arrays each [1, C, H, W], all of one type; closed with this
 */
public record Inputs(List<INDArray> arrays) implements AutoCloseable {

    /**
     * @throws IllegalArgumentException if there is none
     */
    public Inputs {
        arrays = List.copyOf(arrays);
        if (arrays.isEmpty()) {
            throw new IllegalArgumentException("nothing is compared on no input");
        }
    }

    /**
     * {@return copies of the pictures, then random inputs, normally distributed}
     *
     * @param pictures [1, C, H, W] each, float32; they stay the caller's
     * @param count how many random ones follow
     * @param seed the same seed gives the same numbers on every machine
     */
    public static Inputs of(
            List<INDArray> pictures, Shape shape, int count, long seed, Precision precision) {
        List<INDArray> arrays = new ArrayList<>();
        for (INDArray picture : pictures) {
            arrays.add(
                    picture.dataType() == precision.type()
                            ? picture.dup('c')
                            : picture.castTo(precision.type()));
        }
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            arrays.add(noise(shape, random, precision.type()));
        }
        return new Inputs(arrays);
    }

    private static INDArray noise(Shape shape, Random random, DataType type) {
        float[] values = new float[Math.toIntExact(shape.elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        INDArray floats =
                Nd4j.create(
                        values,
                        new long[] {1, shape.channels(), shape.height(), shape.width()},
                        'c');
        if (type == DataType.FLOAT) {
            return floats;
        }
        try (floats) {
            return floats.castTo(type);
        }
    }

    @Override
    public void close() {
        arrays.forEach(INDArray::close);
    }
}
