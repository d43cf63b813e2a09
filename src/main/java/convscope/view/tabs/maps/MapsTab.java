package convscope.view.tabs.maps;

import convscope.graph.Graph;
import convscope.picture.FeatureMaps;
import convscope.picture.MapAtlas;
import convscope.picture.MapScaling;
import convscope.picture.ValueRange;
import convscope.run.Focus;
import convscope.run.PassResult;
import convscope.session.MapSettings;
import convscope.session.Message;
import convscope.session.Tab;
import convscope.view.tabs.BottomTab;
import convscope.view.tabs.ChannelBars;
import convscope.view.tabs.ChannelBars.Bars;
import convscope.view.tabs.Inks;
import convscope.view.tabs.Legend;
import convscope.view.tabs.Numerals;
import convscope.view.tabs.SheetView;
import convscope.view.tabs.SpreadRow;
import convscope.view.tabs.TabHost;
import convscope.view.tabs.TabValues;
import convscope.view.workbench.ShownDesign;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * All feature maps of the selected node in one sheet, with the gate beside them where they have
 * one; a vector as bars. Hover reads values, a click or Enter enlarges, arrows move the cursor.
 */
public final class MapsTab extends StackPane implements BottomTab {

    private static final double GATE_WIDTH = 260;

    private final Label title = new Label();
    private final Label status = new Label();
    private final Label message = new Label();
    private final MapControls controls = new MapControls();
    private final SheetView sheet = new SheetView(20);
    private final ChannelBars bars = new ChannelBars();
    private final ChannelBars gate = new ChannelBars();
    private final Label top = new Label();
    private final HBox vector = new HBox(16, bars, top);
    private final Legend legend = new Legend();
    private final Tooltip tooltip = new Tooltip();
    private final EnlargedMap enlarged = new EnlargedMap();
    private Pane host = this;
    private @Nullable TabValues shown;
    private @Nullable FeatureMaps maps;
    private Optional<FeatureMaps> gates = Optional.empty();
    private int[] order = {};
    private int channel = -1;
    private IntConsumer onChannel = chosen -> {};
    private Consumer<MapSettings> onSettings = changed -> {};

    public MapsTab() {
        setId("maps-tab");
        title.getStyleClass().addAll("heading", "tab-title");
        title.setId("maps-title");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        status.setId("maps-status");
        message.setId("maps-message");
        message.setWrapText(true);
        message.getStyleClass().add("tab-message");
        HBox.setHgrow(bars, Priority.ALWAYS);
        top.getStyleClass().add("tab-text");
        top.setMinWidth(Region.USE_PREF_SIZE);
        BorderPane pane = new BorderPane(new StackPane(sheet, vector, message));
        pane.setTop(new SpreadRow(30, title, controls));
        pane.setBottom(new SpreadRow(30, status, legend));
        pane.setRight(gate);
        gate.setId("maps-gate");
        gate.setPrefWidth(GATE_WIDTH);
        showGate(Optional.empty());
        pane.setPadding(new Insets(2, 8, 2, 8));
        getChildren().add(pane);
        tooltip.setShowDelay(Duration.millis(500));
        Tooltip.install(sheet, tooltip);
        listen();
        say("Nothing has been computed yet.");
    }

