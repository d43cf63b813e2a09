package convscope.kernel;

import convscope.graph.Node;
import convscope.graph.Op;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The extents of a convolution's weight tensor [out, in, height, width]; a fully connected layer's
 * is [out, in] with a height and width of 1.
 *
 * @param out output channels
 * @param in input channels that one output channel sees: those of its group
 * @param height rows of a kernel
 * @param width columns of a kernel
 * @param groups into how many groups the channels are divided
 */
public record KernelShape(int out, int in, int height, int width, int groups) {

    public KernelShape {
        if (out < 1 || in < 1 || height < 1 || width < 1 || groups < 1 || out % groups != 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "no kernels are [%d, %d, %d, %d] in %d groups",
                            out,
                            in,
                            height,
                            width,
                            groups));
        }
    }

    /** {@return the kernels of a convolution or of a fully connected layer; others have none} */
    public static Optional<KernelShape> of(Node node) {
        if (node.op() instanceof Op.Conv2d conv) {
            return Optional.of(
                    new KernelShape(
                            conv.out(),
                            conv.in() / conv.groups(),
                            conv.kernel().height(),
                            conv.kernel().width(),
                            conv.groups()));
        }
        return node.op() instanceof Op.Linear linear
                ? Optional.of(new KernelShape(linear.out(), linear.in(), 1, 1, 1))
                : Optional.empty();
    }

    /** {@return weights of one kernel} */
    public int area() {
        return height * width;
    }

    /** {@return weights of one output channel} */
    public int perOutput() {
        return in * area();
    }

    public int count() {
        return out * perOutput();
    }

    /** {@return where a weight lies in the tensor, in 'c' order} */
    public int index(int output, int input, int row, int column) {
        return ((output * in + input) * height + row) * width + column;
    }

    /**
     * {@return the input channel of the layer that is the {@code input}-th of this output's group}
     */
    public int inputChannel(int output, int input) {
        return output / (out / groups) * in + input;
    }

    /**
     * {@return which of its group's inputs belongs to an output: the first output of a group to the
     * first input, and so on; the inputs begin again when they are used up}
     */
    public int matching(int output) {
        return output % (out / groups) % in;
    }

    /** {@return the extents of the convolution's tensor} */
    public List<Integer> tensor() {
        return List.of(out, in, height, width);
    }

    @Override
    public String toString() {
        return height + "x" + width;
    }
}
