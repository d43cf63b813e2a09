package convscope.view.tabs.gates;

import convscope.graph.GateStage;
import convscope.picture.FeatureMaps;
import convscope.picture.LayerScale;
import convscope.picture.MapAtlas;
import convscope.picture.MapOrder;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * Channel attention from left to right as the figure of the paper has it: maps before, squeeze,
 * hidden, gate, maps after. The maps share one scale, and all that has a value per channel shares
 * one order.
 */
public final class GatesTab extends StackPane implements BottomTab {

    private static final double[] WIDTHS = {24, 18, 12, 22, 24};
    private static final String NO_GATE =
            "This design has no gate. Select a block and press Ctrl+E to attach"
                    + " squeeze-and-excitation to it.";

    private final Label title = new Label();
    private final Label status = new Label();
    private final Label message = new Label();
    private final CheckBox sorted = new CheckBox("sorted by gate");
    private final ChannelBars squeeze = new ChannelBars();
    private final ChannelBars hidden = new ChannelBars();
    private final ChannelBars gate = new ChannelBars();
    private final SheetView before = new SheetView(11);
    private final SheetView after = new SheetView(11);
    private final Label beforeTitle = heading();
    private final Label afterTitle = heading();
    private final Legend legend = new Legend();
    private final BorderPane pane = new BorderPane();
    private @Nullable TabValues shown;
    private IntConsumer onChannel = chosen -> {};
    private Consumer<MapSettings> onSettings = changed -> {};

    public GatesTab() {
        setId("gates-tab");
        title.getStyleClass().addAll("heading", "tab-title");
        title.setId("gates-title");
        status.setId("gates-status");
        message.setId("gates-message");
        message.setWrapText(true);
        message.getStyleClass().add("tab-message");
        sorted.setId("gates-sorted");
        sorted.setOnAction(event -> sort());
        pane.setCenter(columns());
        pane.setTop(new SpreadRow(30, title, sorted));
        pane.setBottom(new SpreadRow(30, status, legend));
        pane.setPadding(new Insets(2, 8, 2, 8));
        getChildren().addAll(pane, message);
        listen();
        say("Nothing has been computed yet.");
    }