    @Override
    public Tab tab() {
        return Tab.MAPS;
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void attach(TabHost host) {
        setOverlayHost(host.overlay());
        setOnSettings(settings -> host.send(new Message.ShowMaps(settings)));
        setOnChannel(host::point);
    }

    @Override
    public void computed(ShownDesign shown, Focus focus, PassResult result) {
        show(TabValues.of(shown, focus, result).following());
    }

    @Override
    public void without(ShownDesign shown, String why) {
        say(why);
    }

    private void listen() {
        sheet.setOnHover(this::hover);
        sheet.setOnChoose(this::chosen);
        sheet.setOnOpen(this::enlarge);
        bars.setOnHover(this::hoverBar);
        bars.setOnChoose(this::chosen);
        gate.setOnChoose(this::chosen);
        gate.setOnHover(this::hoverGate);
        enlarged.setOnClose(this::closeEnlarged);
        enlarged.setOnStep(this::step);
        controls.setOnChange(this::change);
    }

    /**
     * Draws what was computed; keeps the cursor, and an enlarged map if it is still there. Where
     * the pass is one over an earlier design, what is drawn stays until the newest comes.
     */
    public void show(TabValues what) {
        selectChannel(what.location().channel());
        OptionalInt node = what.focus().node();
        if (node.isEmpty()) {
            shown = what;
            say(what.focus().excuse());
            title.setText(what.focus().title());
            return;
        }
        if (maps != null && shown != null && what.drawsLike(shown)) {
            return;
        }
        Optional<FeatureMaps> found = what.maps(node.getAsInt());
        if (found.isPresent()) {
            shown = what;
            title.setText(what.focus().title());
            maps = found.get();
            draw(what, maps);
        } else if (maps == null) {
            say("Computing …");
        }
    }

    /** Says in one sentence why there is nothing to see. */
    public void say(String why) {
        maps = null;
        title.setText("");
        message.setText(why);
        legend.setVisible(false);
        controls.setVisible(false);
        showGate(Optional.empty());
        only(message);
        closeEnlarged();
    }

    /** Where an enlarged map is laid over: a pane that stacks its children, by default this tab. */
    public void setOverlayHost(StackPane over) {
        closeEnlarged();
        host = over;
    }

    /** Puts the cursor on a channel; on none below 0. Does not call back. */
    public void selectChannel(int selected) {
        channel = selected;
        sheet.choose(selected);
        bars.choose(selected);
        gate.choose(selected);
    }

    /** Called when the user chooses a channel. */
    public void setOnChannel(IntConsumer handler) {
        onChannel = handler;
    }

    /** Called when the user changes scale or order; the new ones are shown by {@link #show}. */
    public void setOnSettings(Consumer<MapSettings> handler) {
        onSettings = handler;
    }

    private void draw(TabValues what, FeatureMaps all) {
        boolean gate = ChannelOrder.offers(what, all.channels(), MapSettings.Order.GATE);
        controls.setVisible(true);
        controls.show(what.settings(), gate);
        order = ChannelOrder.of(what, all);
        if (all.area() == 1) {
            drawVector(what, all);
            return;
        }
        sheet.show(all, order, what.scaling(all), what.dark());
        only(sheet);
        showGate(gateOf(what, all.channels()));
        showLegend(what, all);
        if (enlarged.getParent() != null) {
            show(enlarged.channel() < all.channels() ? enlarged.channel() : 0);
        }
    }

    private void drawVector(TabValues what, FeatureMaps all) {
        closeEnlarged();
        Inks inks = Inks.of(what.dark());
        String sorted = sortedBy(what.settings().order());
        ValueRange range = axis(what, all);
        bars.show(
                new Bars(
                        "one value per channel",
                        List.of(all.values()),
                        List.of(inks.input()),
                        order,
                        range,
                        sorted,
                        what.dark()));
        int node = what.focus().node().orElse(Graph.INPUT);
        boolean classes = what.focus().lowered().graph().vector(node) && all.channels() > 5;
        top.setText(classes ? TopClasses.text(all) : "");
        legend.setVisible(false);
        showGate(Optional.empty());
        only(vector);
    }

    /** The gate of the block that these maps come from, one value for each of them. */
    private static Optional<FeatureMaps> gateOf(TabValues what, int channels) {
        return what.focus()
                .stage()
                .filter(stage -> stage.gates().size() == 1)
                .flatMap(stage -> what.maps(stage.gates().getFirst()))
                .filter(values -> values.channels() == channels);
    }

    private void showGate(Optional<FeatureMaps> values) {
        gates = values;
        gate.setVisible(values.isPresent());
        gate.setManaged(values.isPresent());
        if (values.isPresent() && shown != null) {
            gate.show(
                    new Bars(
                            "gate: 0 shuts, 1 lets through",
                            List.of(values.get().values()),
                            List.of(Inks.of(shown.dark()).gate()),
                            order,
                            new ValueRange(0, 1).and(values.get().range()),
                            sortedBy(shown.settings().order()),
                            shown.dark()));
        }
    }

    private static ValueRange axis(TabValues what, FeatureMaps all) {
        return what.settings().scale() == MapSettings.Scale.FIXED
                        && what.scaling(all) instanceof MapScaling.Fixed fixed
                ? fixed.range().forColours()
                : all.range().forColours();
    }

    private static String sortedBy(MapSettings.Order by) {
        return switch (by) {
            case INDEX -> "";
            case MEAN -> "greatest first";
            case GATE -> "sorted by gate";
        };
    }

    private void showLegend(TabValues what, FeatureMaps all) {
        legend.setVisible(true);
        sheet.atlas()
                .ifPresent(
                        atlas -> {
                            boolean own = what.settings().scale() == MapSettings.Scale.PER_MAP;
                            legend.show(
                                    atlas.colours(),
                                    own ? Optional.empty() : Optional.of(atlas.rangeAt(0)),
                                    all.range(),
                                    all.statistics().notFinite() > 0,
                                    what.dark());
                        });
    }

    private void only(Region visible) {
        sheet.setVisible(sheet.equals(visible));
        vector.setVisible(vector.equals(visible));
        message.setVisible(message.equals(visible));
        status.setText("");
    }

    private void chosen(int selected) {
        selectChannel(selected);
        onChannel.accept(selected);
    }

    private void hover(Optional<MapAtlas.Hit> hit) {
        String text = hit.map(this::words).orElse("");
        status.setText(text);
        tooltip.setText(text);
        if (text.isEmpty()) {
            tooltip.hide();
        }
    }

    private String words(MapAtlas.Hit hit) {
        return String.format(
                Locale.ROOT,
                "%s   row %d, column %d   %s",
                name(hit.channel()),
                hit.row(),
                hit.column(),
                Numerals.value(hit.value()));
    }

    private void hoverBar(OptionalInt over) {
        status.setText(
                over.isPresent() && maps != null
                        ? name(over.getAsInt())
                                + "   "
                                + Numerals.value(maps.values()[over.getAsInt()])
                        : "");
    }

    private void hoverGate(OptionalInt over) {
        status.setText(
                over.isPresent() && gates.isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "gate of channel %d   %s",
                                over.getAsInt(),
                                Numerals.value(gates.get().values()[over.getAsInt()]))
                        : "");
    }

