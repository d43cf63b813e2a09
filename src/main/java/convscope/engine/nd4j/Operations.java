package convscope.engine.nd4j;

import convscope.engine.plan.LongSums;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.model.Shape;
import convscope.weights.Weights;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What each operation computes: a new array that shares no memory with what it reads. */
record Operations(Graph graph, Weights weights) {

    INDArray compute(Node node, List<INDArray> inputs) {
        INDArray x = inputs.getFirst();
        Shape in = graph.shape(node.inputs().getFirst());
        Shape out = node.output();
        return switch (node.op()) {
            case Op.Conv2d op when inDouble(op, x) -> longSums(node, x);
            case Op.Linear op when inDouble(op, x) -> longSums(node, x);
            case Op.Conv2d op ->
                    new Convolution(op, out)
                            .of(x, tensor(node, Role.WEIGHT), optional(node, Role.BIAS));
            case Op.BatchNorm2d op -> batchNorm(op, node, x);
            case Op.Relu op -> NativeCall.of("relu").on(x).withReal(0).into(blank(x, out));
            case Op.Sigmoid op -> NativeCall.of("sigmoid").on(x).into(blank(x, out));
            case Op.Softmax op -> softmax(x, out);
            case Op.RadixSoftmax op -> radixSoftmax(op, x, out);
            case Op.MaxPool2d op -> Pooling.max(op, x, in, out);
            case Op.AvgPool2d op -> Pooling.average(op, x, in, out);
            case Op.GlobalAvgPool op -> MapMeans.of(x, out);
            case Op.Linear op ->
                    new FullyConnected(op)
                            .of(x, tensor(node, Role.WEIGHT), optional(node, Role.BIAS));
            case Op.Add op -> sum(inputs, out);
            case Op.Concat op -> concat(inputs, out);
            case Op.MulChannel op ->
                    NativeCall.of("multiply").on(x, inputs.getLast()).into(blank(x, out));
            case Op.Scale op -> scaled(x, op.factor(), out);
            case Op.SliceChannels op -> copy(Arrays4d.channels(x, op.start(), op.end()), out);
            case Op.PadChannels op -> padChannels(op, x, out);
            case Op.Subsample op -> Subsampling.of(x, op.stride(), out);
            case Op.Lrn op -> ResponseNorm.of(op, x, out);
            case Op.Flatten op -> copy(x.reshape('c', x.size(0), out.channels(), 1, 1), out);
            case Op.Shuffle op -> shuffle(op, x, out);
        };
    }

    private INDArray tensor(Node node, Role role) {
        return Objects.requireNonNull(optional(node, role));
    }

    private @Nullable INDArray optional(Node node, Role role) {
        String name = node.tensors().get(role);
        return name == null ? null : weights.get(name);
    }

    private static INDArray blank(INDArray like, Shape shape) {
        return Arrays4d.like(like, shape);
    }

    private static INDArray copy(INDArray view, Shape shape) {
        return blank(view, shape).assign(view);
    }

    /** {@code x * scale + shift}, both folded per channel as PyTorch does. */
    private INDArray batchNorm(Op.BatchNorm2d op, Node node, INDArray x) {
        int channels = op.channels();
        double[] gamma = tensor(node, Role.WEIGHT).toDoubleVector();
        double[] beta = tensor(node, Role.BIAS).toDoubleVector();
        double[] mean = tensor(node, Role.RUNNING_MEAN).toDoubleVector();
        double[] variance = tensor(node, Role.RUNNING_VAR).toDoubleVector();
        double[] scale = new double[channels];
        double[] shift = new double[channels];
        for (int c = 0; c < channels; c++) {
            scale[c] = gamma[c] / Math.sqrt(variance[c] + op.eps());
            shift[c] = beta[c] - mean[c] * scale[c];
        }
        INDArray result = blank(x, node.output());
        try (INDArray factor = perChannel(scale, x);
                INDArray offset = perChannel(shift, x)) {
            NativeCall.of("multiply").on(x, factor).into(result);
            return NativeCall.of("add").on(result, offset).into(result);
        }
    }

