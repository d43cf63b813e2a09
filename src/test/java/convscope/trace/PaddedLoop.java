package convscope.trace;

import convscope.graph.Op;
import convscope.model.Extent;
import convscope.weights.Weights;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One output value the plain way: the map is copied into the middle of a larger one, and the window
 * is cut out of that. A cell that is not of the input is NaN until it is read.
 */
record PaddedLoop(Op op, INDArray input, Weights weights) {

    private static final int MARGIN = 20;

    record Found(double[][][] values, double result) {}

    Found at(int k, int row, int column) {
        return switch (op) {
            case Op.Conv2d conv -> convolution(conv, k, row, column);
            case Op.MaxPool2d pool -> {
                double[][] cut =
                        cut(
                                k,
                                pool.kernel(),
                                pool.stride(),
                                pool.padding(),
                                Extent.ONE,
                                row,
                                column);
                double best = Double.NEGATIVE_INFINITY;
                for (double[] line : cut) {
                    for (double value : line) {
                        best = Double.isNaN(value) ? best : Math.max(best, value);
                    }
                }
                yield new Found(new double[][][] {zeroed(cut)}, best);
            }
            case Op.AvgPool2d pool -> average(pool, k, row, column);
            case Op.GlobalAvgPool pool -> {
                Extent all = new Extent((int) input.size(2), (int) input.size(3));
                double[][] cut = cut(k, all, Extent.ONE, Extent.ZERO, Extent.ONE, 0, 0);
                yield new Found(new double[][][] {cut}, sum(cut) / all.area());
            }
            case Op.Linear linear -> {
                Extent all = new Extent((int) input.size(2), (int) input.size(3));
                yield convolution(
                        new Op.Conv2d(
                                (int) input.size(1),
                                linear.out(),
                                all,
                                Extent.ONE,
                                Extent.ZERO,
                                Extent.ONE,
                                1,
                                linear.bias()),
                        k,
                        0,
                        0);
            }
            default -> throw new AssertionError(op);
        };
    }

    private Found convolution(Op.Conv2d conv, int k, int row, int column) {
        int each = conv.in() / conv.groups();
        int group = k * conv.groups() / conv.out();
        double[][][] values = new double[each][][];
        double sum = 0;
        long tap = (long) k * each * conv.kernel().area();
        INDArray flat = weights.get("node.weight").reshape(-1);
        for (int c = 0; c < each; c++) {
            values[c] =
                    zeroed(
                            cut(
                                    group * each + c,
                                    conv.kernel(),
                                    conv.stride(),
                                    conv.padding(),
                                    conv.dilation(),
                                    row,
                                    column));
            for (double[] line : values[c]) {
                for (double value : line) {
                    sum += value * flat.getDouble(tap++);
                }
            }
        }
        return new Found(values, sum + (conv.bias() ? weights.get("node.bias").getDouble(k) : 0));
    }

    /** PyTorch's divisor: the window cut off at the padding's end, or at the input's. */
    private Found average(Op.AvgPool2d pool, int k, int row, int column) {
        double[][] cut =
                cut(k, pool.kernel(), pool.stride(), pool.padding(), Extent.ONE, row, column);
        int top = row * pool.stride().height() - pool.padding().height();
        int left = column * pool.stride().width() - pool.padding().width();
        int bottom =
                Math.min(
                        top + pool.kernel().height(),
                        (int) input.size(2) + pool.padding().height());
        int right =
                Math.min(
                        left + pool.kernel().width(), (int) input.size(3) + pool.padding().width());
        int divisor = (bottom - top) * (right - left);
        if (!pool.countPadding()) {
            divisor = 0;
            for (double[] line : cut) {
                for (double value : line) {
                    divisor += Double.isNaN(value) ? 0 : 1;
                }
            }
        }
        return new Found(new double[][][] {zeroed(cut)}, sum(zeroed(cut)) / divisor);
    }

    private double[][] cut(
            int channel, Extent k, Extent s, Extent p, Extent d, int row, int column) {
        double[][] wide = wide(channel);
        double[][] cut = new double[k.height()][k.width()];
        for (int i = 0; i < k.height(); i++) {
            for (int j = 0; j < k.width(); j++) {
                cut[i][j] =
                        wide[MARGIN - p.height() + row * s.height() + i * d.height()][
                                MARGIN - p.width() + column * s.width() + j * d.width()];
            }
        }
        return cut;
    }

    private double[][] wide(int channel) {
        int height = (int) input.size(2);
        int width = (int) input.size(3);
        double[][] wide = new double[height + 2 * MARGIN][width + 2 * MARGIN];
        for (double[] line : wide) {
            Arrays.fill(line, Double.NaN);
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                wide[y + MARGIN][x + MARGIN] = input.getDouble(0, channel, y, x);
            }
        }
        return wide;
    }

    private static double[][] zeroed(double[][] cut) {
        double[][] zeroed = new double[cut.length][cut[0].length];
        for (int i = 0; i < cut.length; i++) {
            for (int j = 0; j < cut[i].length; j++) {
                zeroed[i][j] = Double.isNaN(cut[i][j]) ? 0 : cut[i][j];
            }
        }
        return zeroed;
    }

    private static double sum(double[][] cut) {
        double sum = 0;
        for (double[] line : cut) {
            for (double value : line) {
                sum += value;
            }
        }
        return sum;
    }
}
