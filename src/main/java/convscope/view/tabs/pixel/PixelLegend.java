package convscope.view.tabs.pixel;

import convscope.trace.Axis;
import convscope.trace.SlidingWindow;
import convscope.view.tabs.Inks;
import convscope.view.tabs.Letters;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** What colours and marks of the pixel tab mean; of the marks, those that occur. */
final class PixelLegend extends Canvas {

    private static final double SIDE = 12;

    PixelLegend() {
        super(1, 18);
    }

    private interface Mark {
        void draw(GraphicsContext pen, double x, double y);
    }

    private record Item(String words, Mark mark) {}

    void show(PixelMoment now) {
        Inks inks = now.inks();
        List<Item> items = items(now, inks);
        setWidth(items.stream().mapToDouble(PixelLegend::width).sum());
        GraphicsContext pen = getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        double x = 0;
        for (Item item : items) {
            item.mark.draw(pen, x, 3);
            pen.setFill(inks.text());
            pen.setFont(Letters.plain(12));
            pen.setTextAlign(TextAlignment.LEFT);
            pen.setTextBaseline(VPos.CENTER);
            pen.fillText(item.words, x + SIDE + 4, 9.5);
            x += width(item);
        }
    }

    private static double width(Item item) {
        Text text = new Text(item.words);
        text.setFont(Letters.plain(12));
        return SIDE + 4 + Math.ceil(text.getLayoutBounds().getWidth()) + 12;
    }

    private static List<Item> items(PixelMoment now, Inks inks) {
        SlidingWindow window = now.play().window();
        List<Item> items = new ArrayList<>();
        items.add(
                new Item(
                        "input",
                        (pen, x, y) -> Cells.frame(pen, x + 1, y + 1, 10, 10, 2.5, inks.input())));
        if (now.into().traced().weighs()) {
            items.add(
                    new Item(
                            "kernel",
                            (pen, x, y) ->
                                    Cells.frame(pen, x + 1, y + 1, 10, 10, 2.5, inks.kernel())));
        }
        items.add(
                new Item(
                        "output",
                        (pen, x, y) -> Cells.frame(pen, x + 1, y + 1, 10, 10, 2.5, inks.output())));
        if (any(window, axis -> axis.padding() > 0 || axis.tapsBehind(axis.output() - 1) > 0)) {
            items.add(
                    new Item("padding", (pen, x, y) -> Cells.padding(pen, x, y, SIDE, SIDE, inks)));
        }
        if (any(window, axis -> axis.dilation() > 1 && axis.kernel() > 1)) {
            items.add(new Item("hole", (pen, x, y) -> Cells.hole(pen, x, y, SIDE, inks)));
        }
        if (any(window, axis -> axis.stride() > 1)) {
            items.add(
                    new Item(
                            "window's middle",
                            (pen, x, y) -> {
                                pen.setFill(inks.output());
                                pen.fillOval(x + 3, y + 3, 6, 6);
                            }));
        }
        if (any(window, PixelLegend::skips)) {
            items.add(
                    new Item(
                            "not read", (pen, x, y) -> Cells.skipped(pen, x, y, SIDE, SIDE, inks)));
        }
        return items;
    }

    private static boolean skips(Axis axis) {
        for (int at = 0; at < axis.input(); at++) {
            if (!axis.reads(at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean any(SlidingWindow window, java.util.function.Predicate<Axis> is) {
        return is.test(window.rows()) || is.test(window.columns());
    }
}
