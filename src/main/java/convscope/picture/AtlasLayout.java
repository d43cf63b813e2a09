package convscope.picture;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Where each map of a sheet stands: cells of equal size in rows, a gap between them and around.
 *
 * @param count number of maps
 * @param mapHeight rows of one map
 * @param mapWidth columns of one map
 * @param columns maps side by side
 * @param zoom screen pixels per value, each way; 1 or more
 * @param step values per screen pixel, each way, where maps are too large; 1 unless zoom is 1
 * @param gap pixels between maps
 */
public record AtlasLayout(
        int count, int mapHeight, int mapWidth, int columns, int zoom, int step, int gap) {

    /** A map's shorter side is drawn at least so many pixels long. */
    public static final int SMALLEST_SIDE = 24;

    /** A sheet has at most so many pixels. */
    public static final int MAX_PIXELS = 1 << 24;

    /** {@return the layout nearest to the given ratio of width to height, with few empty places} */
    public static AtlasLayout of(int count, int mapHeight, int mapWidth, double aspect) {
        if (count < 1 || mapHeight < 1 || mapWidth < 1 || !(aspect > 0)) {
            throw new IllegalArgumentException("nothing to lay out");
        }
        int side = Math.min(mapHeight, mapWidth);
        int zoom = Math.max(1, Math.ceilDiv(SMALLEST_SIDE, side));
        while (zoom > 1 && (long) zoom * zoom * mapHeight * mapWidth * count > MAX_PIXELS / 2) {
            zoom--;
        }
        int step = 1;
        while (pixels(count, mapHeight, mapWidth, step) > MAX_PIXELS / 2) {
            step++;
        }
        int gap = zoom > 1 || side > 16 ? 2 : 1;
        AtlasLayout oneColumn = new AtlasLayout(count, mapHeight, mapWidth, 1, zoom, step, gap);
        return oneColumn.withColumns(columns(oneColumn, aspect));
    }

    private static long pixels(int count, int mapHeight, int mapWidth, int step) {
        return Math.ceilDiv((long) mapHeight, step) * Math.ceilDiv((long) mapWidth, step) * count;
    }

    private static int columns(AtlasLayout layout, double aspect) {
        double ratio = aspect * (layout.cellHeight() + layout.gap);
        double wanted = Math.sqrt(layout.count * ratio / (layout.cellWidth() + layout.gap));
        int least = Math.clamp((int) (wanted * 0.7), 1, layout.count);
        int most = Math.clamp((int) (wanted * 1.4) + 1, 1, layout.count);
        return IntStream.rangeClosed(least, most)
                .boxed()
                .min(Comparator.comparingDouble(n -> layout.withColumns(n).misfit(aspect)))
                .orElse(1);
    }

    /** How far the sheet is from the wanted ratio, and how much of its last row is empty. */
    private double misfit(double aspect) {
        double empty = 1 - (double) count / (rows() * columns);
        return Math.abs(Math.log((double) width() / height() / aspect)) + 2 * empty;
    }

    /** {@return the same maps in so many columns} */
    public AtlasLayout withColumns(int number) {
        return new AtlasLayout(count, mapHeight, mapWidth, number, zoom, step, gap);
    }

    public int rows() {
        return Math.ceilDiv(count, columns);
    }

    /** {@return pixels across one map} */
    public int cellWidth() {
        return Math.ceilDiv(mapWidth, step) * zoom;
    }

    /** {@return pixels down one map} */
    public int cellHeight() {
        return Math.ceilDiv(mapHeight, step) * zoom;
    }

    /** {@return pixels across the sheet} */
    public int width() {
        return gap + columns * (cellWidth() + gap);
    }

    /** {@return pixels down the sheet} */
    public int height() {
        return gap + rows() * (cellHeight() + gap);
    }

    /** {@return the left edge of the map at this place (0 is the first)} */
    public int left(int place) {
        return gap + place % columns * (cellWidth() + gap);
    }

    /** {@return the upper edge of the map at this place} */
    public int top(int place) {
        return gap + place / columns * (cellHeight() + gap);
    }

    /** {@return the place of the map under a pixel of the sheet, if it is not on a gap} */
    public OptionalInt placeAt(int x, int y) {
        int column = Math.floorDiv(x - gap, cellWidth() + gap);
        int row = Math.floorDiv(y - gap, cellHeight() + gap);
        int place = row * columns + column;
        boolean inside =
                x >= gap
                        && y >= gap
                        && column < columns
                        && place < count
                        && x < left(place) + cellWidth()
                        && y < top(place) + cellHeight();
        return inside ? OptionalInt.of(place) : OptionalInt.empty();
    }
}
