package convscope.engine.onednn;

import convscope.engine.plan.LongSums;
import convscope.graph.Node;
import convscope.model.Shape;
import convscope.weights.Weights;

/** A convolution or fully connected layer with very long sums, a picture at a time. */
record LongSumLoops(Node node, Weights weights, Numbers from, Numbers to, Shape input)
        implements Runnable {

    @Override
    public void run() {
        Shape output = node.output();
        float[] pixels = new float[Math.toIntExact(input.elements())];
        for (long picture = 0; picture < from.pixels() / input.area(); picture++) {
            from.read(picture * input.area(), (int) input.area(), pixels);
            float[] maps = turned(pixels, (int) input.area(), input.channels());
            float[] sums = LongSums.of(node, weights, input, maps);
            float[] results = turned(sums, output.channels(), (int) output.area());
            to.write(picture * output.area(), (int) output.area(), results);
        }
    }

    /** {@return [columns, rows] of [rows, columns]} */
    private static float[] turned(float[] matrix, int rows, int columns) {
        float[] turned = new float[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = matrix[row * columns + column];
            }
        }
        return turned;
    }
}
