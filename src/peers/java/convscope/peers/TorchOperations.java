package convscope.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.model.Extent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PyTorch's operation for each of ours, as far as the cases need them. */
record TorchOperations(Map<String, NDArray> tensors) {

    private static final float MOMENTUM = 0.1f;
    private static final int CHANNELS = 1;

    NDArray compute(Node node, List<NDArray> inputs) {
        NDArray x = inputs.getFirst();
        return switch (node.op()) {
            case Op.Conv2d op -> convolution(op, node, x);
            case Op.BatchNorm2d op -> norm(op, node, x);
            case Op.Relu op -> x.getNDArrayInternal().relu();
            case Op.Sigmoid op -> x.getNDArrayInternal().sigmoid();
            case Op.Softmax op -> x.softmax(CHANNELS);
            case Op.MaxPool2d op ->
                    x.getNDArrayInternal()
                            .maxPool(
                                    pair(op.kernel()),
                                    pair(op.stride()),
                                    pair(op.padding()),
                                    op.ceil());
            case Op.AvgPool2d op ->
                    x.getNDArrayInternal()
                            .avgPool(
                                    pair(op.kernel()),
                                    pair(op.stride()),
                                    pair(op.padding()),
                                    op.ceil(),
                                    op.countPadding());
            case Op.GlobalAvgPool op -> mean(x);
            case Op.Linear op -> linear(op, node, x);
            case Op.Add op -> sum(inputs);
            case Op.Concat op -> NDArrays.concat(new NDList(inputs), CHANNELS);
            case Op.MulChannel op -> x.mul(inputs.getLast());
            case Op.Scale op -> x.mul(op.factor());
            case Op.SliceChannels op -> x.get(":, " + op.start() + ":" + op.end());
            case Op.Subsample op -> x.get(":, :, ::" + op.stride() + ", ::" + op.stride());
            case Op.Flatten op -> x.reshape(x.getShape().get(0), -1);
            default -> throw missing(node.op());
        };
    }

    private static UnsupportedOperationException missing(Op op) {
        return new UnsupportedOperationException("no case has " + op.word());
    }

    private @Nullable NDArray tensor(Node node, Role role) {
        return tensors.get(node.tensors().get(role));
    }

    private static Shape pair(Extent extent) {
        return new Shape(extent.height(), extent.width());
    }

    private NDArray convolution(Op.Conv2d op, Node node, NDArray x) {
        return x.getNDArrayInternal()
                .convolution(
                        x,
                        tensor(node, Role.WEIGHT),
                        tensor(node, Role.BIAS),
                        pair(op.stride()),
                        pair(op.padding()),
                        pair(op.dilation()),
                        op.groups())
                .singletonOrThrow();
    }

    private NDArray norm(Op.BatchNorm2d op, Node node, NDArray x) {
        return x.getNDArrayInternal()
                .batchNorm(
                        x,
                        tensor(node, Role.RUNNING_MEAN),
                        tensor(node, Role.RUNNING_VAR),
                        tensor(node, Role.WEIGHT),
                        tensor(node, Role.BIAS),
                        CHANNELS,
                        MOMENTUM,
                        (float) op.eps(),
                        false)
                .singletonOrThrow();
    }

    private static NDArray mean(NDArray x) {
        try (NDArray flat = x.getNDArrayInternal().globalAvgPool()) {
            return flat.reshape(x.getShape().get(0), x.getShape().get(1), 1, 1);
        }
    }

    private NDArray linear(Op.Linear op, Node node, NDArray x) {
        try (NDArray flat = x.reshape(x.getShape().get(0), op.in())) {
            return flat.getNDArrayInternal()
                    .linear(flat, tensor(node, Role.WEIGHT), tensor(node, Role.BIAS))
                    .singletonOrThrow();
        }
    }

    private static NDArray sum(List<NDArray> inputs) {
        NDArray sum = inputs.get(0).add(inputs.get(1));
        for (NDArray next : inputs.subList(2, inputs.size())) {
            sum.addi(next);
        }
        return sum;
    }
}