    private String name(int of) {
        return shown == null ? "" : shown.channel(shown.focus().node().orElse(Graph.INPUT), of);
    }

    private void change(MapSettings changed) {
        boolean begins =
                changed.scale() == MapSettings.Scale.FIXED
                        && shown != null
                        && shown.settings().scale() != MapSettings.Scale.FIXED;
        onSettings.accept(begins ? changed.withLimit(MapControls.limit(maps, changed)) : changed);
    }

    /** Lays one map over the host, large. */
    void enlarge(int selected) {
        if (maps != null && maps.area() > 1) {
            if (enlarged.getParent() == null) {
                host.getChildren().add(enlarged);
            }
            show(selected);
            enlarged.requestFocus();
        }
    }

    private void show(int selected) {
        if (shown != null && maps != null) {
            int node = shown.focus().node().orElse(Graph.INPUT);
            enlarged.show(shown, node, maps, selected, shown.scaling(maps));
        }
    }

    private void step(int by) {
        int place = List.of(boxed()).indexOf(enlarged.channel());
        int next = Math.clamp(place + by, 0, order.length - 1);
        chosen(order[next]);
        show(order[next]);
    }

    private Integer[] boxed() {
        return java.util.Arrays.stream(order).boxed().toArray(Integer[]::new);
    }

    private void closeEnlarged() {
        if (enlarged.getParent() != null) {
            host.getChildren().remove(enlarged);
            sheet.requestFocus();
        }
    }

    /** {@return the channel under the cursor, -1 for none} */
    public int channel() {
        return channel;
    }
}
