package convscope.view.tabs;

import convscope.diagram.Carving;
import convscope.diagram.ChannelWires;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Extent;
import convscope.weights.TensorCopy;
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
            Node node, int inputs, Optional<TensorCopy> weights, int chosen, boolean dark) {
        return switch (node.op()) {
            case Op.Conv2d conv ->
                    new Connected(
                            new ChannelWires(conv.in(), conv.out(), conv.groups()),
                            conv.kernel(),
                            weights,
                            chosen,
                            dark);
            case Op.Linear linear ->
                    new Connected(
                            new ChannelWires(linear.in(), linear.out(), 1),
                            Extent.ONE,
                            weights,
                            chosen,
                            dark);
            case Op.MaxPool2d pool -> pooling(pool.kernel(), inputs, chosen, dark);
            case Op.AvgPool2d pool -> pooling(pool.kernel(), inputs, chosen, dark);
            default -> throw new IllegalArgumentException(node.id() + " has no window");
        };
    }

    private static Connected pooling(Extent kernel, int channels, int chosen, boolean dark) {
        return new Connected(
                new ChannelWires(channels, channels, channels),
                kernel,
                Optional.empty(),
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
