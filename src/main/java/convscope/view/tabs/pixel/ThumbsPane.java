package convscope.view.tabs.pixel;

import convscope.picture.FeatureMaps;
import convscope.picture.ValueRange;
import convscope.trace.Axis;
import convscope.view.tabs.Inks;
import convscope.view.tabs.MapPicture;
import convscope.view.tabs.Sheets;
import java.util.Locale;
import java.util.OptionalInt;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * The input maps of the group, small, each with the window on it; a page of them where there are
 * many.
 */
final class ThumbsPane extends CanvasPane<PixelMoment> {

    private static final double HEAD = 20;
    private static final double LEAST = 44;
    private static final double GAP = 6;
    private static final double FOOT = 16;

    private int first;
    private int columns = 1;
    private int rows = 1;
    private double side = LEAST;
    private Image[] images = {};
    private @Nullable FeatureMaps imagesOf;
    private int imagesFirst = -1;
    private boolean imagesDark;

    /** {@return the input channel under a point, within the group} */
    OptionalInt channelAt(double x, double y) {
        PixelMoment now = moment();
        int column = (int) Math.floor((x - left()) / (side + GAP));
        int row = (int) Math.floor((y - HEAD) / (side + GAP));
        int place = first + row * columns + column;
        boolean there = column >= 0 && column < columns && row >= 0 && row < rows;
        return now != null && there && place < now.trace().inputs()
                ? OptionalInt.of(place)
                : OptionalInt.empty();
    }

    /** {@return how many are on a page} */
    int page() {
        return rows * columns;
    }

    private double left() {
        return (getWidth() - columns * (side + GAP) + GAP) / 2;
    }

    @Override
    void draw(GraphicsContext pen, PixelMoment now) {
        int count = now.trace().inputs();
        double height = getHeight() - HEAD - FOOT;
        side = Math.max(LEAST, Math.min(getWidth() - 4, (height + GAP) / Math.max(1, count) - GAP));
        side = Math.min(side, getWidth() - 4);
        columns = Math.max(1, (int) ((getWidth() + GAP) / (side + GAP)));
        rows = Math.max(1, (int) ((height + GAP) / (side + GAP)));
        first = now.input() / page() * page();
        int end = Math.min(count, first + page());
        prepare(now, end);
        String says = count == 1 ? "1 input" : count + " inputs";
        Cells.write(pen, says, getWidth() / 2, HEAD / 2, 12, now.inks().input());
        for (int place = first; place < end; place++) {
            thumb(pen, now, place);
        }
        if (count > page()) {
            Cells.write(
                    pen,
                    String.format(
                            Locale.ROOT,
                            "%d–%d ↕",
                            now.trace().firstInput() + first,
                            now.trace().firstInput() + end - 1),
                    getWidth() / 2,
                    getHeight() - FOOT / 2,
                    11,
                    now.inks().text());
        }
    }

    private void prepare(PixelMoment now, int end) {
        FeatureMaps maps = now.into().input();
        int from = now.trace().firstInput() + first;
        boolean dark = now.into().shown().dark();
        boolean same =
                maps.equals(imagesOf)
                        && imagesFirst == from
                        && imagesDark == dark
                        && images.length == end - first;
        if (!same) {
            imagesOf = maps;
            imagesFirst = from;
            imagesDark = dark;
            ValueRange range = now.into().inputRange();
            images = new Image[end - first];
            for (int i = 0; i < images.length; i++) {
                images[i] = Sheets.image(MapPicture.of(maps, from + i, now.colours(range), range));
            }
        }
    }

    private void thumb(GraphicsContext pen, PixelMoment now, int place) {
        int at = place - first;
        FeatureMaps maps = now.into().input();
        double scale = side / Math.max(maps.width(), maps.height());
        int across = at % columns;
        int down = at / columns;
        double x = left() + across * (side + GAP) + (side - maps.width() * scale) / 2;
        double y = HEAD + down * (side + GAP) + (side - maps.height() * scale) / 2;
        double width = maps.width() * scale;
        double height = maps.height() * scale;
        pen.drawImage(images[at], x, y, width, height);
        boolean chosen = place == now.input();
        Inks inks = now.inks();
        Cells.frame(pen, x, y, width, height, chosen ? 3 : 1, chosen ? inks.input() : inks.muted());
        window(pen, now, x, y, scale);
    }

    private static void window(
            GraphicsContext pen, PixelMoment now, double left, double top, double scale) {
        Axis down = now.play().window().rows();
        Axis across = now.play().window().columns();
        double width = Math.max(6, across.reach() * scale);
        double height = Math.max(6, down.reach() * scale);
        double x = left + (middle(across, now.column()) + 0.5) * scale - width / 2;
        double y = top + (middle(down, now.row()) + 0.5) * scale - height / 2;
        Cells.frame(pen, x, y, width, height, 3, now.inks().paper());
        Cells.frame(pen, x, y, width, height, 1.5, now.inks().input());
    }

    private static double middle(Axis axis, double position) {
        return position * axis.stride() - axis.padding() + (axis.reach() - 1) / 2.0;
    }
}
