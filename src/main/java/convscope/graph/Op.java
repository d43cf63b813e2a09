package convscope.graph;

import static convscope.model.Parameter.MOST_EXTENT;

import convscope.graph.OpAttribute.Source;
import convscope.model.Extent;
import convscope.model.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A primitive operation on activations [N, C, H, W], and what it is: its attributes, the pixels and
 * channels of its inputs that one value of the result reads, and what holds for it whatever its
 * weights are. Reader and writer of the graph file, receptive field, dependencies, traces and the
 * rules that move operations follow from that.
 *
 * <p>{@link Flatten} and {@link Shuffle} exist in designs only; the others are those of the
 * published graph file.
 */
public sealed interface Op {

    /** {@return which pixels of an input, counted from 0, each pixel of the result reads} */
    Pixels pixels(int input);

    /** {@return which channels of an input, counted from 0, each channel of the result reads} */
    ChannelLinks channels(int input, List<Shape> inputs);

    /**
     * {@return whether each channel is made of the same channel of each input alone, so that a part
     * of the channels, with its part of the tensors, gives that part of the result}
     */
    default boolean perChannel() {
        return false;
    }

    /** {@return whether channels in another order, their tensors too, give the result in that} */
    default boolean orderFree() {
        return perChannel();
    }

    /** {@return whether it gives this input as it is, whatever the numbers} */
    default boolean idle(Shape input) {
        return false;
    }

    /** {@return how many values it reads} */
    default Arity arity() {
        return Arity.ONE;
    }

    /** {@return how a value is made of those that it reads, if one can follow that} */
    default Optional<Gathering> gathering() {
        return Optional.empty();
    }

    /** {@return the window of which it gathers each value, where it slides one} */
    default Optional<Pixels.Sliding> window() {
        return gathering().isPresent() && pixels(0) instanceof Pixels.Sliding window
                ? Optional.of(window)
                : Optional.empty();
    }

    /**
     * {@return whether it gives [N, C], without a map}
     *
     * @param vectors whether all its inputs are without
     */
    default boolean vector(boolean vectors) {
        return false;
    }

    /** {@return the shapes of the tensors that the operation owns, in a fixed order} */
    default Map<Role, List<Integer>> tensors() {
        return Map.of();
    }

    /** {@return the word of the graph file} */
    default String word() {
        return OpKind.of(this).word();
    }

    /** Each channel is made of the same channel alone. */
    sealed interface ByChannel extends Op {
        @Override
        default ChannelLinks channels(int input, List<Shape> inputs) {
            return new ChannelLinks.Own(0, inputs.get(input).channels());
        }

        @Override
        default boolean perChannel() {
            return true;
        }
    }

    /** Each pixel is made of the same pixel alone, on maps as on vectors. */
    sealed interface ByPixel extends Op {
        @Override
        default Pixels pixels(int input) {
            return Pixels.SAME;
        }

        @Override
        default boolean vector(boolean vectors) {
            return vectors;
        }
    }

    /** Cross-correlation; weight [out, in / groups, kh, kw], zeros on both sides. */
    @Word("conv2d")
    record Conv2d(
            @Attribute(value = "in_channels", follows = Source.CHANNELS) int in,
            @Attribute("out_channels") int out,
            @Attribute(value = "kernel", most = MOST_EXTENT) Extent kernel,
            @Attribute(value = "stride", initial = "1", most = MOST_EXTENT) Extent stride,
            @Attribute(value = "padding", initial = "0", least = 0, most = MOST_EXTENT)
                    Extent padding,
            @Attribute(value = "dilation", initial = "1", most = MOST_EXTENT) Extent dilation,
            @Attribute(value = "groups", initial = "1") int groups,
            @Attribute(value = "bias", follows = Source.TENSOR) boolean bias)
            implements Op {

        /** {@return the same convolution with so many groups} */
        public Conv2d withGroups(int other) {
            return new Conv2d(in, out, kernel, stride, padding, dilation, other, bias);
        }

        @Override
        public Pixels pixels(int input) {
            return new Pixels.Sliding(kernel, stride, padding, dilation);
        }

        @Override
        public ChannelLinks channels(int input, List<Shape> inputs) {
            return new ChannelLinks.Grouped(in, out, groups);
        }

        @Override
        public boolean orderFree() {
            return groups == in && out == in;
        }

        @Override
        public Optional<Gathering> gathering() {
            return Optional.of(Gathering.WEIGHTED_SUM);
        }

        @Override
        public Map<Role, List<Integer>> tensors() {
            return weightAndBias(List.of(out, in / groups, kernel.height(), kernel.width()), bias);
        }
    }

