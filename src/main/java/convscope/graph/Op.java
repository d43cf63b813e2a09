package convscope.graph;

import convscope.model.Extent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A primitive operation on activations [N, C, H, W]. The first eighteen are those of the graph
 * file; {@link Flatten} and {@link Shuffle} exist in designs only.
 */
public sealed interface Op {

    /** Cross-correlation; weight [out, in / groups, kh, kw], zeros on both sides. */
    record Conv2d(
            int in,
            int out,
            Extent kernel,
            Extent stride,
            Extent padding,
            Extent dilation,
            int groups,
            boolean bias)
            implements Op {}

    /** {@code (x - mean) / sqrt(var + eps) * weight + bias} per channel. */
    record BatchNorm2d(int channels, double eps) implements Op {}

    record Relu() implements Op {}

    record Sigmoid() implements Op {}

    /** Over the channels, at each position. */
    record Softmax() implements Op {}

    /**
     * Softmax across branches: [N, C, 1, 1] seen as [N, cardinality, radix, C / (cardinality
     * radix)], softmax over radix, given in the order [radix, cardinality, ...]. Radix 1 is the
     * sigmoid.
     */
    record RadixSoftmax(int radix, int cardinality) implements Op {}

    record MaxPool2d(Extent kernel, Extent stride, Extent padding, boolean ceil) implements Op {}

    record AvgPool2d(
            Extent kernel, Extent stride, Extent padding, boolean ceil, boolean countPadding)
            implements Op {}

    /** Mean over the map, [N, C, 1, 1]. */
    record GlobalAvgPool() implements Op {}

    /** Flattens to [N, in], times weight [out, in] transposed, plus bias. */
    record Linear(int in, int out, boolean bias) implements Op {}

    /** The sum of all inputs, left to right. */
    record Add() implements Op {}

    record Concat() implements Op {}

    /** The first input times the second, which is [N, C, 1, 1]. */
    record MulChannel() implements Op {}

    record Scale(double factor) implements Op {}

    /** Channels {@code start} to {@code end - 1}. */
    record SliceChannels(int start, int end) implements Op {}

    record PadChannels(int front, int back) implements Op {}

    /** Every stride-th row and column, from the first. */
    record Subsample(int stride) implements Op {}

    /** {@code x / (k + alpha / size * sum of squares over size channels, centred)^beta}. */
    record Lrn(int size, double alpha, double beta, double k) implements Op {}

    /** [N, C, H, W] to [N, C H W]. */
    record Flatten() implements Op {}

    /** Channel {@code i C/groups + j} moves to {@code j groups + i}. */
    record Shuffle(int groups) implements Op {}

    /** {@return the word of the graph file} */
    default String word() {
        return switch (this) {
            case Conv2d op -> "conv2d";
            case BatchNorm2d op -> "batchnorm2d";
            case Relu op -> "relu";
            case Sigmoid op -> "sigmoid";
            case Softmax op -> "softmax";
            case RadixSoftmax op -> "radix_softmax";
            case MaxPool2d op -> "maxpool2d";
            case AvgPool2d op -> "avgpool2d";
            case GlobalAvgPool op -> "global_avgpool";
            case Linear op -> "linear";
            case Add op -> "add";
            case Concat op -> "concat";
            case MulChannel op -> "mul_channel";
            case Scale op -> "scale";
            case SliceChannels op -> "slice_channels";
            case PadChannels op -> "pad_channels";
            case Subsample op -> "subsample";
            case Lrn op -> "lrn";
            case Flatten op -> "flatten";
            case Shuffle op -> "shuffle";
        };
    }

    /** {@return the shapes of the tensors that the operation owns, in a fixed order} */
    default Map<Role, List<Integer>> tensors() {
        return switch (this) {
            case Conv2d op ->
                    weightAndBias(
                            List.of(
                                    op.out,
                                    op.in / op.groups,
                                    op.kernel.height(),
                                    op.kernel.width()),
                            op.bias);
            case Linear op -> weightAndBias(List.of(op.out, op.in), op.bias);
            case BatchNorm2d op -> {
                Map<Role, List<Integer>> tensors = new LinkedHashMap<>();
                for (Role role : Role.values()) {
                    tensors.put(role, List.of(op.channels));
                }
                yield tensors;
            }
            case Relu op -> Map.of();
            case Sigmoid op -> Map.of();
            case Softmax op -> Map.of();
            case RadixSoftmax op -> Map.of();
            case MaxPool2d op -> Map.of();
            case AvgPool2d op -> Map.of();
            case GlobalAvgPool op -> Map.of();
            case Add op -> Map.of();
            case Concat op -> Map.of();
            case MulChannel op -> Map.of();
            case Scale op -> Map.of();
            case SliceChannels op -> Map.of();
            case PadChannels op -> Map.of();
            case Subsample op -> Map.of();
            case Lrn op -> Map.of();
            case Flatten op -> Map.of();
            case Shuffle op -> Map.of();
        };
    }

    private static Map<Role, List<Integer>> weightAndBias(List<Integer> weight, boolean bias) {
        Map<Role, List<Integer>> tensors = new LinkedHashMap<>();
        tensors.put(Role.WEIGHT, weight);
        if (bias) {
            tensors.put(Role.BIAS, List.of(weight.getFirst()));
        }
        return tensors;
    }
}
