package convscope.view.tabs.pixel;

import convscope.picture.FeatureMaps;
import convscope.picture.ValueRange;
import convscope.trace.Axis;
import convscope.trace.Cell;
import convscope.trace.Neighbourhood;
import convscope.trace.Patch;
import convscope.trace.SlidingWindow;
import convscope.view.tabs.Inks;
import convscope.view.tabs.MapPicture;
import convscope.view.tabs.Numerals;
import convscope.view.tabs.Sheets;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * The map of one input channel with the window on it: the whole map where its cells are large
 * enough to be seen, else the neighbourhood of the window.
 */
final class InputPane extends CanvasPane<PixelMoment> {

    private static final double HEAD = 20;

    /** Cells of a map that is shown whole have at least so many pixels. */
    private static final double LEAST_CELL = 7;

    /** So many cells around the window are shown otherwise. */
    private static final int AROUND = 13;

    /** Where the map was drawn last. */
    private record Placed(Neighbourhood seen, double left, double top, double cell) {

        double x(double column) {
            return left + (column - seen.left()) * cell;
        }

        double y(double row) {
            return top + (row - seen.top()) * cell;
        }
    }

    private @Nullable Placed placed;
    private @Nullable Image image;
    private @Nullable FeatureMaps imageOf;
    private int imageChannel = -1;
    private boolean imageDark;

    /** {@return the output position whose window lies around a point} */
    Optional<int[]> positionAt(double x, double y) {
        Placed at = placed;
        PixelMoment now = moment();
        if (at == null || now == null) {
            return Optional.empty();
        }
        double row = (y - at.top) / at.cell + at.seen.top() - 0.5;
        double column = (x - at.left) / at.cell + at.seen.left() - 0.5;
        boolean inside =
                x >= at.left
                        && y >= at.top
                        && x < at.left + at.seen.columns() * at.cell
                        && y < at.top + at.seen.rows() * at.cell;
        SlidingWindow window = now.play().window();
        return inside
                ? Optional.of(
                        new int[] {window.rows().nearest(row), window.columns().nearest(column)})
                : Optional.empty();
    }

    /** {@return what lies under a point, in words, or empty} */
    String words(double x, double y) {
        Placed at = placed;
        PixelMoment now = moment();
        if (at == null || now == null) {
            return "";
        }
        int row = (int) Math.floor((y - at.top) / at.cell) + at.seen.top();
        int column = (int) Math.floor((x - at.left) / at.cell) + at.seen.left();
        Patch patch = now.trace().patch();
        SlidingWindow window = patch.window();
        FeatureMaps maps = now.into().input();
        if (row < 0 || column < 0 || row >= maps.height() || column >= maps.width()) {
            return String.format(Locale.ROOT, "row %d, column %d: padding, 0", row, column);
        }
        String says =
                String.format(
                        Locale.ROOT,
                        "input channel %d, row %d, column %d: %s",
                        now.inputChannel(),
                        row,
                        column,
                        Numerals.value(maps.value(now.inputChannel(), row, column)));
        if (window.skips(row, column)) {
            return says + "; the stride steps over it: no window reads it";
        }
        return patch.hole(row, column) ? says + "; a hole of the dilation" : says;
    }

    /** {@return the middle of the patch on the screen, for tests} */
    Point2D middle() {
        Placed at = java.util.Objects.requireNonNull(placed);
        PixelMoment now = java.util.Objects.requireNonNull(moment());
        Patch patch = now.trace().patch();
        return localToScreen(
                at.x(patch.window().columns().centre(patch.column()) + 0.5),
                at.y(patch.window().rows().centre(patch.row()) + 0.5));
    }

    /** {@return the rows and columns in sight, for tests} */
    Optional<Neighbourhood> seen() {
        return Optional.ofNullable(placed).map(Placed::seen);
    }

    @Override
    void draw(GraphicsContext pen, PixelMoment now) {
        Placed at = place(now);
        placed = at;
        head(pen, now, at);
        Inks inks = now.inks();
        SlidingWindow window = now.play().window();
        double width = at.seen.columns() * at.cell;
        double height = at.seen.rows() * at.cell;
        pen.save();
        pen.beginPath();
        pen.rect(at.left, at.top, width, height);
        pen.clip();
        Cells.padding(pen, at.left, at.top, width, height, inks);
        FeatureMaps maps = now.into().input();
        pen.drawImage(
                image(now), at.x(0), at.y(0), maps.width() * at.cell, maps.height() * at.cell);
        skipped(pen, window, at, inks);
        grid(pen, at, inks);
        window(pen, now, at);
        centres(pen, window, at, inks);
        pen.restore();
        frame(pen, now, at);
    }

    private Placed place(PixelMoment now) {
        Neighbourhood whole = Neighbourhood.whole(now.play().window());
        double room = Math.min(getWidth(), getHeight() - HEAD) - 4;
        int most = Math.max(whole.rows(), whole.columns());
        Neighbourhood seen =
                room / most >= LEAST_CELL || most <= AROUND
                        ? whole
                        : Neighbourhood.around(now.trace().patch(), AROUND);
        double cell =
                Math.min((getWidth() - 4) / seen.columns(), (getHeight() - HEAD - 4) / seen.rows());
        double left = (getWidth() - cell * seen.columns()) / 2;
        return new Placed(seen, left, HEAD + 2, cell);
    }

