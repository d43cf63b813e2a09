package convscope.view.tabs;

import convscope.picture.ColourScale;
import convscope.picture.ValueRange;
import convscope.says.ReadingOrder;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** One value per channel as bars, in any order, from one to thousands. */
public final class ChannelBars extends Region {

    private static final double LEFT = 46;
    private static final double TOP = 24;
    private static final double RIGHT = 8;
    private static final double BOTTOM = 18;
    private static final double WIDEST_LETTER = 7.5;

    private final Canvas canvas = new Canvas();
    private @Nullable Bars bars;
    private int chosen = -1;
    private int hovered = -1;
    private Consumer<OptionalInt> onHover = channel -> {};
    private IntConsumer onChoose = channel -> {};

    /**
     * What to draw.
     *
     * @param series values per channel; several are stacked
     * @param colours one for each series
     * @param order the channels from left to right
     * @param range what the axis covers
     * @param sorted what the channels are sorted by, or empty where they stand by number
     */
    public record Bars(
            String title,
            List<float[]> series,
            List<Color> colours,
            int[] order,
            ValueRange range,
            String sorted,
            boolean dark) {}

    public ChannelBars() {
        getChildren().add(canvas);
        getStyleClass().add("channel-bars");
        setFocusTraversable(true);
        setMinSize(80, 60);
        setOnMouseMoved(event -> hover(channelAt(event.getX())));
        setOnMouseExited(event -> hover(OptionalInt.empty()));
        setOnMouseClicked(
                event -> {
                    requestFocus();
                    channelAt(event.getX()).ifPresent(onChoose);
                });
        setOnKeyPressed(this::key);
    }

    public void show(Bars shown) {
        bars = shown;
        draw();
    }

    public void clear() {
        bars = null;
        draw();
    }

    public void choose(int channel) {
        chosen = channel;
        draw();
    }

    public void setOnHover(Consumer<OptionalInt> handler) {
        onHover = handler;
    }

    public void setOnChoose(IntConsumer handler) {
        onChoose = handler;
    }

    /** {@return the channels from left to right} */
    public int[] order() {
        return bars == null ? new int[0] : bars.order.clone();
    }

