package convscope.analysis;

import convscope.graph.Pixels;
import convscope.model.Shape;
import java.util.BitSet;
import java.util.function.IntFunction;

/** Some pixels of a map, whatever their form. It never changes. */
final class Region {

    /** The columns of each row; a rectangle, with or without holes, is one part. */
    private final Partition<BitSet> columns;

    private Region(Partition<BitSet> columns) {
        this.columns = columns;
    }

    /** {@return these rows of these columns} */
    static Region of(BitSet rows, BitSet columns) {
        Partition<BitSet> all = new Partition<>(Region::both);
        if (!rows.isEmpty() && !columns.isEmpty()) {
            all.add(rows, columns);
        }
        return new Region(all);
    }

    /** {@return these columns of each row of a map} */
    static Region of(Shape map, IntFunction<BitSet> columnsOfRow) {
        Partition<BitSet> all = new Partition<>(Region::both);
        for (int row = 0; row < map.height(); row++) {
            BitSet columns = columnsOfRow.apply(row);
            if (!columns.isEmpty()) {
                all.add(range(row, row + 1), columns);
            }
        }
        return new Region(all);
    }

    static Region pixel(int row, int column) {
        return of(range(row, row + 1), range(column, column + 1));
    }

    static Region all(Shape map) {
        return of(range(0, map.height()), range(0, map.width()));
    }

    Region and(Region other) {
        Partition<BitSet> all = new Partition<>(Region::both);
        all.addAll(columns);
        all.addAll(other.columns);
        return new Region(all);
    }

    /** {@return what windows see whose results are these pixels; of {@code map}, not of padding} */
    Region window(Pixels.Sliding window, Shape map) {
        Partition<BitSet> seen = new Partition<>(Region::both);
        Taps down =
                new Taps(
                        window.kernel().height(),
                        window.stride().height(),
                        window.padding().height(),
                        window.dilation().height(),
                        map.height());
        Taps across =
                new Taps(
                        window.kernel().width(),
                        window.stride().width(),
                        window.padding().width(),
                        window.dilation().width(),
                        map.width());
        columns.forEach(
                (at, rows) -> {
                    BitSet wider = across.seenBy(at);
                    if (!wider.isEmpty()) {
                        seen.add(down.seenBy(rows), wider);
                    }
                });
        return new Region(seen);
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    BitSet rows() {
        return columns.indices();
    }

    BitSet columns() {
        BitSet all = new BitSet();
        columns.forEach((at, rows) -> all.or(at));
        return all;
    }

    /** {@return the pixels of one row} */
    BitSet columns(int row) {
        return columns.at(row).map(at -> (BitSet) at.clone()).orElseGet(BitSet::new);
    }

    long size() {
        long[] size = {0};
        columns.forEach((at, rows) -> size[0] += (long) rows.cardinality() * at.cardinality());
        return size[0];
    }

    static BitSet range(int from, int to) {
        BitSet range = new BitSet(to);
        range.set(from, to);
        return range;
    }

    private static BitSet both(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.or(other);
        return both;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Region region && columns.equals(region.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    /** A window in one direction over {@code extent} values. */
    private record Taps(int kernel, int stride, int padding, int dilation, int extent) {

        BitSet seenBy(BitSet results) {
            BitSet seen = new BitSet(extent);
            for (int at = results.nextSetBit(0); at >= 0; at = results.nextSetBit(at + 1)) {
                long first = (long) at * stride - padding;
                long end = Math.min(extent, first + (long) (kernel - 1) * dilation + 1);
                long start = first < 0 ? first + Math.ceilDiv(-first, dilation) * dilation : first;
                if (dilation == 1 && start < end) {
                    seen.set((int) start, (int) end);
                } else {
                    for (long tap = start; tap < end; tap += dilation) {
                        seen.set((int) tap);
                    }
                }
            }
            return seen;
        }
    }
}
