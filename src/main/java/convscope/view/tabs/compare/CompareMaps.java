package convscope.view.tabs.compare;

import convscope.compare.Account;
import convscope.compare.Apart;
import convscope.picture.ColourScale;
import convscope.picture.FeatureMaps;
import convscope.picture.LayerScale;
import convscope.picture.MapAtlas;
import convscope.picture.MapScaling;
import convscope.picture.ValueRange;
import convscope.run.ComparisonResult.Value;
import convscope.session.MapSettings;
import convscope.view.tabs.Legend;
import convscope.view.tabs.Numerals;
import convscope.view.tabs.SheetView;
import convscope.view.tabs.compare.Compared.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The values of each design under one scale, and beside them where they are apart. */
final class CompareMaps extends HBox {

    private final List<Cell> values = new ArrayList<>();
    private final List<Cell> differences = new ArrayList<>();
    private IntConsumer onChoose = channel -> {};
    private Consumer<String> onHover = words -> {};

    /** One sheet under its caption, or a sentence in its place. */
    private final class Cell extends VBox {
        private final Label caption = new Label();
        private final SheetView sheet = new SheetView(1);
        private final Label sentence = new Label();
        private final Label below = new Label();
        private final Legend legend = new Legend();
        private Runnable scale = () -> {};

        Cell(String id) {
            super(2);
            setId(id);
            caption.getStyleClass().add("heading");
            sentence.setWrapText(true);
            sentence.getStyleClass().add("tab-text");
            below.setId(id + "-below");
            below.setWrapText(true);
            below.getStyleClass().add("compare-below");
            StackPane middle = new StackPane(sheet, sentence);
            VBox.setVgrow(middle, Priority.ALWAYS);
            getChildren().setAll(caption, middle, legend, below);
            below.setMinHeight(34);
            below.setMaxHeight(34);
            below.setAlignment(Pos.TOP_LEFT);
            setMinWidth(60);
            setPrefWidth(200);
            widthProperty().subscribe(this::drawLegend);
            sheet.setOnHover(hit -> onHover.accept(hit.map(CompareMaps.this::reading).orElse("")));
            sheet.setOnOpen(channel -> onChoose.accept(channel));
            sheet.setOnChoose(channel -> {});
        }

        void say(String title, String words) {
            caption.setText(title);
            sentence.setText(words);
            sentence.setVisible(true);
            sheet.setVisible(false);
            legend.setVisible(false);
            below.setText("");
        }

        void show(String title, FeatureMaps maps, int channel, ValueRange range, boolean dark) {
            caption.setText(title);
            sentence.setVisible(false);
            sheet.setVisible(true);
            int[] order =
                    channel < 0
                            ? IntStream.range(0, maps.channels()).toArray()
                            : new int[] {channel};
            sheet.show(maps, order, new MapScaling.Fixed(range), dark);
            ValueRange all = channel < 0 ? maps.range() : maps.range(channel);
            ValueRange colours = range.forColours();
            legend.setVisible(true);
            scale =
                    () ->
                            legend.show(
                                    ColourScale.of(colours, dark),
                                    Optional.of(colours),
                                    all,
                                    maps.statistics().notFinite() > 0,
                                    dark);
            drawLegend();
        }

        private void drawLegend() {
            if (getWidth() > 0) {
                legend.setWidth(getWidth());
                scale.run();
            }
        }
    }

    private Optional<Compared> shown = Optional.empty();

    CompareMaps() {
        super(8);
        setId("compare-maps");
    }

    /** Called with a channel that was clicked; the same again means all. */
    void setOnChoose(IntConsumer handler) {
        onChoose = handler;
    }

    /** Called with what is under the pointer, in words. */
    void setOnHover(Consumer<String> handler) {
        onHover = handler;
    }

