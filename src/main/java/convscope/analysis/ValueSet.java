package convscope.analysis;

import convscope.model.Shape;
import java.util.BitSet;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Some values of a tensor [C, H, W]: exactly those, and small where many channels have the same
 * pixels. It never changes; what it hands out is the caller's own.
 */
public final class ValueSet {

    private final Shape shape;
    private final Partition<Region> regions;

    private ValueSet(Shape shape, Partition<Region> regions) {
        this.shape = shape;
        this.regions = regions;
    }

    public static ValueSet none(Shape shape) {
        return new Builder(shape).build();
    }

    public static ValueSet all(Shape shape) {
        return new Builder(shape).add(Region.range(0, shape.channels()), Region.all(shape)).build();
    }

    /**
     * {@return one value}
     *
     * @throws IllegalArgumentException outside of the shape
     */
    public static ValueSet value(Shape shape, int channel, int row, int column) {
        if (row < 0 || row >= shape.height() || column < 0 || column >= shape.width()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s has no row %d, column %d", shape, row, column));
        }
        return new Builder(shape).add(channel(shape, channel), Region.pixel(row, column)).build();
    }

    /**
     * {@return the whole map of a channel}
     *
     * @throws IllegalArgumentException outside of the shape
     */
    public static ValueSet map(Shape shape, int channel) {
        return new Builder(shape).add(channel(shape, channel), Region.all(shape)).build();
    }

    private static BitSet channel(Shape shape, int channel) {
        if (channel < 0 || channel >= shape.channels()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s has no channel %d", shape, channel));
        }
        return Region.range(channel, channel + 1);
    }

    public Shape shape() {
        return shape;
    }

    public boolean isEmpty() {
        return regions.isEmpty();
    }

    public boolean contains(int channel, int row, int column) {
        return columns(channel, row).get(column);
    }

    /** {@return the channels of which it holds any value} */
    public BitSet channels() {
        return regions.indices();
    }

    /** {@return the rows in which it holds any value of any channel} */
    public BitSet rows() {
        BitSet rows = new BitSet();
        regions.forEach((region, at) -> rows.or(region.rows()));
        return rows;
    }

    /** {@return the columns in which it holds any value of any channel} */
    public BitSet columns() {
        BitSet columns = new BitSet();
        regions.forEach((region, at) -> columns.or(region.columns()));
        return columns;
    }

    /** {@return the columns in which it holds a value of this row of this channel} */
    public BitSet columns(int channel, int row) {
        return regions.at(channel).map(region -> region.columns(row)).orElseGet(BitSet::new);
    }

    /** {@return the columns in which it holds a value of this row, of any channel} */
    public BitSet columns(int row) {
        BitSet columns = new BitSet();
        regions.forEach((region, at) -> columns.or(region.columns(row)));
        return columns;
    }

    /** {@return how many values it holds} */
    public long size() {
        long[] size = {0};
        regions.forEach((region, at) -> size[0] += region.size() * at.cardinality());
        return size[0];
    }

    ValueSet and(ValueSet other) {
        Builder both = new Builder(shape);
        forEach((region, at) -> both.add(at, region));
        other.forEach((region, at) -> both.add(at, region));
        return both.build();
    }

    void forEach(BiConsumer<Region, BitSet> each) {
        regions.forEach(each);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueSet set
                && shape.equals(set.shape)
                && regions.equals(set.regions);
    }

    @Override
    public int hashCode() {
        return regions.hashCode();
    }

    /** Collects regions of channels. */
    static final class Builder {

        private final Shape shape;
        private final Partition<Region> regions = new Partition<>(Region::and);

        Builder(Shape shape) {
            this.shape = shape;
        }

        Builder add(BitSet channels, Region region) {
            if (!channels.isEmpty() && !region.isEmpty()) {
                regions.add(channels, region);
            }
            return this;
        }

        ValueSet build() {
            return new ValueSet(shape, regions);
        }
    }
}
