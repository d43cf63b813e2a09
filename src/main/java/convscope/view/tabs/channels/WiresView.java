package convscope.view.tabs.channels;

import convscope.diagram.Carving;
import convscope.diagram.ChannelRow;
import convscope.diagram.ChannelWires;
import convscope.diagram.ChannelWires.Bundle;
import convscope.says.ReadingOrder;
import convscope.view.tabs.Inks;
import convscope.view.tabs.Letters;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Input channels as a row of small maps, output channels as a row below, and the wires between
 * them. What does not fit is drawn by bundles: a band is a group, or several.
 */
final class WiresView extends Region {

    private static final double TITLE = 19;
    private static final double RULER = 7;
    private static final double GAP = 3;
    private static final double SIDE = 6;

    /** Bands are at least so wide with the gap behind them. */
    private static final double NARROWEST = 3.2;

    /** More single wires than these in a band are drawn as the band alone. */
    private static final int MOST_WIRES = 144;

    private final Canvas canvas = new Canvas();
    private @Nullable Drawing drawing;
    private Carving carving = Carving.still(1);
    private double progress = 1;
    private BiConsumer<Side, OptionalInt> onHover = (side, channel) -> {};
    private IntConsumer onChoose = channel -> {};

    /** Which row. */
    enum Side {
        INPUT,
        OUTPUT
    }

    /**
     * @param inputs the maps that come in, where they are known
     * @param outputs the maps that go out, where they are known
     */
    record Drawing(
            Connected connected,
            Optional<Thumbnails> inputs,
            Optional<Thumbnails> outputs,
            String inputTitle,
            String outputTitle) {}

