package convscope.engine.cuda;

import convscope.engine.plan.Folded;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.model.Shape;
import convscope.weights.Weights;
import java.util.List;
import java.util.Optional;

/** What is uploaded once and read by every pass; equal ones are shared between plans. */
sealed interface Constant {

    /**
     * The weight of a convolution or a fully connected layer.
     *
     * @param norm the batch norm whose scale its output channels are multiplied with, if any
     */
    record Weight(Node node, Optional<Node> norm) implements Constant {}

    /** The bias that goes with it, zeros where there is none. */
    record Bias(Node node, Optional<Node> norm) implements Constant {}

    /** One of a batch norm's four tensors, as it is. */
    record Raw(Node norm, Role role) implements Constant {}

    /** What a batch norm multiplies with. */
    record Scale(Node norm) implements Constant {}

    /** What a batch norm adds behind that. */
    record Shift(Node norm) implements Constant {}

    /**
     * By position of the output, kernel's area over PyTorch's divisor: what the mean over a whole
     * window is multiplied with.
     */
    record Overhang(Op.AvgPool2d pool, Shape input, Shape output) implements Constant {}

    /** One number. */
    record Value(float value) implements Constant {}

    /** {@return how many numbers it has} */
    default long length() {
        return switch (this) {
            case Weight weight -> elements(weight.node, Role.WEIGHT);
            case Bias bias -> outputs(bias.node);
            case Raw raw -> elements(raw.norm, raw.role);
            case Scale scale -> elements(scale.norm, Role.WEIGHT);
            case Shift shift -> elements(shift.norm, Role.WEIGHT);
            case Overhang overhang -> overhang.output.area();
            case Value number -> 1;
        };
    }

    /** {@return its numbers, row-major} */
    default float[] numbers(Weights weights) {
        return switch (this) {
            case Weight weight -> scaled(weight, weights);
            case Bias bias -> biases(bias, weights);
            case Raw raw -> Folded.tensor(raw.norm, raw.role, weights);
            case Scale scale -> Folded.of(scale.norm, weights).scale();
            case Shift shift -> Folded.of(shift.norm, weights).shift();
            case Overhang overhang -> factors(overhang);
            case Value number -> new float[] {number.value};
        };
    }

    private static long elements(Node node, Role role) {
        List<Integer> sizes = node.op().tensors().get(role);
        long product = 1;
        for (int size : sizes == null ? List.<Integer>of() : sizes) {
            product *= size;
        }
        return product;
    }

    private static long outputs(Node node) {
        return node.output().channels();
    }

    private static float[] scaled(Weight weight, Weights weights) {
        float[] numbers = Folded.tensor(weight.node, Role.WEIGHT, weights);
        if (weight.norm.isPresent()) {
            float[] scale = Folded.of(weight.norm.get(), weights).scale();
            int each = numbers.length / scale.length;
            for (int at = 0; at < numbers.length; at++) {
                numbers[at] *= scale[at / each];
            }
        }
        return numbers;
    }

    private static float[] biases(Bias bias, Weights weights) {
        float[] own =
                bias.node.tensors().containsKey(Role.BIAS)
                        ? Folded.tensor(bias.node, Role.BIAS, weights)
                        : null;
        if (bias.norm.isPresent()) {
            return Folded.of(bias.norm.get(), weights).bias(own);
        }
        return own == null ? new float[Math.toIntExact(outputs(bias.node))] : own;
    }

    private static float[] factors(Overhang overhang) {
        Op.AvgPool2d pool = overhang.pool;
        float[] rows =
                counted(
                        overhang.output.height(),
                        pool.kernel().height(),
                        pool.stride().height(),
                        pool.padding().height(),
                        overhang.input.height(),
                        pool.countPadding());
        float[] columns =
                counted(
                        overhang.output.width(),
                        pool.kernel().width(),
                        pool.stride().width(),
                        pool.padding().width(),
                        overhang.input.width(),
                        pool.countPadding());
        float[] factors = new float[rows.length * columns.length];
        for (int at = 0; at < factors.length; at++) {
            factors[at] =
                    pool.kernel().area()
                            / (rows[at / columns.length] * columns[at % columns.length]);
        }
        return factors;
    }

    /** How many rows of each window PyTorch's divisor counts. */
    private static float[] counted(
            int output, int kernel, int stride, int padding, int input, boolean countPadding) {
        float[] counts = new float[output];
        for (int at = 0; at < output; at++) {
            int start = at * stride - padding;
            int end = Math.min(start + kernel, input + padding);
            counts[at] = countPadding ? end - start : Math.min(end, input) - Math.max(start, 0);
        }
        return counts;
    }
}
