package convscope.session;

import java.util.Locale;

/**
 * One value of what the selected block gives: what Maps, Channels, Kernels and Pixel point at.
 *
 * @param channel from 0; -1 where none is chosen
 * @param row from 0; -1 where only a channel is chosen
 * @param column from 0; -1 where only a channel is chosen
 */
public record Location(int channel, int row, int column) {

    public static final Location NONE = new Location(-1, -1, -1);

    /** {@return the whole map of a channel; {@link #NONE} below 0} */
    public static Location channel(int channel) {
        return channel < 0 ? NONE : new Location(channel, -1, -1);
    }

    public Location {
        boolean pixel = row >= 0 && column >= 0;
        boolean whole = row == -1 && column == -1;
        if (channel < -1 || !(pixel || whole) || (channel == -1 && pixel)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "no location has channel %d, row %d, column %d",
                            channel,
                            row,
                            column));
        }
    }

    public boolean hasChannel() {
        return channel >= 0;
    }

    public boolean hasPixel() {
        return row >= 0;
    }

    /** {@return the same pixel of another channel} */
    public Location withChannel(int other) {
        return new Location(other, row, column);
    }

    /** {@return another pixel of the same channel, of the first where none is chosen} */
    public Location withPixel(int newRow, int newColumn) {
        return new Location(Math.max(0, channel), newRow, newColumn);
    }
}
