package convscope.trace;

import convscope.graph.Gathering;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Pixels;
import convscope.model.Shape;
import java.util.List;
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
        List<Shape> inputs = node.inputs().stream().map(graph::shape).toList();
        Shape in = inputs.getFirst();
        return node.op()
                .gathering()
                .flatMap(gathering -> window(node.op().pixels(0), in, node.output()))
                .map(
                        window ->
                                new TracedNode(
                                        node, in, window, node.op().channels(0, inputs).groups()));
    }

    private static Optional<SlidingWindow> window(Pixels pixels, Shape in, Shape out) {
        return switch (pixels) {
            case Pixels.Sliding window ->
                    Optional.of(
                            new SlidingWindow(
                                    new Axis(
                                            in.height(),
                                            out.height(),
                                            window.kernel().height(),
                                            window.stride().height(),
                                            window.padding().height(),
                                            window.dilation().height()),
                                    new Axis(
                                            in.width(),
                                            out.width(),
                                            window.kernel().width(),
                                            window.stride().width(),
                                            window.padding().width(),
                                            window.dilation().width())));
            case Pixels.Whole whole ->
                    Optional.of(new SlidingWindow(Axis.whole(in.height()), Axis.whole(in.width())));
            case Pixels.Same same -> Optional.empty();
            case Pixels.Corner corner -> Optional.empty();
            case Pixels.Unrolled unrolled -> Optional.empty();
        };
    }

    /** {@return whether it multiplies with weights, rather than pools} */
    public boolean weighs() {
        return gathering() == Gathering.WEIGHTED_SUM;
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
    public Trace at(int channel, int row, int column, MapValues values, Kernel kernel) {
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

    private double[][][] under(Patch patch, int first, MapValues values) {
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
        return switch (gathering()) {
            case WEIGHTED_SUM -> new Making.WeightedSum();
            case GREATEST -> greatest(patch, map);
            case MEAN -> new Making.Mean(patch.count(Cell.INPUT));
            case MEAN_WITH_PADDING ->
                    new Making.Mean(patch.count(Cell.INPUT) + patch.count(Cell.PADDING));
        };
    }

    private Gathering gathering() {
        return node.op().gathering().orElseThrow();
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
        boolean padding = gathering() == Gathering.MEAN_WITH_PADDING;
        return switch (cell) {
            case INPUT -> 1;
            case PADDING -> padding ? 1 : 0;
            case BEYOND -> 0;
        };
    }
}
