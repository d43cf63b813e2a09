package convscope.engine;

import convscope.graph.Op;
import convscope.model.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Every operation as plain loops over doubles, written from PyTorch's documentation. */
final class NaiveMaps {

    /** Values [n][c][h][w]. */
    record Maps(double[][][][] at) {

        static Maps of(INDArray array) {
            int n = (int) array.size(0);
            int c = (int) array.size(1);
            int h = (int) array.size(2);
            int w = (int) array.size(3);
            return make(n, new Shape(c, h, w), (b, m, y, x) -> array.getDouble(b, m, y, x));
        }

        int count() {
            return at.length;
        }

        int channels() {
            return at[0].length;
        }

        int height() {
            return at[0][0].length;
        }

        int width() {
            return at[0][0][0].length;
        }

        boolean inside(int y, int x) {
            return y >= 0 && y < height() && x >= 0 && x < width();
        }
    }

    interface Value {
        double at(int n, int c, int y, int x);
    }

    private NaiveMaps() {}

    static Maps make(int n, Shape shape, Value value) {
        double[][][][] maps = new double[n][shape.channels()][shape.height()][shape.width()];
        for (int b = 0; b < n; b++) {
            for (int c = 0; c < shape.channels(); c++) {
                for (int y = 0; y < shape.height(); y++) {
                    for (int x = 0; x < shape.width(); x++) {
                        maps[b][c][y][x] = value.at(b, c, y, x);
                    }
                }
            }
        }
        return new Maps(maps);
    }

    static Maps compute(Op op, List<Maps> inputs, Map<String, INDArray> tensors, Shape out) {
        Maps in = inputs.getFirst();
        double[][][][] v = in.at();
        int count = in.count();
        return switch (op) {
            case Op.Conv2d conv -> convolution(conv, in, tensors, out);
            case Op.BatchNorm2d norm ->
                    make(
                            count,
                            out,
                            (n, c, y, x) ->
                                    (v[n][c][y][x] - tensors.get("running_mean").getDouble(c))
                                                    / Math.sqrt(
                                                            tensors.get("running_var").getDouble(c)
                                                                    + norm.eps())
                                                    * tensors.get("weight").getDouble(c)
                                            + tensors.get("bias").getDouble(c));
            case Op.Relu relu -> make(count, out, (n, c, y, x) -> Math.max(0, v[n][c][y][x]));
            case Op.Sigmoid sigmoid ->
                    make(count, out, (n, c, y, x) -> 1 / (1 + Math.exp(-v[n][c][y][x])));
            case Op.Softmax softmax -> softmax(in);
            case Op.RadixSoftmax softmax -> radixSoftmax(softmax, in, out);
            case Op.MaxPool2d pool ->
                    make(count, out, (n, c, y, x) -> greatest(pool, in, n, c, y, x));
            case Op.AvgPool2d pool -> make(count, out, (n, c, y, x) -> mean(pool, in, n, c, y, x));
            case Op.GlobalAvgPool pool ->
                    make(
                            count,
                            out,
                            (n, c, y, x) -> {
                                double sum = 0;
                                for (double[] row : v[n][c]) {
                                    for (double value : row) {
                                        sum += value;
                                    }
                                }
                                return sum / in.height() / in.width();
                            });
            case Op.Linear linear ->
                    make(
                            count,
                            out,
                            (n, c, y, x) -> {
                                double sum = linear.bias() ? tensors.get("bias").getDouble(c) : 0;
                                for (int i = 0; i < linear.in(); i++) {
                                    sum += flat(in, n, i) * tensors.get("weight").getDouble(c, i);
                                }
                                return sum;
                            });
            case Op.Add add -> fold(inputs, out, Double::sum);
            case Op.Concat concat ->
                    make(
                            count,
                            out,
                            (n, c, y, x) -> {
                                int rest = c;
                                for (Maps part : inputs) {
                                    if (rest < part.channels()) {
                                        return part.at()[n][rest][y][x];
                                    }
                                    rest -= part.channels();
                                }
                                throw new AssertionError();
                            });
            case Op.MulChannel product ->
                    make(
                            count,
                            out,
                            (n, c, y, x) -> v[n][c][y][x] * inputs.getLast().at()[n][c][0][0]);
            case Op.Scale scale -> make(count, out, (n, c, y, x) -> v[n][c][y][x] * scale.factor());
            case Op.SliceChannels slice ->
                    make(count, out, (n, c, y, x) -> v[n][c + slice.start()][y][x]);
            case Op.PadChannels pad ->
                    make(
                            count,
                            out,
                            (n, c, y, x) ->
                                    c < pad.front() || c >= pad.front() + in.channels()
                                            ? 0
                                            : v[n][c - pad.front()][y][x]);
            case Op.Subsample sample ->
                    make(
                            count,
                            out,
                            (n, c, y, x) -> v[n][c][y * sample.stride()][x * sample.stride()]);
            case Op.Lrn lrn -> make(count, out, (n, c, y, x) -> responseNorm(lrn, in, n, c, y, x));
            case Op.Flatten flatten -> make(count, out, (n, c, y, x) -> flat(in, n, c));
            case Op.Shuffle shuffle -> {
                int each = in.channels() / shuffle.groups();
                yield make(
                        count,
                        out,
                        (n, c, y, x) ->
                                v[n][c % shuffle.groups() * each + c / shuffle.groups()][y][x]);
            }
        };
    }

    private static double flat(Maps in, int n, int i) {
        int area = in.height() * in.width();
        return in.at()[n][i / area][i % area / in.width()][i % in.width()];
    }

