package convscope.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Channels side by side, the first at the left. Where there is no room for each, those in focus are
 * set wider and the others narrower; all of them keep their order and fill the row.
 *
 * @param count how many channels there are
 * @param left where the row starts
 * @param width how wide the row is
 * @param from the first channel in focus
 * @param to the channel behind the last in focus; {@code from} where none is
 * @param share how much of the width belongs to those in focus
 */
public record ChannelRow(int count, double left, double width, int from, int to, double share) {

    /** No more of the row than this belongs to the channels in focus. */
    private static final double MOST = 0.5;

    public ChannelRow {
        if (count < 1 || from < 0 || to < from || to > count) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "no channels %d to %d of %d", from, to, count));
        }
    }

    /** {@return a row without a focus} */
    public static ChannelRow even(int count, double left, double width) {
        return new ChannelRow(count, left, width, 0, 0, 0);
    }

    /**
     * {@return a row in which the channels in focus have their room, if that is possible}
     *
     * @param wanted the width that each channel in focus would like to have
     */
    public static ChannelRow of(
            int count, double left, double width, int from, int to, double wanted) {
        double even = width / count;
        double share = Math.min(MOST * width, (to - from) * wanted);
        return even >= wanted || share <= (to - from) * even
                ? even(count, left, width)
                : new ChannelRow(count, left, width, from, to, share);
    }

    /** One or several neighbouring channels that share one map. */
    public record Cell(int first, int end, double left, double width) {

        public double centre() {
            return left + width / 2;
        }
    }

    /** {@return where a channel starts; {@code count} gives the row's end} */
    public double edge(int channel) {
        if (to == from) {
            return left + width * channel / count;
        }
        double rest = (width - share) / Math.max(1, count - (to - from));
        int before = Math.min(channel, from);
        int inside = Math.clamp(channel, from, to) - from;
        int behind = Math.max(channel, to) - to;
        return left + (before + behind) * rest + inside * share / (to - from);
    }

    public double centre(int channel) {
        return (edge(channel) + edge(channel + 1)) / 2;
    }

    public double right() {
        return left + width;
    }

    /** {@return the channel at this place, or -1 beside the row} */
    public int channelAt(double x) {
        if (x < left || x >= left + width) {
            return -1;
        }
        int low = 0;
        int high = count;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (edge(middle) <= x) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * {@return the channels in cells of at least this width, or the whole row in one; a channel in
     * focus shares none with one that is not}
     */
    public List<Cell> cells(double least) {
        List<Cell> cells = new ArrayList<>();
        addCells(cells, 0, to == from ? count : from, least);
        if (to > from) {
            addCells(cells, from, to, least);
            addCells(cells, to, count, least);
        }
        return cells;
    }

    private void addCells(List<Cell> cells, int first, int end, double least) {
        if (end <= first) {
            return;
        }
        int most = Math.clamp((int) ((edge(end) - edge(first)) / least), 1, end - first);
        for (int i = 0; i < most; i++) {
            int here = first + (int) ((long) (end - first) * i / most);
            int next = first + (int) ((long) (end - first) * (i + 1) / most);
            cells.add(new Cell(here, next, edge(here), edge(next) - edge(here)));
        }
    }
}
