package convscope.export;

import static convscope.export.OnnxAttributes.extent;
import static convscope.export.OnnxAttributes.list;
import static convscope.export.OnnxAttributes.whole;

import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Extent;
import convscope.model.Shape;
import java.util.List;
import java.util.function.ToIntFunction;
import onnx.Onnx.AttributeProto;

/**
 * Pooling with PyTorch's windows. ONNX rounds up otherwise, and counts otherwise what hangs over:
 * so the overhang is written as padding, with which rounding down gives the same windows.
 *
 * @param overhang how far the last windows reach behind the input
 */
record OnnxPooling(Extent kernel, Extent stride, Extent padding, Extent overhang) {

    static OnnxPooling of(Op.MaxPool2d op, Shape input, Shape output) {
        return new OnnxPooling(op.kernel(), op.stride(), op.padding(), op.ceil(), input, output);
    }

    static OnnxPooling of(Op.AvgPool2d op, Shape input, Shape output) {
        return new OnnxPooling(op.kernel(), op.stride(), op.padding(), op.ceil(), input, output);
    }

    private OnnxPooling(
            Extent kernel, Extent stride, Extent padding, boolean ceil, Shape in, Shape out) {
        this(kernel, stride, padding, ceil ? overhang(kernel, stride, padding, in, out) : padding);
    }

    private static Extent overhang(
            Extent kernel, Extent stride, Extent padding, Shape in, Shape out) {
        return new Extent(
                overhang(
                        kernel.height(),
                        stride.height(),
                        padding.height(),
                        in.height(),
                        out.height()),
                overhang(kernel.width(), stride.width(), padding.width(), in.width(), out.width()));
    }

    private static int overhang(int kernel, int stride, int padding, int input, int output) {
        return Math.max(0, (output - 1) * stride + kernel - padding - input);
    }

    void max(OnnxNodes nodes, Node node, List<String> inputs) {
        nodes.add(
                "MaxPool",
                node.id(),
                inputs,
                extent("kernel_shape", kernel),
                extent("strides", stride),
                pads(padding, overhang));
    }

    /** Where padding counts, but what hangs over it does not, the padding is made of real zeros. */
    void average(boolean countPadding, OnnxNodes nodes, Node node, List<String> inputs) {
        Extent beyond = new Extent(beyond(Extent::height), beyond(Extent::width));
        boolean real = countPadding && !padding.equals(Extent.ZERO) && !beyond.equals(Extent.ZERO);
        nodes.add(
                "AveragePool",
                node.id(),
                real ? List.of(padded(nodes, node, inputs.getFirst())) : inputs,
                extent("kernel_shape", kernel),
                extent("strides", stride),
                real ? pads(Extent.ZERO, beyond) : pads(padding, overhang),
                whole("count_include_pad", countPadding && beyond.equals(Extent.ZERO) ? 1 : 0));
    }

    private int beyond(ToIntFunction<Extent> side) {
        return Math.max(0, side.applyAsInt(overhang) - side.applyAsInt(padding));
    }

    private String padded(OnnxNodes nodes, Node node, String input) {
        String at = node.id() + "/padded";
        int rows = padding.height();
        int columns = padding.width();
        String pads = nodes.list(at + "/pads", 0, 0, rows, columns, 0, 0, rows, columns);
        return nodes.step("Pad", at, List.of(input, pads));
    }

    private static AttributeProto pads(Extent front, Extent behind) {
        return list("pads", front.height(), front.width(), behind.height(), behind.width());
    }
}
