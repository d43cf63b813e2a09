package convscope.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;

import convscope.engine.plan.Task;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.model.Extent;
import convscope.model.Shape;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;

/** Convolutions, batch norm folded into their weights. */
final class Convolutions {

    private final Values values;
    private final PackedWeights packed;

    Convolutions(Values values, PackedWeights packed) {
        this.values = values;
        this.packed = packed;
    }

    Step convolution(Op.Conv2d conv, Task task) {
        int input = task.inputs().getFirst();
        Covered covered = new Covered(conv, values.shape(input), task.base().output());
        return covered.needed(packed.magnitudes().finite(task.base()))
                ? overZeros(covered, input, task)
                : convolution(conv, values.shape(input), values.memory(input), task);
    }

    /** At each pass the input is copied between the zeros, which stay. */
    private Step overZeros(Covered covered, int input, Task task) {
        memory padded =
                new memory(
                        values.layouts().channelsLast(values.batch(), covered.shape()),
                        values.cpu());
        Pointer.memset(padded.get_data_handle(), 0, padded.get_desc().get_size());
        Step convolution = convolution(covered.unpadded(), covered.shape(), padded, task);
        long[] met = {
            values.batch(),
            covered.input().channels(),
            covered.met().height(),
            covered.met().width()
        };
        if (covered.met().area() == 0) {
            return convolution;
        }
        Extent padding = covered.conv().padding();
        long[] corner = {0, 0, padding.height(), padding.width()};
        memory from = part(values.memory(input), met, new long[corner.length]);
        memory to = part(padded, met, corner);
        Step copy = Moves.copy(values.cpu(), from.get_desc(), from, to.get_desc(), to);
        return new Step.Several(List.of(copy, convolution));
    }

    private memory part(memory of, long[] sizes, long[] corner) {
        return new memory(
                of.get_desc().submemory_desc(sizes, corner), values.cpu(), of.get_data_handle());
    }

    private Step convolution(Op.Conv2d conv, Shape from, memory source, Task task) {
        Node node = task.base();
        Attributes behind = new Attributes(task.behind(), values, task.result());
        long[] sizes = sizes(conv);
        Bias bias = Bias.of(task, values.weights());
        memory.desc vector = Layouts.FLOAT32.vector(conv.out());
        convolution_forward.primitive_desc description =
                new convolution_forward.primitive_desc(
                        values.cpu(),
                        dnnl_forward_inference,
                        dnnl_convolution_direct,
                        source.get_desc(),
                        values.layouts().preferred(sizes),
                        bias.described(vector),
                        values.desc(task.result()),
                        pair(conv.stride()),
                        holes(conv),
                        pair(conv.padding()),
                        farPadding(conv, from, node.output()),
                        behind.attributes(),
                        false);
        IntMemoryMap arguments = new IntMemoryMap();
        arguments.put(DNNL_ARG_SRC, source);
        arguments.put(
                DNNL_ARG_WEIGHTS,
                packed.get(
                        node.tensor(Role.WEIGHT),
                        Layouts.FLOAT32.rowMajor(sizes),
                        description.weights_desc(),
                        task.folded().orElse(null)));
        bias.addTo(arguments, vector, values.cpu());
        arguments.put(DNNL_ARG_DST, values.memory(task.result()));
        behind.addTo(arguments);
        return new Step.Call(new convolution_forward(description), arguments);
    }

    private static long[] sizes(Op.Conv2d conv) {
        long kernelHeight = conv.kernel().height();
        long kernelWidth = conv.kernel().width();
        long groups = conv.groups();
        long in = conv.in() / groups;
        return groups == 1
                ? new long[] {conv.out(), in, kernelHeight, kernelWidth}
                : new long[] {groups, conv.out() / groups, in, kernelHeight, kernelWidth};
    }

    /**
     * The pixels between two taps. One tap alone has none: with a dilation beside a kernel of 1,
     * oneDNN 3.11 crashes where a window meets nothing but padding.
     */
    private static long[] holes(Op.Conv2d conv) {
        return new long[] {
            conv.kernel().height() == 1 ? 0 : conv.dilation().height() - 1,
            conv.kernel().width() == 1 ? 0 : conv.dilation().width() - 1
        };
    }

    /**
     * What a row-major reader of the formula would pad on the far side, so that windows end there.
     */
    private static long[] farPadding(Op.Conv2d conv, Shape input, Shape output) {
        return new long[] {
            far(
                    output.height(),
                    conv.stride().height(),
                    (conv.kernel().height() - 1) * conv.dilation().height() + 1,
                    input.height(),
                    conv.padding().height()),
            far(
                    output.width(),
                    conv.stride().width(),
                    (conv.kernel().width() - 1) * conv.dilation().width() + 1,
                    input.width(),
                    conv.padding().width())
        };
    }

    /** {@return the padding behind the input that the last window reaches} */
    static long far(int output, int stride, int reach, int input, int padding) {
        return (output - 1L) * stride + reach - input - padding;
    }

    private static long[] pair(Extent extent) {
        return new long[] {extent.height(), extent.width()};
    }
}
