package convscope.view.tabs.pixel;

import convscope.picture.ColourScale;
import convscope.picture.FeatureMaps;
import convscope.picture.Sheet;
import convscope.picture.ValueRange;
import convscope.view.tabs.Inks;
import convscope.view.tabs.MapPicture;
import convscope.view.tabs.Sheets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/** The map of one output channel, as far as it is filled, with the pixel that is looked at. */
final class OutputPane extends CanvasPane<OutputPane.Moment> {

    private static final double HEAD = 20;
    private static final double LEAST_FRAME = 9;

    /**
     * What is seen of a map.
     *
     * @param maps of all channels
     * @param range what the colours cover
     * @param channel whose map it is
     * @param filled how many of its values are shown, row by row
     * @param row where the pixel is drawn that is looked at: between two while it moves
     * @param column likewise
     * @param dark whether the ground is dark
     */
    record Moment(
            FeatureMaps maps,
            ValueRange range,
            int channel,
            int filled,
            double row,
            double column,
            boolean dark) {}

    private record Placed(double left, double top, double cell) {}

    private @Nullable Placed placed;

    /** {@return the row and column under a point} */
    Optional<int[]> positionAt(double x, double y) {
        Placed at = placed;
        Moment now = moment();
        if (at == null || now == null) {
            return Optional.empty();
        }
        int row = (int) Math.floor((y - at.top) / at.cell);
        int column = (int) Math.floor((x - at.left) / at.cell);
        boolean inside =
                row >= 0 && column >= 0 && row < now.maps.height() && column < now.maps.width();
        return inside ? Optional.of(new int[] {row, column}) : Optional.empty();
    }

    /** {@return the middle of a pixel on the screen, for tests} */
    Point2D centre(int row, int column) {
        Placed at = Objects.requireNonNull(placed);
        return localToScreen(at.left + (column + 0.5) * at.cell, at.top + (row + 0.5) * at.cell);
    }

    @Override
    void draw(GraphicsContext pen, Moment now) {
        FeatureMaps maps = now.maps;
        Inks inks = Inks.of(now.dark);
        double cell =
                Math.min((getWidth() - 4) / maps.width(), (getHeight() - HEAD - 4) / maps.height());
        double width = maps.width() * cell;
        double height = maps.height() * cell;
        Placed at = new Placed((getWidth() - width) / 2, HEAD + 2, cell);
        placed = at;
        String title =
                String.format(
                        Locale.ROOT, "output %d, %dx%d", now.channel, maps.height(), maps.width());
        Cells.write(pen, title, getWidth() / 2, HEAD / 2, 12, inks.output());
        pen.drawImage(Sheets.image(filled(now)), at.left, at.top, width, height);
        Cells.frame(pen, at.left, at.top, width, height, 1, inks.muted());
        double side = Math.max(at.cell, LEAST_FRAME);
        double x = at.left + (now.column + 0.5) * at.cell - side / 2;
        double y = at.top + (now.row + 0.5) * at.cell - side / 2;
        Cells.frame(pen, x, y, side, side, 5, inks.paper());
        Cells.frame(pen, x, y, side, side, 3, inks.output());
    }

    /** One pixel a value; those that are not filled yet are clear. */
    private static Sheet filled(Moment now) {
        ColourScale colours = ColourScale.of(now.range, now.dark);
        Sheet all = MapPicture.of(now.maps, now.channel, colours, now.range);
        for (int i = now.filled; i < all.argb().length; i++) {
            all.argb()[i] = 0;
        }
        return all;
    }
}
