package convscope.view.tabs.channels;

import convscope.analysis.ChannelSight;
import convscope.analysis.NumberText;
import convscope.diagram.Typeface;
import convscope.view.tabs.Inks;
import convscope.view.tabs.Letters;
import java.util.BitSet;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** The block from its input to its output, a row an operation, with the channels that are lit. */
final class SightView extends Region {

    private static final double LABEL = 74;
    private static final double NUMBERS = 96;
    private static final double HIGHEST = 30;

    private final Canvas canvas = new Canvas();
    private @Nullable ChannelSight sight;
    private boolean dark;
    private Consumer<String> onHover = says -> {};

    SightView() {
        getChildren().add(canvas);
        getStyleClass().add("channel-sight");
        setMinSize(160, 60);
        setOnMouseMoved(event -> onHover.accept(rowAt(event.getY())));
        setOnMouseExited(event -> onHover.accept(""));
    }

    void show(ChannelSight shown, boolean onDark) {
        sight = shown;
        dark = onDark;
        draw();
    }

    void clear() {
        sight = null;
        draw();
    }

    void setOnHover(Consumer<String> handler) {
        onHover = handler;
    }

    @Override
    protected double computePrefHeight(double width) {
        return sight == null ? 60 : 22.0 * sight.rows().size();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.max(1, getWidth()));
        canvas.setHeight(Math.max(1, getHeight()));
        draw();
    }

    private double step(ChannelSight s) {
        return Math.min(HIGHEST, getHeight() / s.rows().size());
    }

    private String rowAt(double y) {
        if (sight == null) {
            return "";
        }
        int index = (int) (y / step(sight));
        return index < sight.rows().size() ? says(sight.rows().get(index)) : "";
    }

    private static String says(ChannelSight.Row row) {
        String many =
                "%s of the %s channels of %s"
                        .formatted(
                                NumberText.exact(row.lit().cardinality()),
                                NumberText.exact(row.channels()),
                                row.name());
        return switch (row.side()) {
            case SEEN -> "It sees " + many + ".";
            case CHOSEN -> "The chosen channel of " + row.name() + ".";
            case REACHED ->
                    String.format(
                            Locale.ROOT,
                            "%s see it; each of them sees %d of the channels that it was chosen from.",
                            many,
                            row.sees());
        };
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (sight == null || getWidth() < LABEL + NUMBERS + 20) {
            return;
        }
        Inks inks = Inks.of(dark);
        double step = step(sight);
        pen.setTextBaseline(VPos.CENTER);
        pen.setFont(Letters.plain(Math.min(13, Math.max(9, step * 0.72))));
        double y = 0;
        for (ChannelSight.Row row : sight.rows()) {
            row(pen, row, y, step, inks);
            y += step;
        }
    }

    private void row(
            GraphicsContext pen, ChannelSight.Row row, double top, double step, Inks inks) {
        boolean chosen = row.side() == ChannelSight.Side.CHOSEN;
        double width = getWidth() - LABEL - NUMBERS;
        double height = Math.max(3, step - 5);
        double y = top + (step - height) / 2;
        Color ink = row.side() == ChannelSight.Side.SEEN ? inks.input() : inks.output();
        pen.setTextAlign(TextAlignment.RIGHT);
        pen.setFill(chosen ? inks.output() : inks.text());
        pen.fillText(
                Typeface.REGULAR.shortened(row.name(), LABEL - 8, pen.getFont().getSize()),
                LABEL - 6,
                top + step / 2,
                LABEL - 8);
        pen.setFill(inks.box());
        pen.fillRect(LABEL, y, width, height);
        pen.setFill(ink);
        lit(pen, row.lit(), row.channels(), y, width, height);
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setFill(inks.text());
        pen.fillText(numbers(row), LABEL + width + 6, top + step / 2, NUMBERS - 8);
    }

    private static void lit(
            GraphicsContext pen, BitSet lit, int channels, double y, double width, double height) {
        for (int from = lit.nextSetBit(0); from >= 0; ) {
            int end = lit.nextClearBit(from);
            double left = LABEL + width * from / channels;
            double right = LABEL + width * end / channels;
            double gap = right - left > 3 && end - from < channels ? 0.5 : 0;
            pen.fillRect(left, y, Math.max(2, right - left - gap), height);
            from = lit.nextSetBit(end);
        }
    }

    private static String numbers(ChannelSight.Row row) {
        return switch (row.side()) {
            case SEEN ->
                    String.format(
                            Locale.ROOT, "sees %d of %d", row.lit().cardinality(), row.channels());
            case CHOSEN -> String.format(Locale.ROOT, "channel %d", row.lit().nextSetBit(0));
            case REACHED ->
                    String.format(
                            Locale.ROOT,
                            "%d of %d see it",
                            row.lit().cardinality(),
                            row.channels());
        };
    }
}