    /** {@code (x - mean) / sqrt(var + eps) * weight + bias} per channel. */
    @Word("batchnorm2d")
    record BatchNorm2d(
            @Attribute(value = "channels", follows = Source.CHANNELS) int channels,
            @Attribute(value = "eps", initial = "1e-5", least = 0, most = 1) double eps)
            implements ByChannel, ByPixel {
        @Override
        public Map<Role, List<Integer>> tensors() {
            Map<Role, List<Integer>> tensors = new LinkedHashMap<>();
            for (Role role : Role.values()) {
                tensors.put(role, List.of(channels));
            }
            return tensors;
        }
    }

    @Word("relu")
    record Relu() implements ByChannel, ByPixel {}

    @Word("sigmoid")
    record Sigmoid() implements ByChannel, ByPixel {}

    /** Over the channels, at each position. */
    @Word("softmax")
    record Softmax() implements ByPixel {
        /** Among one channel the share is 1, whatever it is. */
        @Override
        public ChannelLinks channels(int input, List<Shape> inputs) {
            int count = inputs.get(input).channels();
            return new ChannelLinks.All(count == 1 ? 0 : count);
        }

        @Override
        public boolean orderFree() {
            return true;
        }
    }

    /**
     * Softmax across branches: [N, C, 1, 1] seen as [N, cardinality, radix, C / (cardinality
     * radix)], softmax over radix, given in the order [radix, cardinality, ...]. Radix 1 is the
     * sigmoid.
     */
    @Word("radix_softmax")
    record RadixSoftmax(
            @Attribute(value = "radix", most = 1024) int radix,
            @Attribute(value = "cardinality", most = 65_536) int cardinality)
            implements Op {
        @Override
        public Pixels pixels(int input) {
            return Pixels.SAME;
        }

        @Override
        public ChannelLinks channels(int input, List<Shape> inputs) {
            return new ChannelLinks.AcrossBranches(
                    radix, cardinality, inputs.get(input).channels());
        }
    }

    @Word("maxpool2d")
    record MaxPool2d(
            @Attribute(value = "kernel", most = MOST_EXTENT) Extent kernel,
            @Attribute(value = "stride", initial = "kernel", most = MOST_EXTENT) Extent stride,
            @Attribute(value = "padding", initial = "0", least = 0, most = MOST_EXTENT)
                    Extent padding,
            @Attribute(value = "ceil_mode", initial = "false") boolean ceil)
            implements ByChannel {
        @Override
        public Pixels pixels(int input) {
            return new Pixels.Sliding(kernel, stride, padding, Extent.ONE);
        }

        @Override
        public Optional<Gathering> gathering() {
            return Optional.of(Gathering.GREATEST);
        }

        @Override
        public boolean idle(Shape input) {
            return single(kernel, stride, input);
        }
    }

    @Word("avgpool2d")
    record AvgPool2d(
            @Attribute(value = "kernel", most = MOST_EXTENT) Extent kernel,
            @Attribute(value = "stride", initial = "kernel", most = MOST_EXTENT) Extent stride,
            @Attribute(value = "padding", initial = "0", least = 0, most = MOST_EXTENT)
                    Extent padding,
            @Attribute(value = "ceil_mode", initial = "false") boolean ceil,
            @Attribute(value = "count_include_pad", initial = "true") boolean countPadding)
            implements ByChannel {
        @Override
        public Pixels pixels(int input) {
            return new Pixels.Sliding(kernel, stride, padding, Extent.ONE);
        }

        @Override
        public Optional<Gathering> gathering() {
            return Optional.of(countPadding ? Gathering.MEAN_WITH_PADDING : Gathering.MEAN);
        }

        @Override
        public boolean idle(Shape input) {
            return single(kernel, stride, input);
        }
    }

    /** Mean over the map, [N, C, 1, 1]. */
    @Word("global_avgpool")
    record GlobalAvgPool() implements ByChannel {
        @Override
        public Pixels pixels(int input) {
            return Pixels.WHOLE;
        }

        @Override
        public Optional<Gathering> gathering() {
            return Optional.of(Gathering.MEAN);
        }
    }

    /** Flattens to [N, in], times weight [out, in] transposed, plus bias. */
    @Word("linear")
    record Linear(
            @Attribute(value = "in_features", most = Integer.MAX_VALUE, follows = Source.VALUES)
                    int in,
            @Attribute("out_features") int out,
            @Attribute(value = "bias", follows = Source.TENSOR) boolean bias)
            implements Op {
        @Override
        public Pixels pixels(int input) {
            return Pixels.WHOLE;
        }

        @Override
        public ChannelLinks channels(int input, List<Shape> inputs) {
            return new ChannelLinks.All(inputs.get(input).channels());
        }

        @Override
        public Optional<Gathering> gathering() {
            return Optional.of(Gathering.WEIGHTED_SUM);
        }

        @Override
        public boolean vector(boolean vectors) {
            return true;
        }

        @Override
        public Map<Role, List<Integer>> tensors() {
            return weightAndBias(List.of(out, in), bias);
        }
    }

