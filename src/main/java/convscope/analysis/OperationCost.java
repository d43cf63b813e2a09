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

/** What one operation costs, written into a row with a place per {@link Quantity}. */
record OperationCost(long[] row) {

    private static final int BYTES_PER_VALUE = 4;

    /** Counts {@code node}, fed by maps of shape {@code input}, into an empty row. */
    void count(Node node, Shape input) {
        long values = elements(node.output());
        add(ACTIVATION_BYTES, Saturating.product(values, BYTES_PER_VALUE));
        switch (node.op()) {
            case Op.Conv2d conv -> convolution(conv, node.output(), values);
            case Op.Linear linear -> linear(linear);
            case Op.BatchNorm2d norm -> {
                add(NORM_PARAMETERS, 2L * norm.channels());
                add(BUFFERS, 2L * norm.channels());
                add(NORMALISATIONS, values);
            }
            case Op.Lrn lrn -> add(NORMALISATIONS, values);
            case Op.Relu relu -> add(ACTIVATIONS, values);
            case Op.Sigmoid sigmoid -> add(ACTIVATIONS, values);
            case Op.Softmax softmax -> add(ACTIVATIONS, values);
            case Op.RadixSoftmax softmax -> add(ACTIVATIONS, values);
            case Op.MaxPool2d pool -> pooling(pool.kernel(), values);
            case Op.AvgPool2d pool -> pooling(pool.kernel(), values);
            case Op.GlobalAvgPool pool -> add(POOLING_READS, elements(input));
            case Op.Add sum -> add(ADDITIONS, Saturating.product(values, node.inputs().size() - 1));
            case Op.MulChannel product -> add(MULTIPLICATIONS, values);
            case Op.Scale scale -> add(MULTIPLICATIONS, values);
            case Op.Concat concat -> {}
            case Op.SliceChannels slice -> {}
            case Op.PadChannels pad -> {}
            case Op.Subsample sample -> {}
            case Op.Flatten flatten -> {}
            case Op.Shuffle shuffle -> {}
        }
        long unweighted = Saturating.sum(get(BIASES), get(NORM_PARAMETERS));
        add(PARAMETERS, Saturating.sum(get(WEIGHTS), unweighted));
        add(DENSE_PARAMETERS, unweighted);
        add(FLOPS, Saturating.product(get(MACS), 2));
    }

    private void convolution(Op.Conv2d conv, Shape output, long values) {
        long dense = Saturating.product(conv.kernel().area(), conv.in(), conv.out());
        long weights =
                Saturating.product(conv.kernel().area(), conv.in() / conv.groups(), conv.out());
        add(WEIGHTS, weights);
        add(DENSE_PARAMETERS, dense);
        add(MACS, Saturating.product(weights, output.area()));
        add(DENSE_MACS, Saturating.product(dense, output.area()));
        if (conv.bias()) {
            add(BIASES, conv.out());
            add(BIAS_ADDITIONS, values);
        }
    }

    private void linear(Op.Linear linear) {
        long weights = Saturating.product(linear.in(), linear.out());
        add(WEIGHTS, weights);
        add(DENSE_PARAMETERS, weights);
        add(MACS, weights);
        add(DENSE_MACS, weights);
        if (linear.bias()) {
            add(BIASES, linear.out());
            add(BIAS_ADDITIONS, linear.out());
        }
    }

    private void pooling(Extent kernel, long values) {
        add(POOLING_READS, Saturating.product(values, kernel.area()));
    }

    /** A shape's own product may run over: three extents of 31 bits each. */
    static long elements(Shape shape) {
        return Saturating.product(shape.area(), shape.channels());
    }

    private long get(Quantity quantity) {
        return row[quantity.ordinal()];
    }

    private void add(Quantity quantity, long amount) {
        row[quantity.ordinal()] = Saturating.sum(row[quantity.ordinal()], amount);
    }
}
