package convscope.graph;

import convscope.graph.Fit.Fits;
import convscope.graph.Fit.Misfit;
import convscope.model.Extent;
import convscope.model.Shape;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The shape that each operation gives, or why it does not fit. */
public final class ShapeRule {

    /** No value has more channels than this. */
    public static final int MOST_CHANNELS = 1 << 20;

    private ShapeRule() {}

    /**
     * {@return what {@code op} gives on these inputs}
     *
     * @param inputs one shape; two or more for add and concat, exactly two for mul_channel
     */
    public static Fit output(Op op, List<Shape> inputs) {
        Shape input = inputs.getFirst();
        return switch (op) {
            case Op.Conv2d conv -> convolution(conv, input);
            case Op.BatchNorm2d norm -> expected(norm.channels(), input, input);
            case Op.Relu relu -> new Fits(input);
            case Op.Sigmoid sigmoid -> new Fits(input);
            case Op.Softmax softmax -> new Fits(input);
            case Op.RadixSoftmax softmax -> radixSoftmax(softmax, input);
            case Op.MaxPool2d pool ->
                    new Window(
                                    pool.kernel(),
                                    pool.stride(),
                                    pool.padding(),
                                    Extent.ONE,
                                    pool.ceil())
                            .pooling(input);
            case Op.AvgPool2d pool ->
                    new Window(
                                    pool.kernel(),
                                    pool.stride(),
                                    pool.padding(),
                                    Extent.ONE,
                                    pool.ceil())
                            .pooling(input);
            case Op.GlobalAvgPool pool -> new Fits(new Shape(input.channels(), 1, 1));
            case Op.Linear linear -> linear(linear, input);
            case Op.Add add -> add(inputs);
            case Op.Concat concat -> concat(inputs);
            case Op.MulChannel product -> mulChannel(inputs);
            case Op.Scale scale -> new Fits(input);
            case Op.SliceChannels slice -> slice(slice, input);
            case Op.PadChannels pad ->
                    channels(input, (long) pad.front() + pad.back() + input.channels());
            case Op.Subsample sample -> new Fits(subsample(sample.stride(), input));
            case Op.Lrn lrn -> new Fits(input);
            case Op.Flatten flatten -> flatten(input);
            case Op.Shuffle shuffle -> shuffle(shuffle, input);
        };
    }

    private static Fit convolution(Op.Conv2d conv, Shape input) {
        if (conv.in() != input.channels()) {
            return expected(conv.in(), input, input);
        }
        if (conv.in() % conv.groups() != 0 || conv.out() % conv.groups() != 0) {
            return new Misfit(
                    "groups",
                    String.format(
                            Locale.ROOT,
                            "groups (%d) must divide input channels (%d) and output channels (%d)",
                            conv.groups(),
                            conv.in(),
                            conv.out()),
                    words(Divisors.common(conv.in(), conv.out())));
        }
        return new Window(conv.kernel(), conv.stride(), conv.padding(), conv.dilation(), false)
                .over(input, conv.out());
    }

    private static Fit expected(int channels, Shape input, Shape output) {
        return channels == input.channels()
                ? new Fits(output)
                : Misfit.because(
                        "expects %d input channels, but gets %d", channels, input.channels());
    }

    private static Fit radixSoftmax(Op.RadixSoftmax softmax, Shape input) {
        int parts = softmax.radix() * softmax.cardinality();
        return input.area() == 1 && input.channels() % parts == 0
                ? new Fits(input)
                : Misfit.because(
                        "radix (%d) x cardinality (%d) must divide the channels of a vector, not %s",
                        softmax.radix(), softmax.cardinality(), input);
    }

    private static Fit linear(Op.Linear linear, Shape input) {
        return input.elements() == linear.in()
                ? new Fits(new Shape(linear.out(), 1, 1))
                : Misfit.because(
                        "expects %d input values, but gets %s = %d",
                        linear.in(), input, input.elements());
    }

    private static Fit add(List<Shape> inputs) {
        return inputs.stream().distinct().count() == 1
                ? new Fits(inputs.getFirst())
                : Misfit.because("an addition needs equal shapes, but gets %s", listed(inputs));
    }

    private static Fit concat(List<Shape> inputs) {
        Shape first = inputs.getFirst();
        if (!inputs.stream().allMatch(first::sameArea)) {
            return Misfit.because(
                    "a concatenation needs maps of equal height and width, but gets %s",
                    listed(inputs));
        }
        return channels(first, inputs.stream().mapToLong(Shape::channels).sum());
    }

    private static Fit mulChannel(List<Shape> inputs) {
        Shape map = inputs.getFirst();
        Shape gate = inputs.getLast();
        return gate.equals(new Shape(map.channels(), 1, 1))
                ? new Fits(map)
                : Misfit.because(
                        "a gate needs one value per channel (%dx1x1) to multiply %s, but gives %s",
                        map.channels(), map, gate);
    }

    private static Fit slice(Op.SliceChannels slice, Shape input) {
        if (slice.end() > input.channels()) {
            return new Misfit(
                    "to",
                    String.format(
                            Locale.ROOT,
                            "a slice ends (%d) within the input's channels (%d)",
                            slice.end(),
                            input.channels()),
                    List.of(Integer.toString(input.channels())));
        }
        return slice.start() < slice.end()
                ? new Fits(input.withChannels(slice.end() - slice.start()))
                : new Misfit(
                        "from",
                        String.format(
                                Locale.ROOT,
                                "a slice starts (%d) before it ends (%d)",
                                slice.start(),
                                slice.end()),
                        List.of(Integer.toString(Math.max(0, slice.end() - 1))));
    }

    private static Shape subsample(int stride, Shape input) {
        return new Shape(
                input.channels(),
                (input.height() - 1) / stride + 1,
                (input.width() - 1) / stride + 1);
    }

    private static Fit flatten(Shape input) {
        return input.elements() <= Integer.MAX_VALUE
                ? new Fits(new Shape((int) input.elements(), 1, 1))
                : Misfit.because("%s = %d values are too many to flatten", input, input.elements());
    }

    private static Fit shuffle(Op.Shuffle shuffle, Shape input) {
        return input.channels() % shuffle.groups() == 0
                ? new Fits(input)
                : new Misfit(
                        "groups",
                        String.format(
                                Locale.ROOT,
                                "groups (%d) must divide the channels (%d)",
                                shuffle.groups(),
                                input.channels()),
                        words(Divisors.of(input.channels())));
    }

    private static Fit channels(Shape input, long channels) {
        return channels <= MOST_CHANNELS
                ? new Fits(input.withChannels((int) channels))
                : Misfit.because(
                        "%d channels are more than the %d that a value may have",
                        channels, MOST_CHANNELS);
    }

    private static String listed(List<Shape> shapes) {
        String first =
                shapes.stream().limit(6).map(Shape::toString).collect(Collectors.joining(", "));
        return shapes.size() > 6 ? first + ", ..." : first;
    }

    private static List<String> words(List<Integer> numbers) {
        return numbers.stream().map(Object::toString).toList();
    }
}
