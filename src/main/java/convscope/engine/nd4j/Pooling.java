package convscope.engine.nd4j;

import convscope.graph.Op;
import convscope.model.Extent;
import convscope.model.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Pooling as PyTorch has it. ND4J does not know windows that hang over, and has divisors of its
 * own: so the maps are padded until every window is whole, and means are corrected afterwards.
 */
record Pooling(Extent kernel, Extent stride, Extent padding, Shape input, Shape output) {

    /** ND4J adds one number after the other: more of them in float32 go wrong by 1e-6. */
    private static final int MOST_SUMMED = 64;

    static INDArray max(Op.MaxPool2d op, INDArray maps, Shape input, Shape output) {
        return new Pooling(op.kernel(), op.stride(), op.padding(), input, output).greatest(maps);
    }

    static INDArray average(Op.AvgPool2d op, INDArray maps, Shape input, Shape output) {
        Pooling pooling = new Pooling(op.kernel(), op.stride(), op.padding(), input, output);
        INDArray means = Arrays4d.like(maps, output);
        if (op.kernel().area() > MOST_SUMMED) {
            Wide.by(1, maps, means, (read, to) -> pooling.pool("avgpool2d", read, 0, to));
        } else {
            pooling.pool("avgpool2d", maps, 0, means);
        }
        if (!pooling.insideInput()) {
            try (INDArray factors = pooling.corrections(means, op.countPadding())) {
                NativeCall.of("multiply").on(means, factors).into(means);
            }
        }
        return means;
    }

    /**
     * ND4J passes over what is not a number, and its least is the least finite number: where not
     * all are finite, the windows are gone through number by number.
     */
    private INDArray greatest(INDArray maps) {
        INDArray result = Arrays4d.like(maps, output);
        if (Double.isFinite(maps.sumNumber().doubleValue())) {
            pool("maxpool2d", maps, Double.NEGATIVE_INFINITY, result);
            return result;
        }
        try (INDArray found =
                Arrays4d.of(greatest(maps.data().asDouble()), maps.dataType(), result.shape())) {
            return result.assign(found);
        }
    }

    private double[] greatest(double[] maps) {
        int width = output.width();
        int area = Math.toIntExact(output.area());
        int in = Math.toIntExact(input.area());
        double[] found = new double[maps.length / in * area];
        for (int at = 0; at < found.length; at++) {
            int top = at % area / width * stride.height() - padding.height();
            int left = at % width * stride.width() - padding.width();
            double greatest = Double.NEGATIVE_INFINITY;
            for (int y = Math.max(top, 0);
                    y < Math.min(top + kernel.height(), input.height());
                    y++) {
                for (int x = Math.max(left, 0);
                        x < Math.min(left + kernel.width(), input.width());
                        x++) {
                    greatest = Math.max(greatest, maps[at / area * in + y * input.width() + x]);
                }
            }
            found[at] = greatest;
        }
        return found;
    }

    private void pool(String name, INDArray maps, double border, INDArray into) {
        if (insideInput()) {
            whole(name, maps, into);
            return;
        }
        try (INDArray padded = padded(maps, border)) {
            whole(name, padded, into);
        }
    }

    /** Whether no window touches padding or hangs over. */
    private boolean insideInput() {
        return padding.equals(Extent.ZERO)
                && rows() <= input.height()
                && columns() <= input.width();
    }

    private void whole(String name, INDArray maps, INDArray into) {
        NativeCall.of(name)
                .on(maps)
                .with(kernel.height(), kernel.width(), stride.height(), stride.width())
                .with(0, 0, 1, 1, 0, 1, 0)
                .into(into);
    }

    /** The rows that all windows together cover, padding in front included. */
    private int rows() {
        return (output.height() - 1) * stride.height() + kernel.height();
    }

    private int columns() {
        return (output.width() - 1) * stride.width() + kernel.width();
    }

    private INDArray padded(INDArray maps, double border) {
        long height = Math.max(rows(), padding.height() + input.height());
        long width = Math.max(columns(), padding.width() + input.width());
        INDArray padded =
                Arrays4d.filled(maps.dataType(), border, maps.size(0), maps.size(1), height, width);
        Arrays4d.window(
                        padded,
                        padding.height(),
                        padding.height() + input.height(),
                        padding.width(),
                        padding.width() + input.width())
                .assign(maps);
        return padded;
    }

    /** {@return [1, 1, H, W]: kernel area / divisor, where PyTorch's divisor is another} */
    private INDArray corrections(INDArray means, boolean countPadding) {
        double[] factors = new double[Math.toIntExact(output.area())];
        for (int row = 0; row < output.height(); row++) {
            int tall =
                    extent(
                            row * stride.height() - padding.height(),
                            kernel.height(),
                            input.height(),
                            countPadding ? padding.height() : 0);
            for (int column = 0; column < output.width(); column++) {
                int wide =
                        extent(
                                column * stride.width() - padding.width(),
                                kernel.width(),
                                input.width(),
                                countPadding ? padding.width() : 0);
                factors[row * output.width() + column] = (double) kernel.area() / (tall * wide);
            }
        }
        return Arrays4d.of(factors, means.dataType(), 1, 1, output.height(), output.width());
    }

    /** {@return how much of a window counts: what lies in the input and the padding given} */
    private static int extent(int start, int kernel, int input, int padding) {
        return Math.min(start + kernel, input + padding) - Math.max(start, -padding);
    }
}
