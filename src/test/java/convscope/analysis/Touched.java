package convscope.analysis;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Extent;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A graph computed by plain loops with every weight 1, on an input of which one value is not a
 * number: that mistakes exactly the values that depend on it, past every ReLU and maximum.
 */
final class Touched {

    private interface Value {
        double at(int channel, int row, int column);
    }

    private final Graph graph;
    private final List<double[][][]> values = new ArrayList<>();
    private final double[][][] input;

    Touched(Graph graph, int channel, int row, int column) {
        this.graph = graph;
        this.input = make(graph.input(), (c, y, x) -> 1);
        input[channel][row][column] = Double.NaN;
        for (Node node : graph.nodes()) {
            values.add(compute(node));
        }
    }

    boolean at(int value, int channel, int row, int column) {
        return Double.isNaN(of(value)[channel][row][column]);
    }

    private double[][][] of(int value) {
        return value == Graph.INPUT ? input : values.get(value);
    }

    private static double[][][] make(Shape shape, Value value) {
        double[][][] all = new double[shape.channels()][shape.height()][shape.width()];
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    all[c][y][x] = value.at(c, y, x);
                }
            }
        }
        return all;
    }

    private double[][][] compute(Node node) {
        Shape out = node.output();
        Shape map = graph.shape(node.inputs().getFirst());
        double[][][] in = of(node.inputs().getFirst());
        Value same = (c, y, x) -> in[c][y][x];
        return switch (node.op()) {
            case Op.Conv2d conv ->
                    make(
                            out,
                            (c, y, x) -> {
                                int each = conv.in() / conv.groups();
                                int first = c / (conv.out() / conv.groups()) * each;
                                double sum = 0;
                                for (int i = first; i < first + each; i++) {
                                    sum +=
                                            window(
                                                    in[i],
                                                    y,
                                                    x,
                                                    conv.kernel(),
                                                    conv.stride(),
                                                    conv.padding(),
                                                    conv.dilation());
                                }
                                return sum;
                            });
            case Op.MaxPool2d pool ->
                    make(
                            out,
                            (c, y, x) ->
                                    window(
                                            in[c],
                                            y,
                                            x,
                                            pool.kernel(),
                                            pool.stride(),
                                            pool.padding(),
                                            Extent.ONE));
            case Op.AvgPool2d pool ->
                    make(
                            out,
                            (c, y, x) ->
                                    window(
                                            in[c],
                                            y,
                                            x,
                                            pool.kernel(),
                                            pool.stride(),
                                            pool.padding(),
                                            Extent.ONE));
            case Op.GlobalAvgPool pool -> make(out, (c, y, x) -> sum(in[c]));
            case Op.Linear linear ->
                    make(
                            out,
                            (c, y, x) -> {
                                double sum = 0;
                                for (double[][] each : in) {
                                    sum += sum(each);
                                }
                                return sum;
                            });
            case Op.Flatten flatten ->
                    make(
                            out,
                            (c, y, x) ->
                                    in[c / (int) map.area()][c % (int) map.area() / map.width()][
                                            c % map.width()]);
            case Op.Add add ->
                    make(
                            out,
                            (c, y, x) ->
                                    node.inputs().stream().mapToDouble(i -> of(i)[c][y][x]).sum());
            case Op.Concat concat -> concat(node);
            case Op.MulChannel product ->
                    make(out, (c, y, x) -> in[c][y][x] * of(node.inputs().getLast())[c][0][0]);
            case Op.Softmax softmax ->
                    make(
                            out,
                            (c, y, x) -> {
                                double sum = 0;
                                for (double[][] each : in) {
                                    sum += each[y][x];
                                }
                                return in[c][y][x] / sum;
                            });
            case Op.RadixSoftmax softmax -> radix(softmax, in, out);
            case Op.Lrn lrn ->
                    make(
                            out,
                            (c, y, x) -> {
                                double sum = in[c][y][x];
                                int first = c - lrn.size() / 2;
                                for (int i = first; i < first + lrn.size(); i++) {
                                    sum += i >= 0 && i < in.length ? in[i][y][x] : 0;
                                }
                                return sum;
                            });
            case Op.SliceChannels slice -> make(out, (c, y, x) -> in[c + slice.start()][y][x]);
            case Op.PadChannels pad ->
                    make(
                            out,
                            (c, y, x) ->
                                    c < pad.front() || c - pad.front() >= in.length
                                            ? 0
                                            : in[c - pad.front()][y][x]);
            case Op.Subsample sample ->
                    make(out, (c, y, x) -> in[c][y * sample.stride()][x * sample.stride()]);
            case Op.Shuffle shuffle -> {
                double[][][] all = make(out, same);
                int each = out.channels() / shuffle.groups();
                for (int i = 0; i < shuffle.groups(); i++) {
                    for (int j = 0; j < each; j++) {
                        all[j * shuffle.groups() + i] = in[i * each + j];
                    }
                }
                yield all;
            }
            case Op.BatchNorm2d norm -> make(out, same);
            case Op.Relu relu -> make(out, same);
            case Op.Sigmoid sigmoid -> make(out, same);
            case Op.Scale scale -> make(out, same);
        };
    }

    private static double window(
            double[][] map,
            int y,
            int x,
            Extent k,
            Extent stride,
            Extent padding,
            Extent dilation) {
        double sum = 0;
        for (int ky = 0; ky < k.height(); ky++) {
            for (int kx = 0; kx < k.width(); kx++) {
                int row = y * stride.height() + ky * dilation.height() - padding.height();
                int column = x * stride.width() + kx * dilation.width() - padding.width();
                if (row >= 0 && row < map.length && column >= 0 && column < map[0].length) {
                    sum += map[row][column];
                }
            }
        }
        return sum;
    }

    private static double sum(double[][] map) {
        double sum = 0;
        for (double[] row : map) {
            for (double value : row) {
                sum += value;
            }
        }
        return sum;
    }

    private double[][][] concat(Node node) {
        List<double[][]> maps = new ArrayList<>();
        node.inputs().forEach(i -> maps.addAll(List.of(of(i))));
        return maps.toArray(double[][][]::new);
    }

    /** timm's RadixSoftmax: view (cardinality, radix, -1), transpose(0, 1), softmax(0). */
    private static double[][][] radix(Op.RadixSoftmax op, double[][][] in, Shape out) {
        int part = in.length / op.radix() / op.cardinality();
        double[][][] all = make(out, (c, y, x) -> 0);
        for (int k = 0; k < op.cardinality(); k++) {
            for (int p = 0; p < part; p++) {
                double sum = 0;
                for (int r = 0; r < op.radix(); r++) {
                    sum += in[(k * op.radix() + r) * part + p][0][0];
                }
                for (int r = 0; r < op.radix(); r++) {
                    all[(r * op.cardinality() + k) * part + p][0][0] = sum;
                }
            }
        }
        return all;
    }
}