    private void head(GraphicsContext pen, PixelMoment now, Placed at) {
        FeatureMaps maps = now.into().input();
        Neighbourhood whole = Neighbourhood.whole(now.play().window());
        String extent = String.format(Locale.ROOT, "%dx%d", maps.height(), maps.width());
        String text =
                String.format(
                        Locale.ROOT,
                        "input %d, %s%s",
                        now.inputChannel(),
                        at.seen.equals(whole) ? "" : "part of ",
                        extent);
        Cells.write(pen, text, getWidth() / 2, HEAD / 2, 12, now.inks().input());
    }

    private Image image(PixelMoment now) {
        FeatureMaps maps = now.into().input();
        boolean dark = now.into().shown().dark();
        Image made = image;
        if (made == null
                || !maps.equals(imageOf)
                || imageChannel != now.inputChannel()
                || imageDark != dark) {
            ValueRange range = now.into().inputRange();
            made = Sheets.image(MapPicture.of(maps, now.inputChannel(), now.colours(range), range));
            image = made;
            imageOf = maps;
            imageChannel = now.inputChannel();
            imageDark = dark;
        }
        return made;
    }

    private static void skipped(GraphicsContext pen, SlidingWindow window, Placed at, Inks inks) {
        for (int row = Math.max(0, at.seen.top());
                row < end(window.rows(), at.seen.top(), at.seen.rows());
                row++) {
            for (int column = Math.max(0, at.seen.left());
                    column < end(window.columns(), at.seen.left(), at.seen.columns());
                    column++) {
                if (window.skips(row, column)) {
                    Cells.skipped(pen, at.x(column), at.y(row), at.cell, at.cell, inks);
                }
            }
        }
    }

    private static int end(Axis axis, int first, int count) {
        return Math.min(axis.input(), first + count);
    }

    private static void grid(GraphicsContext pen, Placed at, Inks inks) {
        if (at.cell < 9) {
            return;
        }
        pen.setStroke(inks.paper().deriveColor(0, 1, 1, 0.5));
        pen.setLineWidth(1);
        for (int i = 0; i <= at.seen.columns(); i++) {
            double x = at.left + i * at.cell;
            pen.strokeLine(x, at.top, x, at.top + at.seen.rows() * at.cell);
        }
        for (int i = 0; i <= at.seen.rows(); i++) {
            double y = at.top + i * at.cell;
            pen.strokeLine(at.left, y, at.left + at.seen.columns() * at.cell, y);
        }
    }

    /** Taps and holes where the window stands; while it slides, only the frame. */
    private static void window(GraphicsContext pen, PixelMoment now, Placed at) {
        Patch patch = now.trace().patch();
        if (now.row() != patch.row() || now.column() != patch.column()) {
            return;
        }
        Axis rows = patch.window().rows();
        Axis columns = patch.window().columns();
        Color ink = now.inks().input();
        for (int y = 0; y < rows.reach(); y++) {
            for (int x = 0; x < columns.reach(); x++) {
                int row = patch.inputRow(0) + y;
                int column = patch.inputColumn(0) + x;
                if (patch.hole(row, column)) {
                    Cells.hole(pen, at.x(column), at.y(row), at.cell, now.inks());
                } else if (at.cell >= 7) {
                    double thin = at.cell >= 14 ? 2 : 1;
                    Cells.frame(
                            pen,
                            at.x(column) + thin / 2,
                            at.y(row) + thin / 2,
                            at.cell - thin,
                            at.cell - thin,
                            thin,
                            ink);
                }
            }
        }
        greatest(pen, now, at);
    }

    private static void greatest(GraphicsContext pen, PixelMoment now, Placed at) {
        if (now.trace().making() instanceof convscope.trace.Making.Greatest won) {
            Patch patch = now.trace().patch();
            if (patch.cell(won.tapRow(), won.tapColumn()) == Cell.INPUT) {
                Cells.frame(
                        pen,
                        at.x(patch.inputColumn(won.tapColumn())) + 2,
                        at.y(patch.inputRow(won.tapRow())) + 2,
                        at.cell - 4,
                        at.cell - 4,
                        3,
                        now.inks().output());
            }
        }
    }

    /** Where windows stand: the stride steps over what lies between. */
    private static void centres(GraphicsContext pen, SlidingWindow window, Placed at, Inks inks) {
        boolean steps = window.rows().stride() > 1 || window.columns().stride() > 1;
        if (at.cell < 8 || !steps) {
            return;
        }
        double r = Math.clamp(at.cell * 0.11, 1.5, 4);
        pen.setFill(inks.output());
        for (int row = 0; row < window.rows().output(); row++) {
            double y = at.y(window.rows().centre(row) + 0.5);
            for (int column = 0; column < window.columns().output(); column++) {
                double x = at.x(window.columns().centre(column) + 0.5);
                pen.fillOval(x - r, y - r, 2 * r, 2 * r);
            }
        }
    }

    private static void frame(GraphicsContext pen, PixelMoment now, Placed at) {
        Axis rows = now.play().window().rows();
        Axis columns = now.play().window().columns();
        double x = at.x(now.column() * columns.stride() - columns.padding());
        double y = at.y(now.row() * rows.stride() - rows.padding());
        double width = columns.reach() * at.cell;
        double height = rows.reach() * at.cell;
        Cells.frame(pen, x, y, width, height, 5, now.inks().paper());
        Cells.frame(pen, x, y, width, height, 3, now.inks().input());
    }
}
