package convscope.analysis;

import convscope.graph.ChannelLinks;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Pixels;
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
record ReadRegion(int input, Shape shape, ChannelLinks channels, Pixels pixels) {

    /** {@return what the operation reads of each of its inputs} */
    static List<ReadRegion> of(Graph graph, Node node) {
        List<Shape> shapes = node.inputs().stream().map(graph::shape).toList();
        List<ReadRegion> readings = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            readings.add(
                    new ReadRegion(
                            node.inputs().get(i),
                            shapes.get(i),
                            node.op().channels(i, shapes),
                            node.op().pixels(i)));
        }
        return readings;
    }

    /** {@return the values of the input that these values of the result depend on} */
    ValueSet seenBy(ValueSet results) {
        ValueSet.Builder seen = new ValueSet.Builder(shape);
        if (pixels instanceof Pixels.Unrolled) {
            unroll(results.channels(), seen);
        } else {
            results.forEach((region, at) -> seen.add(channels.readBy(at), seenBy(region)));
        }
        return seen.build();
    }

    /** {@return those of so many channels of the result that depend on any of these} */
    BitSet readers(BitSet read, int results) {
        if (!(pixels instanceof Pixels.Unrolled)) {
            return channels.readersOf(read, results);
        }
        BitSet readers = new BitSet(results);
        int area = Math.toIntExact(shape.area());
        read.stream().forEach(channel -> readers.set(channel * area, (channel + 1) * area));
        return readers;
    }

    private Region seenBy(Region region) {
        return switch (pixels) {
            case Pixels.Same same -> region;
            case Pixels.Whole whole -> Region.all(shape);
            case Pixels.Corner corner -> Region.pixel(0, 0);
            case Pixels.Unrolled unrolled -> throw new IllegalStateException("not a region's");
            case Pixels.Sliding window -> region.window(window, shape);
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