    private static INDArray perChannel(double[] values, INDArray like) {
        return Arrays4d.of(values, like.dataType(), 1, values.length, 1, 1);
    }

    private static INDArray softmax(INDArray x, Shape out) {
        return Wide.by(2, x, blank(x, out), (read, shares) -> softmax(read, 1, shares));
    }

    private static void softmax(INDArray x, int axis, INDArray shares) {
        NativeCall.of("softmax").on(x).with(axis).into(shares);
    }

    private static INDArray radixSoftmax(Op.RadixSoftmax op, INDArray x, Shape out) {
        if (op.radix() == 1) {
            return NativeCall.of("sigmoid").on(x).into(blank(x, out));
        }
        long part = out.channels() / ((long) op.cardinality() * op.radix());
        INDArray branches = x.reshape('c', x.size(0), op.cardinality(), op.radix(), part);
        try (INDArray shares = Arrays4d.blank(x.dataType(), branches.shape())) {
            Wide.by(1, branches, shares, (read, to) -> softmax(read, 2, to));
            INDArray result = blank(x, out);
            result.reshape('c', x.size(0), op.radix(), op.cardinality(), part)
                    .assign(shares.permute(0, 2, 1, 3));
            return result;
        }
    }

    private static boolean inDouble(Op op, INDArray x) {
        return LongSums.in(op) && x.dataType() == DataType.FLOAT;
    }

    private INDArray longSums(Node node, INDArray x) {
        Shape in = graph.shape(node.inputs().getFirst());
        INDArray result = blank(x, node.output());
        for (long picture = 0; picture < x.size(0); picture++) {
            try (INDArray maps = Arrays4d.pictures(x, picture, picture + 1).dup('c');
                    INDArray sums =
                            Nd4j.create(
                                    LongSums.of(node, weights, in, maps.data().asFloat()),
                                    new long[] {
                                        1,
                                        node.output().channels(),
                                        node.output().height(),
                                        node.output().width()
                                    },
                                    'c')) {
                Arrays4d.pictures(result, picture, picture + 1).assign(sums);
            }
        }
        return result;
    }

    private static INDArray sum(List<INDArray> inputs, Shape out) {
        INDArray result = blank(inputs.getFirst(), out);
        if (inputs.size() == 1) {
            return result.assign(inputs.getFirst());
        }
        NativeCall.of("add").on(inputs.get(0), inputs.get(1)).into(result);
        for (INDArray next : inputs.subList(2, inputs.size())) {
            NativeCall.of("add").on(result, next).into(result);
        }
        return result;
    }

    private static INDArray concat(List<INDArray> inputs, Shape out) {
        INDArray result = blank(inputs.getFirst(), out);
        long from = 0;
        for (INDArray input : inputs) {
            Arrays4d.channels(result, from, from + input.size(1)).assign(input);
            from += input.size(1);
        }
        return result;
    }

    private static INDArray scaled(INDArray x, double factor, Shape out) {
        try (INDArray scalar = Nd4j.scalar(x.dataType(), factor)) {
            return NativeCall.of("multiply").on(x, scalar).into(blank(x, out));
        }
    }

    private static INDArray padChannels(Op.PadChannels op, INDArray x, Shape out) {
        INDArray result = blank(x, out);
        result.assign(0);
        Arrays4d.channels(result, op.front(), op.front() + x.size(1)).assign(x);
        return result;
    }

    private static INDArray shuffle(Op.Shuffle op, INDArray x, Shape out) {
        long each = out.channels() / op.groups();
        INDArray result = blank(x, out);
        result.reshape('c', x.size(0), each, op.groups(), out.height(), out.width())
                .assign(
                        x.reshape('c', x.size(0), op.groups(), each, out.height(), out.width())
                                .permute(0, 2, 1, 3, 4));
        return result;
    }
}
