package convscope.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;

import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.model.Extent;
import convscope.model.Shape;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Convolutions and fully connected layers, batch norm folded into their weights. */
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
        return covered.needed()
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
        Step copy = Steps.copy(values.cpu(), from.get_desc(), from, to.get_desc(), to);
        return new Step.Several(List.of(copy, convolution));
    }

    private memory part(memory of, long[] sizes, long[] corner) {
        return new memory(
                of.get_desc().submemory_desc(sizes, corner), values.cpu(), of.get_data_handle());
    }

    private Step convolution(Op.Conv2d conv, Shape from, memory source, Task task) {
        Node node = task.base();
        Node norm = task.folded().orElse(null);
        Attributes behind = new Attributes(task.behind(), values, task.result());
        long[] sizes = sizes(conv);
        float[] bias = bias(node, norm);
        convolution_forward.primitive_desc description =
                new convolution_forward.primitive_desc(
                        values.cpu(),
                        dnnl_forward_inference,
                        dnnl_convolution_direct,
                        source.get_desc(),
                        values.layouts().preferred(sizes),
                        bias == null ? new memory.desc() : Layouts.FLOAT32.vector(conv.out()),
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
                        norm));
        putBias(arguments, bias);
        arguments.put(DNNL_ARG_DST, values.memory(task.result()));
        behind.addTo(arguments);
        return new Step.Call(new convolution_forward(description), arguments, List.of(source));
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

    private float @Nullable [] bias(Node node, @Nullable Node norm) {
        float[] own =
                node.tensors().containsKey(Role.BIAS)
                        ? Folded.tensor(node, Role.BIAS, values.weights())
                        : null;
        return norm == null ? own : Folded.of(norm, values.weights()).bias(own);
    }

    private void putBias(IntMemoryMap arguments, float @Nullable [] bias) {
        if (bias != null) {
            arguments.put(
                    DNNL_ARG_BIAS,
                    new memory(
                            Layouts.FLOAT32.vector(bias.length),
                            values.cpu(),
                            new FloatPointer(bias)));
        }
    }

    /** The weights [out, C H W] read as [out, C, H, W], which is the same memory. */
    Step linear(Op.Linear linear, Task task) {
        Node node = task.base();
        int input = task.inputs().getFirst();
        Shape from = values.shape(input);
        long[] sizes = {linear.out(), from.channels(), from.height(), from.width()};
        float[] bias = bias(node, null);
        memory.desc flat =
                values.layouts()
                        .of(new long[] {values.batch(), linear.out()}, memory.format_tag.ab);
        inner_product_forward.primitive_desc description =
                new inner_product_forward.primitive_desc(
                        values.cpu(),
                        dnnl_forward_inference,
                        values.desc(input),
                        values.layouts().preferred(sizes),
                        bias == null ? new memory.desc() : Layouts.FLOAT32.vector(linear.out()),
                        flat);
        IntMemoryMap arguments = new IntMemoryMap();
        arguments.put(DNNL_ARG_SRC, values.memory(input));
        arguments.put(
                DNNL_ARG_WEIGHTS,
                packed.get(
                        node.tensor(Role.WEIGHT),
                        Layouts.FLOAT32.rowMajor(sizes),
                        description.weights_desc(),
                        null));
        putBias(arguments, bias);
        arguments.put(
                DNNL_ARG_DST,
                new memory(flat, values.cpu(), values.memory(task.result()).get_data_handle()));
        return new Step.Call(new inner_product_forward(description), arguments, List.of());
    }
}
