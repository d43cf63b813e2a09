package convscope.analysis;

import static convscope.analysis.Quantity.ACTIVATIONS;
import static convscope.analysis.Quantity.ACTIVATION_BYTES;
import static convscope.analysis.Quantity.ADDITIONS;
import static convscope.analysis.Quantity.BIASES;
import static convscope.analysis.Quantity.BIAS_ADDITIONS;
import static convscope.analysis.Quantity.BUFFERS;
import static convscope.analysis.Quantity.DENSE_MACS;
import static convscope.analysis.Quantity.DENSE_PARAMETERS;
import static convscope.analysis.Quantity.FLOPS;
import static convscope.analysis.Quantity.MACS;
import static convscope.analysis.Quantity.MULTIPLICATIONS;
import static convscope.analysis.Quantity.NORMALISATIONS;
import static convscope.analysis.Quantity.NORM_PARAMETERS;
import static convscope.analysis.Quantity.PARAMETERS;
import static convscope.analysis.Quantity.POOLING_READS;
import static convscope.analysis.Quantity.WEIGHTS;

import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Extent;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * What one operation costs.
 *
 * @param node the operation
 * @param input the shape of what feeds it, the first of several
 */
record OperationCost(Node node, Shape input) {

    private static final Factor BYTES_PER_VALUE = new Factor.Count("4", 4);
    private static final Factor TWO = new Factor.Count("2", 2);

    /** {@return every quantity that it has any of; some in more than one part} */
    List<Cost> all() {
        List<Cost> all = new ArrayList<>();
        all.add(new Cost(ACTIVATION_BYTES, BYTES_PER_VALUE).times(ACTIVATION_BYTES, values()));
        for (Cost own : own()) {
            all.add(own);
            switch (own.quantity()) {
                case WEIGHTS -> all.add(own.times(PARAMETERS));
                case BIASES, NORM_PARAMETERS -> {
                    all.add(own.times(PARAMETERS));
                    all.add(own.times(DENSE_PARAMETERS));
                }
                case MACS ->
                        all.add(
                                new Cost(FLOPS, TWO)
                                        .times(FLOPS, own.factors().toArray(Factor[]::new)));
                default -> {}
            }
        }
        return all;
    }

    private List<Cost> own() {
        return switch (node.op()) {
            case Op.Conv2d conv -> convolution(conv);
            case Op.Linear linear -> linear(linear);
            case Op.BatchNorm2d norm -> {
                Factor channels = new Factor.Count("C", norm.channels());
                yield List.of(
                        new Cost(NORM_PARAMETERS, TWO, channels),
                        new Cost(BUFFERS, TWO, channels),
                        new Cost(NORMALISATIONS, values()));
            }
            case Op.Lrn lrn -> List.of(new Cost(NORMALISATIONS, values()));
            case Op.Relu relu -> List.of(new Cost(ACTIVATIONS, values()));
            case Op.Sigmoid sigmoid -> List.of(new Cost(ACTIVATIONS, values()));
            case Op.Softmax softmax -> List.of(new Cost(ACTIVATIONS, values()));
            case Op.RadixSoftmax softmax -> List.of(new Cost(ACTIVATIONS, values()));
            case Op.MaxPool2d pool -> List.of(pooling(pool.kernel()));
            case Op.AvgPool2d pool -> List.of(pooling(pool.kernel()));
            case Op.GlobalAvgPool pool ->
                    List.of(
                            new Cost(
                                    POOLING_READS,
                                    new Factor.Count("C", input.channels()),
                                    new Factor.Count("H_in", input.height()),
                                    new Factor.Count("W_in", input.width())));
            case Op.Add add -> {
                Factor more = new Factor.OneLess("(branches - 1)", node.inputs().size());
                yield List.of(new Cost(ADDITIONS, values()).times(ADDITIONS, more));
            }
            case Op.MulChannel product -> List.of(new Cost(MULTIPLICATIONS, values()));
            case Op.Scale scale -> List.of(new Cost(MULTIPLICATIONS, values()));
            case Op.Concat concat -> List.of();
            case Op.SliceChannels slice -> List.of();
            case Op.PadChannels pad -> List.of();
            case Op.Subsample sample -> List.of();
            case Op.Flatten flatten -> List.of();
            case Op.Shuffle shuffle -> List.of();
        };
    }

    private List<Cost> convolution(Op.Conv2d conv) {
        Factor in = new Factor.Count("C_in", conv.in());
        Factor group =
                conv.groups() > 1 ? new Factor.Share("(C_in/G)", conv.in(), conv.groups()) : in;
        Factor out = new Factor.Count("C_out", conv.out());
        Cost kernel = new Cost(WEIGHTS, taps(conv.kernel()));
        Factor[] positions = {
            new Factor.Count("H_out", node.output().height()),
            new Factor.Count("W_out", node.output().width())
        };
        Cost weights = kernel.times(WEIGHTS, group, out);
        Cost dense = kernel.times(DENSE_PARAMETERS, in, out);
        List<Cost> costs = new ArrayList<>();
        costs.add(weights);
        costs.add(dense);
        costs.add(weights.times(MACS, positions));
        costs.add(dense.times(DENSE_MACS, positions));
        costs.addAll(bias(conv.bias(), out));
        return costs;
    }

    private List<Cost> linear(Op.Linear linear) {
        Factor out = new Factor.Count("N_out", linear.out());
        Cost weights = new Cost(WEIGHTS, new Factor.Count("N_in", linear.in()), out);
        List<Cost> costs = new ArrayList<>();
        for (Quantity each : List.of(WEIGHTS, DENSE_PARAMETERS, MACS, DENSE_MACS)) {
            costs.add(weights.times(each));
        }
        costs.addAll(bias(linear.bias(), out));
        return costs;
    }

    private List<Cost> bias(boolean has, Factor out) {
        return has ? List.of(new Cost(BIASES, out), new Cost(BIAS_ADDITIONS, values())) : List.of();
    }

    private Cost pooling(Extent kernel) {
        return new Cost(POOLING_READS, values()).times(POOLING_READS, taps(kernel));
    }

    private static Factor[] taps(Extent kernel) {
        return new Factor[] {
            new Factor.Count("K_h", kernel.height()), new Factor.Count("K_w", kernel.width())
        };
    }

    private Factor[] values() {
        Shape output = node.output();
        return new Factor[] {
            new Factor.Count("C", output.channels()),
            new Factor.Count("H", output.height()),
            new Factor.Count("W", output.width())
        };
    }
}
