package convscope.view.tabs;

import convscope.diagram.Carving;
import convscope.diagram.ChannelWires;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Pixels;
import convscope.model.Extent;
import convscope.model.Shape;
import convscope.weights.TensorCopy;
import java.util.List;
import java.util.Optional;

/**
 * What wires and matrix draw: how the channels of one operation are connected.
 *
 * @param wires between input and output channels; a pooling's are those of a depthwise convolution
 * @param kernel the extent of a kernel
 * @param weights [out, in / groups, kh, kw], where there are any and they have come
 * @param chosen the chosen output channel, or -1
 * @param dark whether the ground is dark
 */
record Connected(
        ChannelWires wires, Extent kernel, Optional<TensorCopy> weights, int chosen, boolean dark) {

    static Connected of(
            Node node, Shape input, Optional<TensorCopy> weights, int chosen, boolean dark) {
        Op op = node.op();
        boolean matrix = op.pixels(0) instanceof Pixels.Whole && !op.perChannel();
        int in = matrix ? Math.toIntExact(input.elements()) : input.channels();
        int groups = op.channels(0, List.of(input)).groups();
        return new Connected(
                new ChannelWires(in, node.output().channels(), groups),
                op.window().map(Pixels.Sliding::kernel).orElse(Extent.ONE),
                weights,
                chosen,
                dark);
    }

    boolean hasChosen() {
        return chosen >= 0 && chosen < wires.out();
    }

    /** {@return the bundle of the chosen channel's group} */
    ChannelWires.Bundle group() {
        return wires.group(wires.groupOf(chosen));
    }

    /** {@return whether a movement's layer has to do with these channels} */
    boolean fits(int groups) {
        return wires.in() % groups == 0
                && wires.out() % groups == 0
                && groups <= Math.min(wires.in(), wires.out());
    }

    Carving still() {
        return Carving.still(wires.groups());
    }
}