    /** {@return the middle of a channel's bar, from the left edge} */
    public double centre(int channel) {
        return left(place(channel)) + step() / 2;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 160;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.max(1, getWidth()));
        canvas.setHeight(Math.max(1, getHeight()));
        draw();
    }

    private void key(KeyEvent event) {
        int by = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (by != 0 && bars != null) {
            int next = Math.clamp(place(chosen) + by, 0, bars.order.length - 1);
            onChoose.accept(bars.order[next]);
            event.consume();
        }
    }

    private void hover(OptionalInt channel) {
        hovered = channel.orElse(-1);
        draw();
        onHover.accept(channel);
    }

    private OptionalInt channelAt(double x) {
        if (bars == null || x < LEFT || x >= canvas.getWidth() - RIGHT) {
            return OptionalInt.empty();
        }
        int place = Math.clamp((int) ((x - LEFT) / step()), 0, bars.order.length - 1);
        return OptionalInt.of(bars.order[place]);
    }

    private int place(int channel) {
        int[] order = order();
        return IntStream.range(0, order.length)
                .filter(place -> order[place] == channel)
                .findFirst()
                .orElse(-1);
    }

    private double plotWidth() {
        return Math.max(1, canvas.getWidth() - LEFT - RIGHT);
    }

    private double step() {
        return bars == null ? 1 : plotWidth() / bars.order.length;
    }

    private double left(int place) {
        return LEFT + place * step();
    }

    private double y(double value, ValueRange range) {
        double bottom = canvas.getHeight() - BOTTOM;
        double fraction = range.max() > range.min() ? range.fraction(value) : 0;
        return bottom - Math.clamp(fraction, 0, 1) * (bottom - TOP);
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (bars == null || bars.order.length == 0) {
            return;
        }
        Inks inks = Inks.of(bars.dark);
        axes(pen, bars, inks);
        mark(pen, hovered, inks.muted().deriveColor(0, 1, 1, 0.35));
        mark(pen, chosen, inks.chosen().deriveColor(0, 1, 1, 0.45));
        for (int place = 0; place < bars.order.length; place++) {
            bar(pen, bars, place);
        }
        pen.setStroke(inks.muted());
        pen.strokeLine(LEFT, y(0, bars.range), LEFT + plotWidth(), y(0, bars.range));
    }

    /** A bar is whole pixels wide, at least one, so that thousands on few still show their tips. */
    private void bar(GraphicsContext pen, Bars shown, int place) {
        double left = Math.floor(left(place));
        double width = Math.floor(left(place + 1)) - left - (step() >= 4 ? 1 : 0);
        double base = 0;
        for (int s = 0; s < shown.series.size(); s++) {
            double value = shown.series.get(s)[shown.order[place]];
            if (!Double.isFinite(value)) {
                pen.setFill(Legend.colour(ColourScale.NOT_FINITE));
                pen.fillRect(left, TOP, Math.max(1, width), canvas.getHeight() - BOTTOM - TOP);
                return;
            }
            double from = y(base, shown.range);
            double to = y(base + value, shown.range);
            pen.setFill(shown.colours.get(s % shown.colours.size()));
            pen.fillRect(
                    left,
                    Math.min(from, to),
                    Math.max(1, width),
                    Math.max(0.5, Math.abs(from - to)));
            base = shown.series.size() > 1 ? base + value : 0;
        }
    }

    private void mark(GraphicsContext pen, int channel, Color colour) {
        int place = place(channel);
        if (place >= 0) {
            double width = Math.max(3, step());
            double middle = left(place) + step() / 2;
            pen.setFill(colour);
            pen.fillRect(middle - width / 2, TOP, width, canvas.getHeight() - TOP - BOTTOM);
            pen.setFill(colour.deriveColor(0, 1, 1, 2));
            double y = canvas.getHeight() - BOTTOM;
            pen.fillPolygon(
                    new double[] {middle - 4, middle + 4, middle},
                    new double[] {y + 7, y + 7, y},
                    3);
        }
    }

    private void axes(GraphicsContext pen, Bars shown, Inks inks) {
        pen.setFill(inks.text());
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setTextBaseline(VPos.TOP);
        pen.setFont(Letters.heading(13));
        pen.fillText(ReadingOrder.of(title(shown.title)), 4, 2, canvas.getWidth() - 8);
        pen.setFont(Letters.plain(11));
        pen.setStroke(inks.muted().deriveColor(0, 1, 1, 0.4));
        pen.setLineWidth(1);
        int wanted = canvas.getHeight() > 130 ? 4 : 2;
        for (double tick : Numerals.ticks(shown.range.min(), shown.range.max(), wanted)) {
            double y = Math.floor(y(tick, shown.range)) + 0.5;
            pen.strokeLine(LEFT, y, LEFT + plotWidth(), y);
            pen.setTextAlign(TextAlignment.RIGHT);
            pen.setTextBaseline(VPos.CENTER);
            pen.fillText(Numerals.value(tick), LEFT - 5, y);
        }
        channelAxis(pen, shown);
    }

    /** Where there is no room for all of it, what stands before the colon. */
    private String title(String full) {
        boolean fits = full.length() * WIDEST_LETTER < canvas.getWidth() - 8;
        int colon = full.indexOf(':');
        return fits || colon < 0 ? full : full.substring(0, colon);
    }

    private void channelAxis(GraphicsContext pen, Bars shown) {
        int last = shown.order.length - 1;
        double y = canvas.getHeight() - BOTTOM + 4;
        pen.setTextBaseline(VPos.TOP);
        pen.setTextAlign(TextAlignment.CENTER);
        if (!shown.sorted.isEmpty()) {
            pen.fillText(shown.sorted, LEFT + plotWidth() / 2, y);
            return;
        }
        if (plotWidth() > 110) {
            pen.fillText("channel", LEFT + plotWidth() / 2, y);
        }
        pen.setTextAlign(TextAlignment.LEFT);
        pen.fillText("0", left(0), y);
        if (last > 0) {
            pen.setTextAlign(TextAlignment.RIGHT);
            pen.fillText(Integer.toString(last), LEFT + plotWidth(), y);
        }
    }
}
