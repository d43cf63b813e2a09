package convscope.bench;

import convscope.model.Shape;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What is fed in where only the time matters. */
public final class Noise {

    private static final long SEED = 1;

    private Noise() {}

    /** {@return one picture of this shape, [1, C, H, W]; the caller closes it} */
    public static INDArray of(Shape shape) {
        return of(1, shape.channels(), shape.height(), shape.width());
    }

    /** {@return an array of numbers between -1 and 1, always the same; the caller closes it} */
    public static INDArray of(long... sizes) {
        SplittableRandom random = new SplittableRandom(SEED);
        long count = LongStream.of(sizes).reduce(1, Math::multiplyExact);
        float[] values = new float[Math.toIntExact(count)];
        for (int at = 0; at < values.length; at++) {
            values[at] = (float) random.nextDouble(-1, 1);
        }
        return Nd4j.create(values, sizes, 'c');
    }
}
