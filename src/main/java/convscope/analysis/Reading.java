package convscope.analysis;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Extent;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What an operation reads of one of its inputs, by structure: every weight may be anything.
 *
 * @param input which value, {@link Graph#INPUT} included
 * @param shape of that value
 * @param channels which channels
 * @param pixels which pixels
 */
record Reading(int input, Shape shape, ChannelLinks channels, Pixels pixels) {

    /** Which pixels of the input each pixel of the result reads. */
    sealed interface Pixels {}

    /** The same pixel. */
    record Same() implements Pixels {}

    /** All of them. */
    record Whole() implements Pixels {}

    /** The one that there is: a gate has one value a channel. */
    record Corner() implements Pixels {}

    record Window(Extent kernel, Extent stride, Extent padding, Extent dilation)
            implements Pixels {}

    /** Channel i of the result is value i of the input, row by row and channel by channel. */
    record Unrolled() implements Pixels {}

    private static final Pixels SAME = new Same();

    /** {@return what the operation reads of each of its inputs} */
    static List<Reading> of(Graph graph, Node node) {
        List<Reading> readings = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < node.inputs().size(); i++) {
            int input = node.inputs().get(i);
            Shape shape = graph.shape(input);
            boolean gate = node.op() instanceof Op.MulChannel && i > 0;
            readings.add(
                    new Reading(
                            input,
                            shape,
                            channels(node.op(), shape, before),
                            gate ? new Corner() : pixels(node.op())));
            before += shape.channels();
        }
        return readings;
    }

    /**
     * @param before the channels of the inputs in front of this one
     */
    private static ChannelLinks channels(Op op, Shape input, int before) {
        int count = input.channels();
        ChannelLinks own = new ChannelLinks.Own(0, count);
        return switch (op) {
            case Op.Conv2d conv -> new ChannelLinks.Grouped(conv.in(), conv.out(), conv.groups());
            case Op.Concat concat -> new ChannelLinks.Own(-before, count);
            case Op.SliceChannels slice -> new ChannelLinks.Own(slice.start(), count);
            case Op.PadChannels pad -> new ChannelLinks.Own(-pad.front(), count);
            case Op.Shuffle shuffle -> new ChannelLinks.Shuffled(shuffle.groups(), count);
            case Op.Lrn lrn -> around(lrn, count);
            // Among one channel the share is 1, whatever it is.
            case Op.Softmax softmax -> new ChannelLinks.All(count == 1 ? 0 : count);
            case Op.RadixSoftmax softmax ->
                    new ChannelLinks.AcrossBranches(softmax.radix(), softmax.cardinality(), count);
            case Op.Scale scale -> scale.factor() == 0 ? new ChannelLinks.All(0) : own;
            case Op.Linear linear -> new ChannelLinks.All(count);
            case Op.Flatten flatten -> new ChannelLinks.All(count);
            case Op.BatchNorm2d norm -> own;
            case Op.Relu relu -> own;
            case Op.Sigmoid sigmoid -> own;
            case Op.MaxPool2d pool -> own;
            case Op.AvgPool2d pool -> own;
            case Op.GlobalAvgPool pool -> own;
            case Op.Add add -> own;
            case Op.MulChannel product -> own;
            case Op.Subsample sample -> own;
        };
    }

    private static ChannelLinks around(Op.Lrn lrn, int channels) {
        return lrn.alpha() == 0 || lrn.beta() == 0
                ? new ChannelLinks.Own(0, channels)
                : new ChannelLinks.Around(lrn.size() / 2, (lrn.size() - 1) / 2, channels);
    }

    private static Pixels pixels(Op op) {
        return switch (op) {
            case Op.Conv2d conv ->
                    new Window(conv.kernel(), conv.stride(), conv.padding(), conv.dilation());
            case Op.MaxPool2d pool ->
                    new Window(pool.kernel(), pool.stride(), pool.padding(), Extent.ONE);
            case Op.AvgPool2d pool ->
                    new Window(pool.kernel(), pool.stride(), pool.padding(), Extent.ONE);
            case Op.Subsample sample ->
                    new Window(Extent.ONE, Extent.square(sample.stride()), Extent.ZERO, Extent.ONE);
            case Op.GlobalAvgPool pool -> new Whole();
            case Op.Linear linear -> new Whole();
            case Op.Flatten flatten -> new Unrolled();
            case Op.Softmax softmax -> SAME;
            case Op.RadixSoftmax softmax -> SAME;
            case Op.BatchNorm2d norm -> SAME;
            case Op.Relu relu -> SAME;
            case Op.Sigmoid sigmoid -> SAME;
            case Op.Add add -> SAME;
            case Op.Concat concat -> SAME;
            case Op.MulChannel product -> SAME;
            case Op.Scale scale -> SAME;
            case Op.SliceChannels slice -> SAME;
            case Op.PadChannels pad -> SAME;
            case Op.Lrn lrn -> SAME;
            case Op.Shuffle shuffle -> SAME;
        };
    }

    /** {@return the values of the input that these values of the result depend on} */
    ValueSet seenBy(ValueSet results) {
        ValueSet.Builder seen = new ValueSet.Builder(shape);
        if (pixels instanceof Unrolled) {
            unroll(results.channels(), seen);
        } else {
            results.forEach((region, at) -> seen.add(channels.readBy(at), seenBy(region)));
        }
        return seen.build();
    }

    /** {@return those of so many channels of the result that depend on any of these} */
    BitSet readers(BitSet read, int results) {
        if (!(pixels instanceof Unrolled)) {
            return channels.readersOf(read, results);
        }
        BitSet readers = new BitSet(results);
        int area = Math.toIntExact(shape.area());
        read.stream().forEach(channel -> readers.set(channel * area, (channel + 1) * area));
        return readers;
    }

    private Region seenBy(Region region) {
        return switch (pixels) {
            case Same same -> region;
            case Whole whole -> Region.all(shape);
            case Corner corner -> Region.pixel(0, 0);
            case Unrolled unrolled -> throw new IllegalStateException("not a region's");
            case Window(Extent kernel, Extent stride, Extent padding, Extent dilation) ->
                    region.window(kernel, stride, padding, dilation, shape);
        };
    }

    private void unroll(BitSet values, ValueSet.Builder seen) {
        int area = Math.toIntExact(shape.area());
        for (int channel = 0; channel < shape.channels(); channel++) {
            int from = channel * area;
            Region region =
                    Region.of(
                            shape,
                            row ->
                                    values.get(
                                            from + row * shape.width(),
                                            from + (row + 1) * shape.width()));
            seen.add(Region.range(channel, channel + 1), region);
        }
    }
}
