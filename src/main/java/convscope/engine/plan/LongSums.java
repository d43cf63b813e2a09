package convscope.engine.plan;

import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.model.Extent;
import convscope.model.Shape;
import convscope.weights.Weights;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Convolutions and fully connected layers whose results are sums of very many products, in double:
 * in float32 a sum of 65 536 equal products is off by 2e-5 to 5e-4 of itself. Longer sums than any
 * usual network has, for a product of matrices takes twice as long in double.
 */
public final class LongSums {

    /**
     * VGG's first fully connected layer has 25 088, a 3x3 convolution over 2048 channels 18 432.
     */
    private static final int MOST_TERMS = 1 << 15;

    /** The largest kernels in use have 31 x 31 taps. */
    private static final int MOST_TAPS = 1 << 10;

    /** Numbers of a block of what is multiplied, and of the products' sums. */
    private static final int BLOCK = 1 << 20;

    private final Op.Conv2d op;
    private final Shape input;
    private final Shape output;
    private final float[] maps;
    private final INDArray weight;
    private final double[] bias;
    private final float[] results;

    private LongSums(
            Op.Conv2d op, Shape input, Shape output, float[] maps, INDArray weight, double[] bias) {
        this.op = op;
        this.input = input;
        this.output = output;
        this.maps = maps;
        this.weight = weight;
        this.bias = bias;
        this.results = new float[Math.toIntExact(output.elements())];
    }

    /** {@return whether the operation's sums are so long} */
    public static boolean in(Op op) {
        return switch (op) {
            case Op.Conv2d conv ->
                    conv.kernel().area() > MOST_TAPS
                            || conv.kernel().area() * conv.in() / conv.groups() > MOST_TERMS;
            case Op.Linear linear -> linear.in() > MOST_TERMS;
            default -> false;
        };
    }

    /**
     * {@return what a convolution or a fully connected layer gives for one picture, row-major}
     *
     * @param input the shape that it reads
     * @param maps the numbers that it reads, row-major
     * @throws IllegalArgumentException if the node is neither
     */
    public static float[] of(Node node, Weights weights, Shape input, float[] maps) {
        INDArray weight = weights.get(node.tensor(Role.WEIGHT));
        double[] bias =
                node.tensors().containsKey(Role.BIAS)
                        ? weights.get(node.tensor(Role.BIAS)).toDoubleVector()
                        : new double[node.output().channels()];
        Op.Conv2d op =
                switch (node.op()) {
                    case Op.Conv2d conv -> conv;
                    case Op.Linear linear -> pointwise(linear);
                    default -> throw new IllegalArgumentException(node.id() + " has no weights");
                };
        Shape in = node.op() instanceof Op.Linear ? new Shape(op.in(), 1, 1) : input;
        LongSums sums = new LongSums(op, in, node.output(), maps, weight, bias);
        sums.groups();
        return sums.results;
    }

    /** A fully connected layer is a convolution over a single pixel. */
    private static Op.Conv2d pointwise(Op.Linear op) {
        return new Op.Conv2d(
                op.in(), op.out(), Extent.ONE, Extent.ONE, Extent.ZERO, Extent.ONE, 1, op.bias());
    }

    private int terms() {
        return Math.toIntExact(op.in() / op.groups() * op.kernel().area());
    }

    private int outs() {
        return op.out() / op.groups();
    }

    private void groups() {
        int area = Math.toIntExact(output.area());
        int step = Math.clamp(BLOCK / outs(), 1, area);
        try (INDArray rows = weight.reshape('c', op.out(), terms()).dup('c')) {
            for (int group = 0; group < op.groups(); group++) {
                for (int from = 0; from < area; from += step) {
                    block(rows, group, from, Math.min(area, from + step));
                }
            }
        }
    }

    /** The results of a group at the positions from..to (exclusive). */
    private void block(INDArray rows, int group, int from, int to) {
        int count = to - from;
        int step = Math.clamp(BLOCK / Math.max(count, outs()), 1, terms());
        try (INDArray sums = Nd4j.create(DataType.DOUBLE, new long[] {count, outs()}, 'f')) {
            for (int term = 0; term < terms(); term += step) {
                int end = Math.min(terms(), term + step);
                add(rows, group, new int[] {from, to}, new int[] {term, end}, sums);
            }
            double[] numbers = sums.data().asDouble();
            int first = group * outs();
            for (int out = 0; out < outs(); out++) {
                for (int at = 0; at < count; at++) {
                    results[(first + out) * (int) output.area() + from + at] =
                            (float) (numbers[out * count + at] + bias[first + out]);
                }
            }
        }
    }

    private void add(INDArray rows, int group, int[] positions, int[] terms, INDArray sums) {
        int count = positions[1] - positions[0];
        double[] met = new double[(terms[1] - terms[0]) * count];
        IntStream.range(terms[0], terms[1])
                .parallel()
                .forEach(term -> gather(group, term, positions, met, (term - terms[0]) * count));
        long[] shape = {count, terms[1] - terms[0]};
        INDArray part =
                rows.get(
                        NDArrayIndex.interval((long) group * outs(), (long) (group + 1) * outs()),
                        NDArrayIndex.interval(terms[0], terms[1]));
        try (INDArray columns =
                        Nd4j.create(met, shape, new long[] {1, count}, 'f', DataType.DOUBLE);
                INDArray kernels = Nd4j.create(DataType.DOUBLE, part.shape(), 'c')) {
            kernels.assign(part);
            Nd4j.gemm(columns, kernels, sums, false, true, 1, 1);
        }
    }

    /** What a tap meets at the positions: padding is zeros. */
    private void gather(int group, int term, int[] positions, double[] into, int start) {
        int taps = Math.toIntExact(op.kernel().area());
        int channel = group * (op.in() / op.groups()) + term / taps;
        int tapRow = term % taps / op.kernel().width() * op.dilation().height();
        int tapColumn = term % op.kernel().width() * op.dilation().width();
        for (int at = positions[0]; at < positions[1]; at++) {
            int row = at / output.width() * op.stride().height() - op.padding().height() + tapRow;
            int column =
                    at % output.width() * op.stride().width() - op.padding().width() + tapColumn;
            if (row >= 0 && row < input.height() && column >= 0 && column < input.width()) {
                into[start + at - positions[0]] =
                        maps[(channel * input.height() + row) * input.width() + column];
            }
        }
    }
}
