package convscope.proof;

import convscope.engine.Difference;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The absolute difference of two outputs at every place, to be drawn. It lies on the heap and needs
 * no closing.
 *
 * @param channels at least 1
 * @param height rows
 * @param width columns
 * @param values [channels, height, width] in row-major order, each at least 0; infinite where
 *     {@link Difference} has it so
 */
public record DifferenceMap(int channels, int height, int width, float[] values) {

    /**
     * {@return the map of two outputs [1, C, H, W] or [1, C]}
     *
     * @throws IllegalArgumentException if they differ in channels, rows or columns
     */
    public static DifferenceMap of(INDArray first, INDArray second) {
        long[] shape = Difference.maps(first, second);
        double[] expected = first.data().asDouble();
        double[] actual = second.data().asDouble();
        float[] values = new float[expected.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Difference.apart(expected[i], actual[i]);
        }
        return new DifferenceMap((int) shape[0], (int) shape[1], (int) shape[2], values);
    }

    /** {@return the difference at one place, each counted from 0} */
    public float at(int channel, int row, int column) {
        return values[(channel * height + row) * width + column];
    }

    /** {@return [height, width] in row-major order: the largest of all channels at each place} */
    public float[] acrossChannels() {
        int area = height * width;
        float[] largest = new float[area];
        for (int i = 0; i < values.length; i++) {
            largest[i % area] = Math.max(largest[i % area], values[i]);
        }
        return largest;
    }

    /** {@return the largest of all values, infinite as soon as one is} */
    public float largest() {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }
}
