package convscope.rewrite;

import convscope.graph.Divisors;
import convscope.model.Extent;
import convscope.model.Parameter;
import convscope.rewrite.Computed.Overlaid;
import convscope.rewrite.ConvolutionLeaf.Geometry;
import convscope.rewrite.Tensor.Assembled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Filters on one input whose results are added, as one: each kernel stands where its taps lie in
 * the common one, zeros elsewhere, and all add up.
 */
record OneKernel(List<Filter> filters) {

    /** The taps of a common kernel along one axis: {@code start + i step} for i below count. */
    private record Taps(int start, int step, int count) {

        static Taps of(List<Geometry> all, ToIntFunction<Extent> axis) {
            int start =
                    all.stream().mapToInt(g -> -axis.applyAsInt(g.padding())).min().orElseThrow();
            int step = 0;
            int end = start;
            for (Geometry each : all) {
                int first = -axis.applyAsInt(each.padding());
                int distance = axis.applyAsInt(each.dilation());
                int steps = axis.applyAsInt(each.kernel()) - 1;
                step = greatestDivisor(step, first - start);
                step = steps == 0 ? step : greatestDivisor(step, distance);
                end = Math.max(end, first + steps * distance);
            }
            int by = Math.max(1, step);
            return new Taps(start, by, (end - start) / by + 1);
        }

        private static int greatestDivisor(int one, int other) {
            return other == 0 ? one : greatestDivisor(other, one % other);
        }

        /** {@return where the first tap of a filter stands} */
        int first(int padding) {
            return (-padding - start) / step;
        }

        /** {@return how many of these taps lie from one of a filter's to its next} */
        int between(int dilation) {
            return Math.max(1, dilation / step);
        }
    }

    /**
     * {@return the sum; empty if its kernel were larger than any may be}
     *
     * <p>It gives the extents that the filters give: the filter with the largest padding decides
     * where the first window lies, and none of the others reaches as far beyond its own padding.
     */
    Optional<Filter> sum() {
        List<Geometry> all = filters.stream().map(Filter::geometry).toList();
        Taps rows = Taps.of(all, Extent::height);
        Taps columns = Taps.of(all, Extent::width);
        if (Math.max(rows.count(), columns.count()) > Parameter.MOST_EXTENT) {
            return Optional.empty();
        }
        Geometry geometry =
                new Geometry(
                        new Extent(rows.count(), columns.count()),
                        all.getFirst().stride(),
                        new Extent(-rows.start(), -columns.start()),
                        new Extent(rows.step(), columns.step()));
        Filter first = filters.getFirst();
        int groups =
                filters.stream()
                        .mapToInt(Filter::groups)
                        .reduce((one, other) -> Divisors.common(one, other).getLast())
                        .orElseThrow();
        List<Tensor.Block> blocks = new ArrayList<>();
        for (Filter filter : filters) {
            place(filter.inGroups(groups), rows, columns, blocks);
        }
        List<Integer> shape =
                List.of(first.out(), first.in() / groups, rows.count(), columns.count());
        return Optional.of(
                new Filter(
                        geometry.toString(),
                        first.in(),
                        first.out(),
                        geometry,
                        groups,
                        new Overlaid(new Assembled(shape, blocks)),
                        bias()));
    }

    /** As one block where its taps are neighbours, else tap by tap. */
    private static void place(Filter filter, Taps rows, Taps columns, List<Tensor.Block> blocks) {
        Geometry from = filter.geometry();
        int top = rows.first(from.padding().height());
        int left = columns.first(from.padding().width());
        int down = rows.between(from.dilation().height());
        int right = columns.between(from.dilation().width());
        int tall = down == 1 ? from.kernel().height() : 1;
        int wide = right == 1 ? from.kernel().width() : 1;
        int channels = filter.weight().shape().get(1);
        for (int row = 0; row < from.kernel().height(); row += tall) {
            for (int column = 0; column < from.kernel().width(); column += wide) {
                blocks.add(
                        new Tensor.Block(
                                filter.weight(),
                                List.of(0, 0, row, column),
                                List.of(filter.out(), channels, tall, wide),
                                List.of(0, 0, top + row * down, left + column * right)));
            }
        }
    }

    private Optional<Tensor> bias() {
        List<Tensor> biases = filters.stream().flatMap(f -> f.bias().stream()).toList();
        return biases.isEmpty() ? Optional.empty() : Optional.of(Tensor.sum(biases));
    }
}