    WiresView() {
        getChildren().add(canvas);
        getStyleClass().add("channel-wires");
        setMinSize(160, 120);
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> onHover.accept(Side.INPUT, OptionalInt.empty()));
        setOnMousePressed(event -> channelAt(Side.OUTPUT, event).ifPresent(onChoose));
    }

    void show(Drawing shown) {
        drawing = shown;
        draw();
    }

    /** Draws a moment of a movement. */
    void move(Carving movement, double at) {
        carving = movement;
        progress = at;
        draw();
    }

    void setOnHover(BiConsumer<Side, OptionalInt> handler) {
        onHover = handler;
    }

    /** Called when the user chooses an output channel. */
    void setOnChoose(IntConsumer handler) {
        onChoose = handler;
    }

    /** {@return the middle of a channel's map on the screen} */
    Point2D centre(Side side, int channel) {
        Drawing d = java.util.Objects.requireNonNull(drawing);
        return localToScreen(row(d, side).centre(channel), mapTop(side) + map() / 2);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.max(1, getWidth()));
        canvas.setHeight(Math.max(1, getHeight()));
        draw();
    }

    private double map() {
        return Math.clamp(Math.floor(getHeight() * 0.19), 18, 84);
    }

    private double mapTop(Side side) {
        return switch (side) {
            case INPUT -> TITLE;
            case OUTPUT -> getHeight() - TITLE - map();
        };
    }

    private double wiresTop() {
        return TITLE + map() + GAP + RULER;
    }

    private double wiresBottom() {
        return getHeight() - wiresTop();
    }

    private ChannelRow row(Drawing d, Side side) {
        Connected c = d.connected;
        int count = side == Side.INPUT ? c.wires().in() : c.wires().out();
        double width = Math.max(1, getWidth() - 2 * SIDE);
        double fits = Math.min(width, count * (map() + GAP));
        double left = SIDE + (width - fits) / 2;
        if (!c.hasChosen()) {
            return ChannelRow.even(count, left, fits);
        }
        Bundle group = c.group();
        return side == Side.INPUT
                ? ChannelRow.of(count, left, fits, group.inFirst(), group.inEnd(), map() + GAP)
                : ChannelRow.of(count, left, fits, group.outFirst(), group.outEnd(), map() + GAP);
    }

    private OptionalInt channelAt(Side side, MouseEvent event) {
        double top = side == Side.INPUT ? 0 : wiresBottom();
        double bottom = side == Side.INPUT ? wiresTop() : getHeight();
        if (drawing == null || event.getY() < top || event.getY() > bottom) {
            return OptionalInt.empty();
        }
        int channel = row(drawing, side).channelAt(event.getX());
        return channel < 0 ? OptionalInt.empty() : OptionalInt.of(channel);
    }

    private void hover(MouseEvent event) {
        for (Side side : Side.values()) {
            OptionalInt channel = channelAt(side, event);
            if (channel.isPresent()) {
                onHover.accept(side, channel);
                return;
            }
        }
        onHover.accept(Side.INPUT, OptionalInt.empty());
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (drawing == null || getWidth() < 2) {
            return;
        }
        Drawing d = drawing;
        Connected c = d.connected;
        Inks inks = Inks.of(c.dark());
        ChannelRow in = row(d, Side.INPUT);
        ChannelRow out = row(d, Side.OUTPUT);
        carving.at(progress)
                .forEach(
                        (groups, visible) -> {
                            if (c.fits(groups)) {
                                bands(pen, c, groups, visible, in, out, inks);
                            }
                        });
        if (c.hasChosen()) {
            fan(pen, c, in, out, inks);
        }
        maps(pen, d, Side.INPUT, in, inks);
        maps(pen, d, Side.OUTPUT, out, inks);
        titles(pen, d, inks);
    }

    private void bands(
            GraphicsContext pen,
            Connected c,
            int groups,
            double visible,
            ChannelRow in,
            ChannelRow out,
            Inks inks) {
        ChannelWires wires = new ChannelWires(c.wires().in(), c.wires().out(), groups);
        int most = (int) (Math.min(in.width(), out.width()) / NARROWEST);
        double rest = c.hasChosen() ? 0.4 : 1;
        for (Bundle bundle : wires.bundles(most)) {
            double loose = bundle.groups() > 1 ? 0.6 : 1;
            band(pen, bundle, in, out, inks.kernel(), visible * rest * loose);
        }
        if (c.hasChosen() && groups == c.wires().groups()) {
            band(pen, c.group(), in, out, inks.kernel(), visible * 0.6);
        }
    }

    /** The narrower the band, the fuller its colour; a band of few wires shows each. */
    private void band(
            GraphicsContext pen,
            Bundle bundle,
            ChannelRow in,
            ChannelRow out,
            Color ink,
            double visible) {
        double inLeft = in.edge(bundle.inFirst());
        double inRight = in.edge(bundle.inEnd());
        double outLeft = out.edge(bundle.outFirst());
        double outRight = out.edge(bundle.outEnd());
        double gap = Math.min(1.2, Math.min(inRight - inLeft, outRight - outLeft) * 0.2);
        int inputs = bundle.inEnd() - bundle.inFirst();
        int outputs = bundle.outEnd() - bundle.outFirst();
        boolean single =
                bundle.groups() == 1
                        && inputs * outputs <= MOST_WIRES
                        && inRight - inLeft >= 5 * inputs
                        && outRight - outLeft >= 5 * outputs;
        pen.setFill(ink.deriveColor(0, 1, 1, visible * (single ? 0.16 : 0.42)));
        pen.fillPolygon(
                new double[] {inLeft + gap, inRight - gap, outRight - gap, outLeft + gap},
                new double[] {wiresTop(), wiresTop(), wiresBottom(), wiresBottom()},
                4);
        if (single) {
            pen.setStroke(ink.deriveColor(0, 1, 1, visible * 0.75));
            pen.setLineWidth(inputs * outputs > 40 ? 0.7 : 1.2);
            for (int o = bundle.outFirst(); o < bundle.outEnd(); o++) {
                for (int i = bundle.inFirst(); i < bundle.inEnd(); i++) {
                    pen.strokeLine(in.centre(i), wiresTop(), out.centre(o), wiresBottom());
                }
            }
        }
    }

    /** From the chosen output channel to every input channel that it sees. */
    private void fan(GraphicsContext pen, Connected c, ChannelRow in, ChannelRow out, Inks inks) {
        Bundle group = c.group();
        double x = out.centre(c.chosen());
        int inputs = group.inEnd() - group.inFirst();
        double left = in.edge(group.inFirst());
        double right = in.edge(group.inEnd());
        if (right - left >= 5.0 * inputs) {
            pen.setStroke(inks.kernel());
            pen.setLineWidth(2.4);
            for (int i = group.inFirst(); i < group.inEnd(); i++) {
                pen.strokeLine(in.centre(i), wiresTop(), x, wiresBottom());
            }
        } else {
            pen.setFill(inks.kernel().deriveColor(0, 1, 1, 0.85));
            pen.fillPolygon(
                    new double[] {left, Math.max(right, left + 1), x + 1.2, x - 1.2},
                    new double[] {wiresTop(), wiresTop(), wiresBottom(), wiresBottom()},
                    4);
        }
    }

    private void maps(GraphicsContext pen, Drawing d, Side side, ChannelRow row, Inks inks) {
        Connected c = d.connected;
        boolean inputs = side == Side.INPUT;
        Color ink = inputs ? inks.input() : inks.output();
        ruler(pen, c, side, row, ink);
        Optional<Thumbnails> maps =
                (inputs ? d.inputs : d.outputs).filter(t -> t.channels() == row.count());
        double top = mapTop(side);
        for (ChannelRow.Cell cell : row.cells(map() + GAP)) {
            int shown = !inputs && within(cell, c.chosen()) ? c.chosen() : cell.first();
            boolean lit = !c.hasChosen() || lit(c, side, cell);
            double size = Math.min(map(), cell.width() - 1);
            double left = cell.centre() - size / 2;
            if (maps.isPresent()) {
                image(pen, maps.get(), shown, left, top, size);
            } else {
                pen.setFill(inks.box());
                pen.fillRect(left, top, size, map());
            }
            if (!lit) {
                pen.setFill(inks.paper().deriveColor(0, 1, 1, 0.72));
                pen.fillRect(left, top, size, map());
            }
            pen.setStroke(lit ? ink : ink.deriveColor(0, 1, 1, 0.35));
            pen.setLineWidth(lit && c.hasChosen() ? 2.2 : 1);
            pen.strokeRect(left, top, size, map());
        }
    }

    private void image(
            GraphicsContext pen,
            Thumbnails maps,
            int channel,
            double left,
            double top,
            double size) {
        pen.setImageSmoothing(maps.maps().width() > size);
        pen.drawImage(maps.of(channel), left, top, size, map());
    }

    private static boolean within(ChannelRow.Cell cell, int channel) {
        return channel >= cell.first() && channel < cell.end();
    }

    private static boolean lit(Connected c, Side side, ChannelRow.Cell cell) {
        Bundle group = c.group();
        return side == Side.INPUT
                ? cell.first() < group.inEnd() && cell.end() > group.inFirst()
                : within(cell, c.chosen());
    }

    /** Every channel exactly, however narrow: groups alternate in shade, those lit stand out. */
    private void ruler(GraphicsContext pen, Connected c, Side side, ChannelRow row, Color ink) {
        double top = side == Side.INPUT ? wiresTop() - RULER : wiresBottom();
        ChannelWires wires = c.wires();
        int most = Math.max(1, (int) (row.width() / NARROWEST));
        boolean second = false;
        for (Bundle bundle : wires.bundles(most)) {
            int first = side == Side.INPUT ? bundle.inFirst() : bundle.outFirst();
            int end = side == Side.INPUT ? bundle.inEnd() : bundle.outEnd();
            double shade = (c.hasChosen() ? 0.18 : 0.5) + (second ? 0.22 : 0);
            pen.setFill(ink.deriveColor(0, 1, 1, shade));
            pen.fillRect(row.edge(first), top, row.edge(end) - row.edge(first), RULER);
            second = !second;
        }
        if (c.hasChosen()) {
            int first = side == Side.INPUT ? c.group().inFirst() : c.chosen();
            int end = side == Side.INPUT ? c.group().inEnd() : c.chosen() + 1;
            pen.setFill(ink);
            pen.fillRect(row.edge(first), top, Math.max(2, row.edge(end) - row.edge(first)), RULER);
        }
    }

    private void titles(GraphicsContext pen, Drawing d, Inks inks) {
        pen.setFont(Letters.heading(13));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        double middle = getWidth() / 2;
        pen.setFill(inks.input());
        pen.fillText(ReadingOrder.of(d.inputTitle), middle, TITLE / 2 - 1, getWidth());
        pen.setFill(inks.output());
        pen.fillText(
                ReadingOrder.of(d.outputTitle), middle, getHeight() - TITLE / 2 + 1, getWidth());
    }
}
