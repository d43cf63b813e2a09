package convscope.view.tabs.pixel;

import convscope.analysis.ValueSet;
import convscope.model.Shape;
import convscope.picture.Sheet;
import convscope.view.tabs.Inks;
import convscope.view.tabs.Letters;
import convscope.view.tabs.Sheets;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * The design's input picture, bright where the value depends on it, with the theoretical extent as
 * a frame; beside it which channels, and all of it in numbers.
 */
final class DependencyPane extends CanvasPane<Dependency> {

    private static final double HEAD = 20;
    private static final double GAP = 18;

    /** What is not seen lies under so much of the ground. */
    private static final int VEIL = 0xC8;

    private @Nullable Image picture;
    private @Nullable Dependency pictureOf;

    @Override
    void draw(GraphicsContext pen, Dependency now) {
        Shape in = now.input();
        double cell =
                Math.min(getWidth() * 0.5 / in.width(), (getHeight() - HEAD - 4) / in.height());
        double width = in.width() * cell;
        double height = in.height() * cell;
        double left = 2;
        double top = HEAD + 2;
        Inks inks = Inks.of(now.dark());
        Cells.write(
                pen,
                "the design's input, " + in.height() + "x" + in.width(),
                Math.max(left + width / 2, 90),
                HEAD / 2,
                12,
                inks.input());
        pen.setImageSmoothing(true);
        pen.drawImage(picture(now), left, top, width, height);
        pen.setImageSmoothing(false);
        pen.drawImage(Sheets.image(veil(now, inks.paper())), left, top, width, height);
        frame(pen, now, left, top, cell, inks);
        double x = left + width + GAP;
        double below = words(pen, now, x, inks);
        channels(pen, now, x, below, inks);
    }

    private Image picture(Dependency now) {
        Image made = picture;
        Dependency before = pictureOf;
        if (made == null || before == null || !before.picture().equals(now.picture())) {
            made = Sheets.image(now.picture());
            picture = made;
        }
        pictureOf = now;
        return made;
    }

    /** One pixel for each of the input's: clear where any channel of it is seen. */
    private static Sheet veil(Dependency now, Color ground) {
        Shape in = now.input();
        int[] argb = new int[Math.toIntExact(in.area())];
        int dim = premultiplied(ground);
        for (int row = 0; row < in.height(); row++) {
            BitSet seen = now.seen().columns(row);
            for (int column = 0; column < in.width(); column++) {
                argb[row * in.width() + column] = seen.get(column) ? 0 : dim;
            }
        }
        return new Sheet(in.width(), in.height(), argb);
    }

    private static int premultiplied(Color ground) {
        return VEIL << 24
                | (int) (ground.getRed() * VEIL) << 16
                | (int) (ground.getGreen() * VEIL) << 8
                | (int) (ground.getBlue() * VEIL);
    }

    /** The theoretical extent, as far as it lies on the picture; and what is really seen. */
    private static void frame(
            GraphicsContext pen, Dependency now, double left, double top, double cell, Inks inks) {
        Shape in = now.input();
        Cells.frame(pen, left, top, in.width() * cell, in.height() * cell, 1, inks.muted());
        if (now.field().everything() || now.seen().isEmpty()) {
            return;
        }
        double x = Math.max(0, now.field().columns().firstAt(now.column())) * cell;
        double y = Math.max(0, now.field().rows().firstAt(now.row())) * cell;
        double right = Math.min(in.width(), now.field().columns().lastAt(now.column()) + 1) * cell;
        double bottom = Math.min(in.height(), now.field().rows().lastAt(now.row()) + 1) * cell;
        double w = Math.max(6, right - x);
        double h = Math.max(6, bottom - y);
        Cells.frame(pen, left + x, top + y, w, h, 4, inks.paper());
        Cells.frame(pen, left + x, top + y, w, h, 2.5, inks.input());
    }

    private double words(GraphicsContext pen, Dependency now, double x, Inks inks) {
        Shape in = now.input();
        ValueSet seen = now.seen();
        List<Line> lines =
                List.of(
                        new Line(
                                String.format(
                                        Locale.ROOT,
                                        "%s, channel %d, row %d, column %d",
                                        now.node(),
                                        now.channel(),
                                        now.row(),
                                        now.column()),
                                inks.output()),
                        new Line(
                                String.format(
                                                Locale.ROOT,
                                                "depends on %,d of %,d input values:",
                                                seen.size(),
                                                in.elements())
                                        .replace(',', ' '),
                                inks.text()),
                        new Line("rows " + runs(seen.rows(), in.height()), inks.text()),
                        new Line("columns " + runs(seen.columns(), in.width()), inks.text()),
                        new Line("theoretical extent " + now.field().says(), inks.input()),
                        new Line(now.extent(), inks.input()),
                        new Line("channels " + runs(seen.channels(), in.channels()), inks.input()));
        int longest = lines.stream().mapToInt(line -> line.text.length()).max().orElse(1);
        double fits = (getWidth() - x - 4) / (0.53 * longest);
        double size = Math.clamp(Math.min(getHeight() / 17, fits), 9, 20);
        double y = HEAD;
        for (Line line : lines) {
            if (!line.text.isEmpty()) {
                write(pen, x, y, size, line.ink, line.text);
                y += size * 1.5;
            }
        }
        return y;
    }

    private record Line(String text, Color ink) {}

    private static void write(
            GraphicsContext pen, double x, double y, double size, Color ink, String text) {
        pen.setFont(Letters.plain(size));
        pen.setFill(ink);
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setTextBaseline(VPos.CENTER);
        pen.fillText(text, x, y);
    }

    /** One cell for each input channel, filled where it is seen. */
    private void channels(GraphicsContext pen, Dependency now, double x, double y, Inks inks) {
        int count = now.input().channels();
        double width = Math.max(40, getWidth() - x - 4);
        double height = Math.max(10, getHeight() - y - 4);
        double side = Math.clamp(Math.floor(Math.sqrt(width * height / count)), 2, 22);
        int columns = Math.max(1, (int) (width / side));
        BitSet seen = now.seen().channels();
        double gap = side >= 5 ? 1 : 0;
        for (int c = 0; c < count; c++) {
            int down = c / columns;
            int across = c % columns;
            pen.setFill(seen.get(c) ? inks.input() : inks.muted().deriveColor(0, 1, 1, 0.3));
            pen.fillRect(x + across * side, y + down * side, side - gap, side - gap);
        }
    }

    /** {@return e.g. {@code 0…2, 5 (4 of 9)}} */
    static String runs(BitSet set, int of) {
        StringBuilder runs = new StringBuilder();
        int written = 0;
        for (int from = set.nextSetBit(0); from >= 0; ) {
            int end = set.nextClearBit(from);
            if (written++ == 4) {
                runs.append(", …");
                break;
            }
            runs.append(runs.isEmpty() ? "" : ", ").append(PixelWords.span(from, end - 1L));
            from = set.nextSetBit(end);
        }
        return String.format(
                Locale.ROOT,
                "%s (%d of %d)",
                runs.isEmpty() ? "none" : runs,
                set.cardinality(),
                of);
    }
}
