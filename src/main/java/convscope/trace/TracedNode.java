package convscope.trace;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Extent;
import convscope.model.Shape;
import java.util.Optional;

/**
 * A node whose output values are each made from a window of its input: convolution and pooling, and
 * a fully connected layer as the convolution whose kernel is as large as its input.
 *
 * @param node the node
 * @param input the shape that it reads
 * @param window over each map
 * @param groups of channels that do not see each other; in pooling each channel is its own
 */
public record TracedNode(Node node, Shape input, SlidingWindow window, int groups) {

    /** {@return the node as one with a window, if it is one} */
    public static Optional<TracedNode> of(Graph graph, Node node) {
        Shape in = graph.shape(node.inputs().getFirst());
        return switch (node.op()) {
            case Op.Conv2d op ->
                    slides(
                            node,
                            in,
                            op.kernel(),
                            op.stride(),
                            op.padding(),
                            op.dilation(),
                            op.groups());
            case Op.MaxPool2d op ->
                    slides(
                            node,
                            in,
                            op.kernel(),
                            op.stride(),
                            op.padding(),
                            Extent.ONE,
                            in.channels());
            case Op.AvgPool2d op ->
                    slides(
                            node,
                            in,
                            op.kernel(),
                            op.stride(),
                            op.padding(),
                            Extent.ONE,
                            in.channels());
            case Op.GlobalAvgPool op -> whole(node, in, in.channels());
            case Op.Linear op -> whole(node, in, 1);
            case Op.BatchNorm2d op -> Optional.empty();
            case Op.Relu op -> Optional.empty();
            case Op.Sigmoid op -> Optional.empty();
            case Op.Softmax op -> Optional.empty();
            case Op.RadixSoftmax op -> Optional.empty();
            case Op.Add op -> Optional.empty();
            case Op.Concat op -> Optional.empty();
            case Op.MulChannel op -> Optional.empty();
            case Op.Scale op -> Optional.empty();
            case Op.SliceChannels op -> Optional.empty();
            case Op.PadChannels op -> Optional.empty();
            case Op.Subsample op -> Optional.empty();
            case Op.Lrn op -> Optional.empty();
            case Op.Flatten op -> Optional.empty();
            case Op.Shuffle op -> Optional.empty();
        };
    }

    private static Optional<TracedNode> slides(
            Node node,
            Shape in,
            Extent kernel,
            Extent stride,
            Extent padding,
            Extent dilation,
            int groups) {
        Shape out = node.output();
        Axis rows =
                new Axis(
                        in.height(),
                        out.height(),
                        kernel.height(),
                        stride.height(),
                        padding.height(),
                        dilation.height());
        Axis columns =
                new Axis(
                        in.width(),
                        out.width(),
                        kernel.width(),
                        stride.width(),
                        padding.width(),
                        dilation.width());
        return Optional.of(new TracedNode(node, in, new SlidingWindow(rows, columns), groups));
    }

    private static Optional<TracedNode> whole(Node node, Shape in, int groups) {
        SlidingWindow all = new SlidingWindow(Axis.whole(in.height()), Axis.whole(in.width()));
        return Optional.of(new TracedNode(node, in, all, groups));
    }

    /** {@return whether it multiplies with weights, rather than pools} */
    public boolean weighs() {
        return !node.op().tensors().isEmpty();
    }

    /** {@return how many input channels an output value is made from} */
    public int inputs() {
        return input.channels() / groups;
    }

    /** {@return the first input channel that an output channel reads} */
    public int firstInput(int channel) {
        return channel / (node.output().channels() / groups) * inputs();
    }

    /**
     * {@return how the output at a channel and position is made}
     *
     * @param values of the node's input
     * @param kernel of the output channel; {@link Kernel#NONE} where it pools
     * @throws IllegalArgumentException if there is no such channel or position
     */
    public Trace at(int channel, int row, int column, Values values, Kernel kernel) {
        if (channel < 0 || channel >= node.output().channels()) {
            throw new IllegalArgumentException(node.id() + " has no output channel " + channel);
        }
        Patch patch = window.patch(row, column);
        double[][][] under = under(patch, firstInput(channel), values);
        Making making = making(patch, under[0]);
        return Trace.of(
                making,
                channel,
                patch,
                firstInput(channel),
                under,
                factors(making, patch, kernel.weights()),
                kernel.bias());
    }

    private double[][][] under(Patch patch, int first, Values values) {
        double[][][] under = new double[inputs()][patch.height()][patch.width()];
        for (int i = 0; i < patch.height(); i++) {
            for (int j = 0; j < patch.width(); j++) {
                if (patch.cell(i, j) == Cell.INPUT) {
                    for (int c = 0; c < under.length; c++) {
                        under[c][i][j] =
                                values.at(first + c, patch.inputRow(i), patch.inputColumn(j));
                    }
                }
            }
        }
        return under;
    }

    private Making making(Patch patch, double[][] map) {
        if (weighs()) {
            return new Making.WeightedSum();
        }
        if (node.op() instanceof Op.MaxPool2d) {
            return greatest(patch, map);
        }
        boolean all = node.op() instanceof Op.AvgPool2d pool && pool.countPadding();
        return new Making.Mean(patch.count(Cell.INPUT) + (all ? patch.count(Cell.PADDING) : 0));
    }

    private static Making greatest(Patch patch, double[][] map) {
        int best = -1;
        for (int tap = 0; tap < patch.height() * patch.width(); tap++) {
            int i = tap / patch.width();
            int j = tap % patch.width();
            if (patch.cell(i, j) == Cell.INPUT
                    && (best < 0
                            || beats(map[i][j], map[best / patch.width()][best % patch.width()]))) {
                best = tap;
            }
        }
        return new Making.Greatest(best / patch.width(), best % patch.width());
    }

    /** The first that is not a number beats all others. */
    private static boolean beats(double one, double other) {
        return one > other || (Double.isNaN(one) && !Double.isNaN(other));
    }

    private double[][][] factors(Making making, Patch patch, float[] weights) {
        double[][][] factors = new double[inputs()][patch.height()][patch.width()];
        int next = 0;
        for (double[][] map : factors) {
            for (int i = 0; i < map.length; i++) {
                for (int j = 0; j < map[i].length; j++) {
                    map[i][j] =
                            switch (making) {
                                case Making.WeightedSum sum -> weights[next++];
                                case Making.Mean mean -> counts(patch.cell(i, j)) / mean.divisor();
                                case Making.Greatest one ->
                                        i == one.tapRow() && j == one.tapColumn() ? 1 : 0;
                            };
                }
            }
        }
        return factors;
    }

    private double counts(Cell cell) {
        boolean padding = node.op() instanceof Op.AvgPool2d pool && pool.countPadding();
        return switch (cell) {
            case INPUT -> 1;
            case PADDING -> padding ? 1 : 0;
            case BEYOND -> 0;
        };
    }
}
