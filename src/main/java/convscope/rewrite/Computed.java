package convscope.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A tensor that arithmetic makes of others; all else only moves numbers. */
public sealed interface Computed extends Tensor {

    /** {@return the tensors whose numbers went into it, for the eye to follow} */
    List<Tensor> bearers();

    /** Index c along the first axis times {@code factors[c]}. */
    record Scaled(Tensor tensor, Tensor factors) implements Computed {
        @Override
        public List<Integer> shape() {
            return tensor.shape();
        }

        @Override
        public List<Tensor> bearers() {
            return List.of(tensor);
        }
    }

    /**
     * What batch norm multiplies each channel by, {@code gamma / sqrt(variance + eps)}: [channels].
     */
    record NormFactor(Tensor gamma, Tensor variance, double eps) implements Computed {
        @Override
        public List<Integer> shape() {
            return gamma.shape();
        }

        @Override
        public List<Tensor> bearers() {
            return List.of(gamma);
        }
    }

    /**
     * The kernel of two dense convolutions, one after the other, of which at least one is 1x1.
     *
     * @param second [out, mid, kh, kw]
     * @param first [mid, in, kh, kw]
     */
    record Composed(Tensor second, Tensor first) implements Computed {

        public Composed {
            boolean pointwise = area(second) == 1 || area(first) == 1;
            if (!pointwise || !second.shape().get(1).equals(first.shape().getFirst())) {
                throw new IllegalArgumentException(
                        "%s after %s".formatted(second.shape(), first.shape()));
            }
        }

        private static int area(Tensor kernel) {
            return kernel.shape().get(2) * kernel.shape().get(3);
        }

        /** {@return whether the second is 1x1} */
        boolean pointwiseLast() {
            return area(second) == 1;
        }

        @Override
        public List<Integer> shape() {
            Tensor wide = pointwiseLast() ? first : second;
            return List.of(
                    second.shape().get(0),
                    first.shape().get(1),
                    wide.shape().get(2),
                    wide.shape().get(3));
        }

        @Override
        public List<Tensor> bearers() {
            return List.of(first, second);
        }
    }

    /** The same numbers, in row-major order, under another shape. */
    record Reshaped(Tensor tensor, List<Integer> shape) implements Computed {
        public Reshaped {
            shape = List.copyOf(shape);
        }

        @Override
        public List<Tensor> bearers() {
            return List.of(tensor);
        }
    }

    /** The sums over all axes but the first: [n, ...] to [n]. */
    record Summed(Tensor tensor) implements Computed {
        @Override
        public List<Integer> shape() {
            return List.of(tensor.shape().getFirst());
        }

        @Override
        public List<Tensor> bearers() {
            return List.of(tensor);
        }
    }

    /** Blocks that overlap and add up: there is no telling them apart again. */
    record Overlaid(Assembled blocks) implements Computed {
        @Override
        public List<Integer> shape() {
            return blocks.shape();
        }

        @Override
        public List<Tensor> bearers() {
            return List.of(blocks);
        }
    }

    /** A function of each number. */
    record Mapped(Function function, Tensor tensor) implements Computed {
        @Override
        public List<Integer> shape() {
            return tensor.shape();
        }

        @Override
        public List<Tensor> bearers() {
            return List.of(tensor);
        }
    }

    /** The functions of {@link Mapped}. */
    enum Function {
        RELU,
        SIGMOID
    }

    /** {@return the same of tensors of other names} */
    static Computed renamed(Computed computed, Map<String, String> names) {
        return switch (computed) {
            case Scaled(Tensor tensor, Tensor factors) ->
                    new Scaled(tensor.renamed(names), factors.renamed(names));
            case NormFactor(Tensor gamma, Tensor variance, double eps) ->
                    new NormFactor(gamma.renamed(names), variance.renamed(names), eps);
            case Composed(Tensor second, Tensor first) ->
                    new Composed(second.renamed(names), first.renamed(names));
            case Reshaped(Tensor tensor, List<Integer> shape) ->
                    new Reshaped(tensor.renamed(names), shape);
            case Summed(Tensor tensor) -> new Summed(tensor.renamed(names));
            case Overlaid(Assembled blocks) -> new Overlaid(blocks.ofOthers(names));
            case Mapped(Function function, Tensor tensor) ->
                    new Mapped(function, tensor.renamed(names));
        };
    }

    /** {@return every number times {@code factor}} */
    static Tensor times(Tensor tensor, double factor) {
        return factor == 1
                ? tensor
                : new Scaled(tensor, new Filled(List.of(tensor.shape().getFirst()), factor));
    }

    /** {@return {@code matrix} [n, m, 1, 1] times {@code vector} [m]: [n]} */
    static Tensor product(Tensor matrix, Tensor vector) {
        List<Integer> column = new ArrayList<>(vector.shape());
        column.addAll(List.of(1, 1, 1));
        return new Reshaped(
                new Composed(matrix, new Reshaped(vector, column)),
                List.of(matrix.shape().getFirst()));
    }
}
