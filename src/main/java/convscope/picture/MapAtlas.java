package convscope.picture;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All feature maps of a node in one sheet.
 *
 * <p>The colours are sequential where all values of the layer have one sign, else diverging around
 * zero; one kind for the whole sheet, so that its legend holds for every map.
 */
public final class MapAtlas {
    /** What lies under a pixel of the sheet. */
    public record Hit(int channel, int row, int column, float value) {}

    private final FeatureMaps maps;
    private final int[] order;
    private final AtlasLayout layout;
    private final ColourScale colours;
    private final ValueRange[] ranges;

    private MapAtlas(
            FeatureMaps maps,
            int[] order,
            AtlasLayout layout,
            ColourScale colours,
            ValueRange[] ranges) {
        this.maps = maps;
        this.order = order;
        this.layout = layout;
        this.colours = colours;
        this.ranges = ranges;
    }

    /**
     * {@return the atlas of these maps}
     *
     * @param order the channels in the order of their places; some may be left out
     * @param aspect wanted width of the sheet over its height
     * @param dark whether the sheet stands on a dark ground
     * @throws IllegalArgumentException if the order names a channel that there is not, or none
     */
    public static MapAtlas of(
            FeatureMaps maps, int[] order, MapScaling scaling, double aspect, boolean dark) {
        AtlasLayout layout = AtlasLayout.of(order.length, maps.height(), maps.width(), aspect);
        return of(maps, order, scaling, layout, dark);
    }

    /** {@return the atlas of these maps, laid out in this way} */
    public static MapAtlas of(
            FeatureMaps maps, int[] order, MapScaling scaling, AtlasLayout layout, boolean dark) {
        for (int channel : order) {
            if (channel < 0 || channel >= maps.channels()) {
                throw new IllegalArgumentException("there is no channel " + channel);
            }
        }
        ValueRange whole =
                switch (scaling) {
                    case MapScaling.Fixed fixed -> fixed.range().forColours();
                    case MapScaling.PerMap perMap -> maps.range().forColours();
                    case MapScaling.PerLayer perLayer -> LayerScale.of(maps).forColours();
                };
        ColourScale colours = ColourScale.of(whole, dark);
        ValueRange[] ranges =
                IntStream.of(order)
                        .parallel()
                        .mapToObj(
                                channel ->
                                        scaling instanceof MapScaling.PerMap
                                                ? ownRange(maps.range(channel), whole.signed())
                                                : whole)
                        .toArray(ValueRange[]::new);
        return new MapAtlas(maps, order.clone(), layout, colours, ranges);
    }

    private static ValueRange ownRange(ValueRange map, boolean diverging) {
        double most = Math.max(-map.min(), map.max());
        return diverging ? new ValueRange(-most, most) : map.forColours();
    }

    public FeatureMaps maps() {
        return maps;
    }

    public AtlasLayout layout() {
        return layout;
    }

    public ColourScale colours() {
        return colours;
    }

    /** {@return the channel at a place of the sheet} */
    public int channelAt(int place) {
        return order[place];
    }

    /** {@return the range of values that the colours stand for in the map at this place} */
    public ValueRange rangeAt(int place) {
        return ranges[place];
    }

    /** {@return the channel, position and value under a pixel of the sheet, unless on a gap} */
    public Optional<Hit> hit(int x, int y) {
        return layout.placeAt(x, y).stream()
                .mapToObj(
                        place -> {
                            int row = (y - layout.top(place)) / layout.zoom() * layout.step();
                            int column = (x - layout.left(place)) / layout.zoom() * layout.step();
                            int channel = order[place];
                            float value = maps.value(channel, row, column);
                            return new Hit(channel, row, column, value);
                        })
                .findFirst();
    }

    /** {@return the sheet, its gaps in the ground's colour {@code 0xAARRGGBB} (0 for none)} */
    public Sheet sheet(int ground) {
        int[] argb = new int[Math.multiplyExact(layout.width(), layout.height())];
        if (ground != 0) {
            Arrays.fill(argb, ground);
        }
        IntStream.range(0, order.length).parallel().forEach(place -> draw(place, argb));
        return new Sheet(layout.width(), layout.height(), argb);
    }

    private void draw(int place, int[] argb) {
        int left = layout.left(place);
        int top = layout.top(place);
        int width = layout.width();
        int zoom = layout.zoom();
        for (int y = 0; y < layout.cellHeight(); y += zoom) {
            int target = (top + y) * width + left;
            drawRow(place, y / zoom * layout.step(), argb, target);
            for (int copy = 1; copy < zoom; copy++) {
                System.arraycopy(argb, target, argb, target + copy * width, layout.cellWidth());
            }
        }
    }

    private void drawRow(int place, int row, int[] argb, int target) {
        int[] table = colours.table();
        ValueRange range = ranges[place];
        double span = range.max() - range.min();
        float factor = span > 0 ? (float) ((table.length - 1) / span) : 0;
        float low = (float) range.min();
        int source = (order[place] * maps.height() + row) * maps.width();
        float[] values = maps.values();
        int zoom = layout.zoom();
        for (int x = 0, at = target; x < maps.width(); x += layout.step(), at += zoom) {
            float value = values[source + x];
            int index = (int) ((value - low) * factor + 0.5f);
            int colour =
                    !Float.isFinite(value)
                            ? ColourScale.NOT_FINITE
                            : table[Math.clamp(index, 0, table.length - 1)];
            for (int copy = 0; copy < zoom; copy++) {
                argb[at + copy] = colour;
            }
        }
    }
}
