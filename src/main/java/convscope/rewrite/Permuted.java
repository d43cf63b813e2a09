package convscope.rewrite;

import convscope.graph.Divisors;
import convscope.model.Extent;
import convscope.rewrite.Tensor.Assembled;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A convolution whose channels change places: each kernel row or column moves, and as many groups
 * stay as still hold what belongs together.
 */
final class Permuted {

    private Permuted() {}

    /** {@return which channel a shuffle puts at a place: channel i C/g + j goes to j g + i} */
    static IntUnaryOperator shuffle(int channels, int groups) {
        return place -> place % groups * (channels / groups) + place / groups;
    }

    /** {@return the convolution that gives channel {@code from(c)} of the old one as channel c} */
    static Filter outputs(Filter conv, IntUnaryOperator from) {
        int each = conv.in() / conv.groups();
        int rows = conv.out() / conv.groups();
        List<Strip> strips = new ArrayList<>();
        for (int out = 0; out < conv.out(); out++) {
            int old = from.applyAsInt(out);
            strips.add(new Strip(old, 1, 0, each, out, old / rows * each));
        }
        Filter moved = assembled(conv, strips);
        return conv.bias().isEmpty() ? moved : moved.biased(entries(conv.bias().get(), from));
    }

    /** {@return the convolution that reads channel {@code from(c)} where the old one reads c} */
    static Filter inputs(Filter conv, IntUnaryOperator from) {
        int each = conv.in() / conv.groups();
        int rows = conv.out() / conv.groups();
        List<Strip> strips = new ArrayList<>();
        for (int in = 0; in < conv.in(); in++) {
            int top = in / each * rows;
            strips.add(new Strip(top, rows, in % each, 1, top, from.applyAsInt(in)));
        }
        return assembled(conv, strips);
    }

    /** {@return a tensor whose entry c along the first axis is the old one's {@code from(c)}} */
    static Tensor entries(Tensor tensor, IntUnaryOperator from) {
        List<Integer> shape = tensor.shape();
        List<Tensor.Block> entries = new ArrayList<>();
        for (int at = 0; at < shape.getFirst(); at++) {
            int old = from.applyAsInt(at);
            entries.add(new Tensor.Block(tensor, along(shape, old), one(shape), along(shape, at)));
        }
        return new Assembled(shape, entries);
    }

    /** {@return the first index of an entry along the first axis} */
    private static List<Integer> along(List<Integer> shape, int index) {
        List<Integer> start = new ArrayList<>(Collections.nCopies(shape.size(), 0));
        start.set(0, index);
        return start;
    }

    /** {@return the extent of one entry along the first axis} */
    private static List<Integer> one(List<Integer> shape) {
        List<Integer> extent = new ArrayList<>(shape);
        extent.set(0, 1);
        return extent;
    }

    /**
     * Kernels that move together.
     *
     * @param row the first in the old weight
     * @param rows how many
     * @param column the first in the old weight, within its group
     * @param columns how many
     * @param output the first output channel that they make
     * @param input the first input channel that they read
     */
    private record Strip(int row, int rows, int column, int columns, int output, int input) {

        /** {@return whether outputs and inputs fall into one of so many groups} */
        boolean within(int groups, Filter conv) {
            int out = conv.out() / groups;
            int in = conv.in() / groups;
            int group = output / out;
            return (output + rows - 1) / out == group
                    && input / in == group
                    && (input + columns - 1) / in == group;
        }
    }

    private static Filter assembled(Filter conv, List<Strip> strips) {
        int groups =
                Divisors.common(conv.in(), conv.out()).reversed().stream()
                        .filter(n -> strips.stream().allMatch(strip -> strip.within(n, conv)))
                        .findFirst()
                        .orElseThrow();
        Extent kernel = conv.geometry().kernel();
        int each = conv.in() / groups;
        List<Tensor.Block> blocks =
                strips.stream()
                        .map(
                                strip ->
                                        new Tensor.Block(
                                                conv.weight(),
                                                List.of(strip.row(), strip.column(), 0, 0),
                                                List.of(
                                                        strip.rows(),
                                                        strip.columns(),
                                                        kernel.height(),
                                                        kernel.width()),
                                                List.of(
                                                        strip.output(),
                                                        strip.input() % each,
                                                        0,
                                                        0)))
                        .toList();
        List<Integer> shape = List.of(conv.out(), each, kernel.height(), kernel.width());
        return conv.weighted(groups, new Assembled(shape, blocks));
    }
}