    @Override
    public Tab tab() {
        return Tab.GATES;
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void attach(TabHost host) {
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

    private GridPane columns() {
        GridPane grid = new GridPane();
        grid.setHgap(8);
        for (double width : WIDTHS) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(width);
            grid.getColumnConstraints().add(column);
        }
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        grid.getRowConstraints().add(row);
        grid.addRow(0, under(beforeTitle, before), squeeze, hidden, gate, under(afterTitle, after));
        return grid;
    }

    private void listen() {
        for (SheetView sheet : List.of(before, after)) {
            sheet.setOnChoose(this::chosen);
        }
        before.setOnHover(hit -> hover("before", hit));
        after.setOnHover(hit -> hover("after", hit));
        for (ChannelBars bars : List.of(squeeze, gate)) {
            bars.setOnChoose(this::chosen);
        }
        squeeze.setOnHover(
                over -> hover("squeeze", over, s -> s.squeeze().stream().boxed().toList()));
        hidden.setOnHover(over -> hover("hidden", over, s -> s.hidden().stream().boxed().toList()));
        gate.setOnHover(over -> hover("gate", over, GateStage::gates));
    }

    /**
     * Draws the gate that belongs to the selection. Where the pass is one over an earlier design,
     * what is drawn stays until the newest comes.
     */
    public void show(TabValues what) {
        selectChannel(what.location().channel());
        Optional<GateStage> stage = what.focus().stage();
        if (stage.isEmpty()) {
            say(NO_GATE);
        } else if (stage.get().indices().allMatch(node -> what.maps(node).isPresent())) {
            shown = what;
            pane.setVisible(true);
            message.setVisible(false);
            sorted.setSelected(what.settings().order() == MapSettings.Order.GATE);
            draw(what, stage.get());
        } else if (!pane.isVisible()) {
            say("Computing …");
        }
    }

    /** Says in one sentence why there is nothing to see. */
    public void say(String why) {
        message.setText(why);
        message.setVisible(true);
        pane.setVisible(false);
    }

    /** Puts the cursor on a channel; on none below 0. Does not call back. */
    public void selectChannel(int selected) {
        List.of(squeeze, gate).forEach(bars -> bars.choose(selected));
        List.of(before, after).forEach(sheet -> sheet.choose(selected));
    }

    /** Called when the user chooses a channel. */
    public void setOnChannel(IntConsumer handler) {
        onChannel = handler;
    }

    /** Called when the user changes the order; the new one is shown by {@link #show}. */
    public void setOnSettings(Consumer<MapSettings> handler) {
        onSettings = handler;
    }

    private void draw(TabValues what, GateStage stage) {
        Inks inks = Inks.of(what.dark());
        boolean several = stage.gates().size() > 1;
        FeatureMaps first = maps(what, stage.gates().getFirst());
        int[] order =
                sorted.isSelected()
                        ? MapOrder.byGate(first.values())
                        : MapOrder.byIndex(first.channels());
        title.setText(
                "%s: %s"
                        .formatted(
                                stage.at().parent().isRoot() ? stage.at() : stage.at().parent(),
                                several
                                        ? String.format(
                                                Locale.ROOT,
                                                "attention between %d branches",
                                                stage.gates().size())
                                        : String.format(
                                                Locale.ROOT,
                                                "a gate for each of %d channels",
                                                first.channels())));
        show(squeeze, what, stage.squeeze(), "squeeze: mean of each map", inks.input(), order);
        show(hidden, what, stage.hidden(), "hidden", inks.output(), order);
        gate.show(
                new Bars(
                        several ? "softmax: share of each branch" : "gate: 0 shuts, 1 lets through",
                        stage.gates().stream().map(node -> maps(what, node).values()).toList(),
                        List.of(inks.gate(), inks.input(), inks.output(), inks.kernel()),
                        order,
                        unit(what, stage),
                        sortedBy(),
                        what.dark()));
        sheets(what, stage, order, several);
    }

    private void sheets(TabValues what, GateStage stage, int[] order, boolean several) {
        FeatureMaps in = maps(what, stage.before());
        FeatureMaps out = maps(what, stage.after());
        ValueRange both = in.range().and(out.range());
        MapScaling scaling = new MapScaling.Fixed(LayerScale.of(in).and(LayerScale.of(out)));
        before.show(in, order, scaling, what.dark());
        after.show(out, order, scaling, what.dark());
        beforeTitle.setText(several ? "sum of the branches" : "maps before the gate");
        afterTitle.setText(several ? "maps selected" : "maps after the gate");
        before.atlas()
                .ifPresent(
                        atlas ->
                                legend.show(
                                        atlas.colours(),
                                        Optional.of(atlas.rangeAt(0)),
                                        both,
                                        in.statistics().notFinite() + out.statistics().notFinite()
                                                > 0,
                                        what.dark()));
    }

    private void show(
            ChannelBars bars,
            TabValues what,
            OptionalInt node,
            String name,
            Color ink,
            int[] order) {
        if (node.isEmpty()) {
            bars.clear();
            return;
        }
        FeatureMaps vector = maps(what, node.getAsInt());
        boolean same = vector.channels() == order.length;
        bars.show(
                new Bars(
                        name,
                        List.of(vector.values()),
                        List.of(ink),
                        same ? order : MapOrder.byIndex(vector.channels()),
                        vector.range().forColours(),
                        same ? sortedBy() : "",
                        what.dark()));
    }

    /** A sigmoid's or softmax's values stand between 0 and 1; another gate's as they are. */
    private static ValueRange unit(TabValues what, GateStage stage) {
        ValueRange range = new ValueRange(0, 1);
        if (stage.gates().size() == 1) {
            range = range.and(maps(what, stage.gates().getFirst()).range());
        }
        return range;
    }

    private String sortedBy() {
        return sorted.isSelected() ? "sorted by gate" : "";
    }

    private static FeatureMaps maps(TabValues what, int node) {
        return what.maps(node).orElseThrow();
    }

    private void sort() {
        if (shown != null) {
            onSettings.accept(
                    shown.settings()
                            .withOrder(
                                    sorted.isSelected()
                                            ? MapSettings.Order.GATE
                                            : MapSettings.Order.INDEX));
        }
    }

    private void chosen(int selected) {
        selectChannel(selected);
        onChannel.accept(selected);
    }

    private void hover(String where, Optional<MapAtlas.Hit> hit) {
        status.setText(
                hit.map(
                                h ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s: channel %d, row %d, column %d: %s",
                                                where,
                                                h.channel(),
                                                h.row(),
                                                h.column(),
                                                Numerals.value(h.value())))
                        .orElse(""));
    }

    private interface Nodes {
        List<Integer> of(GateStage stage);
    }

    private void hover(String where, OptionalInt over, Nodes nodes) {
        List<String> values = new ArrayList<>();
        if (over.isPresent() && shown != null) {
            for (int node : nodes.of(shown.focus().stage().orElseThrow())) {
                float value = maps(shown, node).values()[over.getAsInt()];
                values.add(Numerals.value(value));
            }
        }
        status.setText(
                values.isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "%s: channel %d: %s",
                                where,
                                over.orElse(0),
                                String.join(" + ", values)));
    }

    private static VBox under(Label heading, SheetView sheet) {
        VBox.setVgrow(sheet, Priority.ALWAYS);
        return new VBox(2, heading, sheet);
    }

    private static Label heading() {
        Label heading = new Label();
        heading.getStyleClass().add("heading");
        heading.setMinHeight(20);
        return heading;
    }
}
