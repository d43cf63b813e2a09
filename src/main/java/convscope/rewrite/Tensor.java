package convscope.rewrite;

import convscope.weights.Regrouped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a tensor follows from the tensors of the design before: data, so that one interpreter can
 * compute it and one animation can show it.
 */
public sealed interface Tensor permits Tensor.Given, Tensor.Assembled, Tensor.Filled, Computed {

    /** {@return the extents, e.g. [out, in / groups, kh, kw]} */
    List<Integer> shape();

    /** A tensor of the design before, as it is. */
    record Given(String name, List<Integer> shape) implements Tensor {
        public Given {
            shape = List.copyOf(shape);
        }
    }

    /**
     * Blocks of other tensors put into zeros; where blocks overlap they add up. Exact where they do
     * not.
     */
    record Assembled(List<Integer> shape, List<Block> blocks) implements Tensor {
        public Assembled {
            shape = List.copyOf(shape);
            blocks = List.copyOf(blocks);
        }

        /** {@return a kernel for another number of groups, [out, in / groups, kh, kw]} */
        static Assembled of(Tensor kernel, Regrouped groups) {
            return new Assembled(
                    groups.shape(kernel.shape()),
                    groups.pieces(kernel.shape()).stream()
                            .map(each -> new Block(kernel, each.from(), each.extent(), each.at()))
                            .toList());
        }

        Assembled ofOthers(Map<String, String> names) {
            return new Assembled(
                    shape, blocks.stream().map(block -> block.renamed(names)).toList());
        }
    }

    /** One number everywhere. */
    record Filled(List<Integer> shape, double value) implements Tensor {
        public Filled {
            shape = List.copyOf(shape);
        }
    }

    /**
     * A block of {@code source} that goes to a place of an {@link Assembled}, all of one rank.
     *
     * @param from its first index along each axis of the source
     * @param extent its extent along each axis
     * @param at its first index along each axis of the target
     */
    record Block(Tensor source, List<Integer> from, List<Integer> extent, List<Integer> at) {
        public Block {
            from = List.copyOf(from);
            extent = List.copyOf(extent);
            at = List.copyOf(at);
        }

        private Block renamed(Map<String, String> names) {
            return new Block(source.renamed(names), from, extent, at);
        }

        /** {@return the whole of {@code source}, standing at {@code index} along {@code axis}} */
        static Block whole(Tensor source, int axis, int index) {
            List<Integer> zeros = zeros(source);
            return new Block(source, zeros, source.shape(), with(zeros, axis, index));
        }
    }

    /** {@return zeros} */
    static Tensor zeros(List<Integer> shape) {
        return new Assembled(shape, List.of());
    }

    /** {@return all one after the other along {@code axis}} */
    static Tensor joined(int axis, List<Tensor> tensors) {
        if (tensors.size() == 1) {
            return tensors.getFirst();
        }
        List<Block> blocks = new ArrayList<>();
        int end = 0;
        for (Tensor tensor : tensors) {
            blocks.add(Block.whole(tensor, axis, end));
            end += tensor.shape().get(axis);
        }
        return new Assembled(with(tensors.getFirst().shape(), axis, end), blocks);
    }

    /** {@return the sum of tensors of one shape} */
    static Tensor sum(List<Tensor> tensors) {
        return tensors.size() == 1
                ? tensors.getFirst()
                : new Assembled(
                        tensors.getFirst().shape(),
                        tensors.stream().map(tensor -> Block.whole(tensor, 0, 0)).toList());
    }

    /** {@return indices {@code from} to {@code to - 1} along {@code axis}} */
    default Tensor cut(int axis, int from, int to) {
        if (from == 0 && to == shape().get(axis)) {
            return this;
        }
        List<Integer> extent = with(shape(), axis, to - from);
        List<Integer> zeros = zeros(this);
        return new Assembled(
                extent, List.of(new Block(this, with(zeros, axis, from), extent, zeros)));
    }

    /** {@return the same of tensors of other names} */
    default Tensor renamed(Map<String, String> names) {
        return switch (this) {
            case Given given ->
                    new Given(Objects.requireNonNull(names.get(given.name())), given.shape());
            case Filled filled -> filled;
            case Assembled assembled -> assembled.ofOthers(names);
            case Computed computed -> Computed.renamed(computed, names);
        };
    }

    private static List<Integer> zeros(Tensor tensor) {
        return Collections.nCopies(tensor.shape().size(), 0);
    }

    private static List<Integer> with(List<Integer> list, int index, int value) {
        List<Integer> changed = new ArrayList<>(list);
        changed.set(index, value);
        return List.copyOf(changed);
    }
}