    void show(Compared what) {
        shown = Optional.of(what);
        arrange(what.columns().size());
        ValueRange range = range(what);
        int channel = what.channel();
        for (int at = 0; at < what.columns().size(); at++) {
            Column column = what.columns().get(at);
            Cell cell = values.get(at);
            column.maps()
                    .ifPresentOrElse(
                            maps ->
                                    cell.show(
                                            column.label(),
                                            maps,
                                            within(channel, maps),
                                            range,
                                            what.dark()),
                            () -> cell.say(column.label(), column.excuse()));
            String weights = column.value().map(Value::onWeights).orElse("");
            cell.below.setText(weights.split("[:,]", 2)[0]);
            cell.below.setTooltip(weights.isEmpty() ? null : new Tooltip(weights));
            if (at > 0) {
                difference(what, column, differences.get(at - 1));
            }
        }
    }

    private static int within(int channel, FeatureMaps maps) {
        return channel < maps.channels() ? channel : -1;
    }

    private void difference(Compared what, Column column, Cell cell) {
        String title = "difference";
        Optional<Apart> apart = column.value().flatMap(Value::apart);
        if (apart.isEmpty()) {
            Optional<FeatureMaps> mine = what.open().maps();
            Optional<FeatureMaps> theirs = column.maps();
            cell.say(
                    title,
                    mine.isPresent() && theirs.isPresent()
                            ? new Account(what.alignment().says(), column.label())
                                    .difference(mine.get(), theirs.get(), apart)
                            : "There is nothing to compare yet.");
            return;
        }
        FeatureMaps maps = apart.get().maps();
        int channel = within(what.channel(), maps);
        ValueRange all = maps.range();
        cell.show(title, maps, channel, all.max() > 0 ? all : new ValueRange(0, 1), what.dark());
        cell.legend.setVisible(all.max() > 0);
        cell.caption.setTooltip(new Tooltip("|this design - " + column.label() + "|, everywhere"));
        cell.below.setText(
                channel < 0
                        ? Account.brief(apart.get())
                        : Account.channel(apart.get(), channel)
                                + "; all channels: "
                                + Account.brief(apart.get()));
    }

    private void arrange(int count) {
        while (values.size() < count) {
            values.add(new Cell("compare-map-" + values.size()));
        }
        while (differences.size() < count - 1) {
            differences.add(new Cell("compare-difference-" + (differences.size() + 1)));
        }
        List<Cell> cells = new ArrayList<>(values.subList(0, count));
        for (int at = 1; at < count; at++) {
            cells.add(2 * at, differences.get(at - 1));
        }
        cells.forEach(cell -> HBox.setHgrow(cell, Priority.ALWAYS));
        if (!getChildren().equals(cells)) {
            getChildren().setAll(cells);
        }
    }

    /** One range for all designs: of the chosen channel, or of all. */
    private static ValueRange range(Compared what) {
        int channel = what.channel();
        ValueRange all = null;
        for (Column column : what.columns()) {
            if (column.maps().isPresent()) {
                FeatureMaps maps = column.maps().get();
                int here = within(channel, maps);
                ValueRange own = here < 0 ? LayerScale.of(maps) : maps.range(here);
                all = all == null ? own : all.and(own);
            }
        }
        ValueRange range = all == null ? new ValueRange(0, 1) : all;
        double limit = what.settings().limit();
        return what.settings().scale() == MapSettings.Scale.FIXED
                ? new ValueRange(range.min() < 0 ? -limit : 0, range.max() > 0 ? limit : 0)
                : range;
    }

    /** The same place in every design. */
    private String reading(MapAtlas.Hit hit) {
        StringBuilder words =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "channel %d, row %d, column %d",
                                hit.channel(),
                                hit.row(),
                                hit.column()));
        for (Column column : shown.orElseThrow().columns()) {
            column.maps()
                    .filter(maps -> hit.channel() < maps.channels())
                    .filter(maps -> hit.row() < maps.height() && hit.column() < maps.width())
                    .ifPresent(
                            maps ->
                                    words.append("   ")
                                            .append(column.label())
                                            .append(' ')
                                            .append(value(maps, hit)));
            column.value()
                    .flatMap(Value::apart)
                    .ifPresent(apart -> words.append("   apart ").append(value(apart.maps(), hit)));
        }
        return words.toString();
    }

    private static String value(FeatureMaps maps, MapAtlas.Hit hit) {
        return Numerals.value(maps.value(hit.channel(), hit.row(), hit.column()));
    }
}