    /** The sum of all inputs, left to right. */
    @Word("add")
    record Add() implements ByChannel, ByPixel {
        @Override
        public Arity arity() {
            return Arity.SEVERAL;
        }
    }

    @Word("concat")
    record Concat() implements ByPixel {
        @Override
        public ChannelLinks channels(int input, List<Shape> inputs) {
            int before = 0;
            for (Shape earlier : inputs.subList(0, input)) {
                before += earlier.channels();
            }
            return new ChannelLinks.Own(-before, inputs.get(input).channels());
        }

        @Override
        public Arity arity() {
            return Arity.SEVERAL;
        }
    }

    /** The first input times the second, which is [N, C, 1, 1]. */
    @Word("mul_channel")
    record MulChannel() implements ByChannel {
        @Override
        public Pixels pixels(int input) {
            return input == 0 ? Pixels.SAME : Pixels.CORNER;
        }

        @Override
        public Arity arity() {
            return Arity.MAP_AND_GATE;
        }
    }

    @Word("scale")
    record Scale(@Attribute(value = "factor", least = -1e6, most = 1e6) double factor)
            implements ByChannel, ByPixel {
        @Override
        public ChannelLinks channels(int input, List<Shape> inputs) {
            return factor == 0 ? new ChannelLinks.All(0) : ByChannel.super.channels(input, inputs);
        }

        @Override
        public boolean idle(Shape input) {
            return factor == 1;
        }
    }

    /** Channels {@code start} to {@code end - 1}. */
    @Word("slice_channels")
    record SliceChannels(
            @Attribute(value = "start", least = 0) int start, @Attribute("end") int end)
            implements ByPixel {
        @Override
        public ChannelLinks channels(int input, List<Shape> inputs) {
            return new ChannelLinks.Own(start, inputs.get(input).channels());
        }

        @Override
        public boolean idle(Shape input) {
            return start == 0 && end == input.channels();
        }
    }

    @Word("pad_channels")
    record PadChannels(
            @Attribute(value = "front", least = 0) int front,
            @Attribute(value = "back", least = 0) int back)
            implements ByPixel {
        @Override
        public ChannelLinks channels(int input, List<Shape> inputs) {
            return new ChannelLinks.Own(-front, inputs.get(input).channels());
        }

        @Override
        public boolean idle(Shape input) {
            return front == 0 && back == 0;
        }
    }

    /** Every stride-th row and column, from the first. */
    @Word("subsample")
    record Subsample(@Attribute(value = "stride", most = MOST_EXTENT) int stride)
            implements ByChannel {
        @Override
        public Pixels pixels(int input) {
            return new Pixels.Sliding(Extent.ONE, Extent.square(stride), Extent.ZERO, Extent.ONE);
        }

        @Override
        public boolean idle(Shape input) {
            return single(Extent.ONE, Extent.square(stride), input);
        }
    }

    /** {@code x / (k + alpha / size * sum of squares over size channels, centred)^beta}. */
    @Word("lrn")
    record Lrn(
            @Attribute(value = "size", most = 1024) int size,
            @Attribute(value = "alpha", least = 0, most = 1e6) double alpha,
            @Attribute(value = "beta", least = 0, most = 100) double beta,
            @Attribute(value = "k", least = 1e-6, most = 1e6) double k)
            implements ByPixel {
        @Override
        public ChannelLinks channels(int input, List<Shape> inputs) {
            int count = inputs.get(input).channels();
            return alpha == 0 || beta == 0
                    ? new ChannelLinks.Own(0, count)
                    : new ChannelLinks.Around(size / 2, (size - 1) / 2, count);
        }
    }

    /** [N, C, H, W] to [N, C H W]. */
    @Word("flatten")
    record Flatten() implements Op {
        @Override
        public Pixels pixels(int input) {
            return Pixels.UNROLLED;
        }

        @Override
        public ChannelLinks channels(int input, List<Shape> inputs) {
            return new ChannelLinks.All(inputs.get(input).channels());
        }

        @Override
        public boolean vector(boolean vectors) {
            return true;
        }
    }

    /** Channel {@code i C/groups + j} moves to {@code j groups + i}. */
    @Word("shuffle")
    record Shuffle(@Attribute("groups") int groups) implements ByPixel {
        @Override
        public ChannelLinks channels(int input, List<Shape> inputs) {
            return new ChannelLinks.Shuffled(groups, inputs.get(input).channels());
        }

        @Override
        public boolean idle(Shape input) {
            return groups == 1 || groups == input.channels();
        }
    }

    /** A window makes a map of a vector, [N, C] to [N, C, 1, 1], and so does something there. */
    private static boolean single(Extent kernel, Extent stride, Shape input) {
        return kernel.equals(Extent.ONE) && stride.equals(Extent.ONE) && input.area() > 1;
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