    private static Maps fold(List<Maps> inputs, Shape out, DoubleBinaryOperator operator) {
        return make(
                inputs.getFirst().count(),
                out,
                (n, c, y, x) ->
                        inputs.stream()
                                .mapToDouble(maps -> maps.at()[n][c][y][x])
                                .reduce(operator)
                                .orElseThrow());
    }

    private static Maps convolution(
            Op.Conv2d op, Maps in, Map<String, INDArray> tensors, Shape out) {
        double[] weight = tensors.get("weight").reshape(-1).toDoubleVector();
        int each = op.in() / op.groups();
        int area = op.kernel().height() * op.kernel().width();
        return make(
                in.count(),
                out,
                (n, c, y, x) -> {
                    double sum = op.bias() ? tensors.get("bias").getDouble(c) : 0;
                    int first = c / (op.out() / op.groups()) * each;
                    for (int i = 0; i < each; i++) {
                        for (int ky = 0; ky < op.kernel().height(); ky++) {
                            int row =
                                    y * op.stride().height()
                                            - op.padding().height()
                                            + ky * op.dilation().height();
                            if (row < 0 || row >= in.height()) {
                                continue;
                            }
                            double[] values = in.at()[n][first + i][row];
                            int weights = (c * each + i) * area + ky * op.kernel().width();
                            for (int kx = 0; kx < op.kernel().width(); kx++) {
                                int column =
                                        x * op.stride().width()
                                                - op.padding().width()
                                                + kx * op.dilation().width();
                                if (column >= 0 && column < values.length) {
                                    sum += values[column] * weight[weights + kx];
                                }
                            }
                        }
                    }
                    return sum;
                });
    }

    private static Maps softmax(Maps in) {
        double[][][][] at = new double[in.at().length][in.channels()][in.height()][in.width()];
        for (int n = 0; n < at.length; n++) {
            for (int y = 0; y < in.height(); y++) {
                for (int x = 0; x < in.width(); x++) {
                    double most = Double.NEGATIVE_INFINITY;
                    for (int i = 0; i < in.channels(); i++) {
                        most = Math.max(most, in.at()[n][i][y][x]);
                    }
                    double sum = 0;
                    for (int i = 0; i < in.channels(); i++) {
                        sum += Math.exp(in.at()[n][i][y][x] - most);
                    }
                    for (int i = 0; i < in.channels(); i++) {
                        at[n][i][y][x] = Math.exp(in.at()[n][i][y][x] - most) / sum;
                    }
                }
            }
        }
        return new Maps(at);
    }

    /** timm's RadixSoftmax: view (N, cardinality, radix, -1), transpose(1, 2), softmax(1). */
    private static Maps radixSoftmax(Op.RadixSoftmax op, Maps in, Shape out) {
        int part = in.channels() / op.radix() / op.cardinality();
        return make(
                in.count(),
                out,
                (n, c, y, x) -> {
                    int r = c / (op.cardinality() * part);
                    int k = c / part % op.cardinality();
                    double most = Double.NEGATIVE_INFINITY;
                    for (int i = 0; i < op.radix(); i++) {
                        most =
                                Math.max(
                                        most,
                                        in.at()[n][(k * op.radix() + i) * part + c % part][0][0]);
                    }
                    double sum = 0;
                    for (int i = 0; i < op.radix(); i++) {
                        sum +=
                                Math.exp(
                                        in.at()[n][(k * op.radix() + i) * part + c % part][0][0]
                                                - most);
                    }
                    double own = in.at()[n][(k * op.radix() + r) * part + c % part][0][0];
                    return op.radix() == 1 ? 1 / (1 + Math.exp(-own)) : Math.exp(own - most) / sum;
                });
    }

    private static double greatest(Op.MaxPool2d pool, Maps in, int n, int c, int y, int x) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int ky = 0; ky < pool.kernel().height(); ky++) {
            for (int kx = 0; kx < pool.kernel().width(); kx++) {
                int row = y * pool.stride().height() - pool.padding().height() + ky;
                int column = x * pool.stride().width() - pool.padding().width() + kx;
                if (in.inside(row, column)) {
                    greatest = Math.max(greatest, in.at()[n][c][row][column]);
                }
            }
        }
        return greatest;
    }

    /** The divisor counts what of the window lies in the input, or in input and padding. */
    private static double mean(Op.AvgPool2d pool, Maps in, int n, int c, int y, int x) {
        double sum = 0;
        int divisor = 0;
        for (int ky = 0; ky < pool.kernel().height(); ky++) {
            for (int kx = 0; kx < pool.kernel().width(); kx++) {
                int row = y * pool.stride().height() - pool.padding().height() + ky;
                int column = x * pool.stride().width() - pool.padding().width() + kx;
                boolean inside = in.inside(row, column);
                boolean padded =
                        row < in.height() + pool.padding().height()
                                && column < in.width() + pool.padding().width();
                divisor += inside || (pool.countPadding() && padded) ? 1 : 0;
                sum += inside ? in.at()[n][c][row][column] : 0;
            }
        }
        return sum / divisor;
    }

    private static double responseNorm(Op.Lrn op, Maps in, int n, int c, int y, int x) {
        double sum = 0;
        for (int i = c - op.size() / 2; i <= c + (op.size() - 1) / 2; i++) {
            if (i >= 0 && i < in.channels()) {
                sum += in.at()[n][i][y][x] * in.at()[n][i][y][x];
            }
        }
        return in.at()[n][c][y][x] / Math.pow(op.k() + op.alpha() / op.size() * sum, op.beta());
    }
}
