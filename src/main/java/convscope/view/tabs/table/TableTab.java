package convscope.view.tabs.table;

import atlantafx.base.theme.Styles;
import convscope.analysis.NumberText;
import convscope.model.Path;
import convscope.run.Focus;
import convscope.run.PassResult;
import convscope.says.Legible;
import convscope.session.Message;
import convscope.session.Tab;
import convscope.view.tabs.BottomTab;
import convscope.view.tabs.TabHost;
import convscope.view.workbench.ShownDesign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Layer by layer: what each costs, sees and takes; sortable, filterable, for copying and saving.
 */
public final class TableTab extends BorderPane implements BottomTab {

    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ObservableList<LayerRow> all = FXCollections.observableArrayList();
    private final FilteredList<LayerRow> filtered = new FilteredList<>(all);
    private final TableView<LayerRow> table = new TableView<>();
    private final TextField filter = new TextField();
    private final Label totals = new Label();
    private Consumer<Path> onSelect = path -> {};
    private final Consumer<List<List<String>>> onSave;
    private boolean showing;

    /**
     * @param onSave saves the rows that are to be seen, in their order, below the headings
     */
    public TableTab(Consumer<List<List<String>>> onSave) {
        this.onSave = onSave;
        setId("table-tab");
        table.setId("table");
        table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
        filter.setId("table-filter");
        filter.setPromptText("filter: path, kind or shape");
        filter.setPrefColumnCount(24);
        totals.setId("table-totals");
        totals.getStyleClass().add("tab-text");
        addColumns();
        SortedList<LayerRow> sorted = new SortedList<>(filtered);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setPlaceholder(new Label("Nothing here: no operation fits the filter."));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setTop(tools());
        setCenter(table);
        setPadding(new Insets(2, 8, 2, 8));
        listen();
    }

    @Override
    public Tab tab() {
        return Tab.TABLE;
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void attach(TabHost host) {
        setOnSelect(path -> host.send(new Message.Select(path)));
    }

    @Override
    public void computed(ShownDesign shown, Focus focus, PassResult result) {
        show(shown, Optional.of(result));
    }

    @Override
    public void without(ShownDesign shown, String why) {
        show(shown, Optional.empty());
    }

    private void show(ShownDesign shown, Optional<PassResult> result) {
        show(LayerRow.of(shown.analysis(), result));
        select(shown.selected().path());
    }

    private void addColumns() {
        text("path", 260, row -> row.path().text());
        text("kind", 110, LayerRow::kind);
        column(
                "output",
                120,
                row -> row,
                Comparator.comparingLong(row -> row.output().elements()),
                row -> row.output().toString());
        number("parameters", 120, LayerRow::parameters, NumberText::exact);
        number("MACs", 140, LayerRow::macs, NumberText::exact);
        number("memory", 110, LayerRow::activationBytes, NumberText::memory);
        column(
                "receptive field",
                160,
                row -> row,
                Comparator.comparingLong(LayerRow::seen),
                row -> row.field().says());
        column(
                "time, ms",
                90,
                row -> row,
                Comparator.comparingLong(row -> row.nanoseconds().orElse(-1)),
                LayerRow::milliseconds);
    }

    private void text(String name, double width, Function<LayerRow, String> value) {
        column(name, width, value, String.CASE_INSENSITIVE_ORDER, Legible::of)
                .setStyle("-fx-alignment: CENTER_LEFT;");
    }

    private void number(
            String name,
            double width,
            Function<LayerRow, Long> value,
            Function<Long, String> says) {
        column(name, width, value, Comparator.naturalOrder(), says);
    }

    private <T> TableColumn<LayerRow, T> column(
            String name,
            double width,
            Function<LayerRow, T> value,
            Comparator<? super T> order,
            Function<T, String> says) {
        TableColumn<LayerRow, T> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setComparator(order::compare);
        column.setStyle("-fx-alignment: CENTER_RIGHT;");
        column.setCellValueFactory(
                cell -> new SimpleObjectProperty<>(value.apply(cell.getValue())));
        column.setCellFactory(of -> new WordCell<>(says));
        table.getColumns().add(column);
        return column;
    }

    private HBox tools() {
        Button copy = new Button("Copy");
        copy.setId("table-copy");
        copy.setOnAction(event -> copy());
        Button save = new Button("Save as CSV …");
        save.setId("table-save");
        save.setOnAction(event -> onSave.accept(lines(table.getItems())));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        save.setMinWidth(Region.USE_PREF_SIZE);
        HBox tools = new HBox(8, filter, totals, between, copy, save);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.setPadding(new Insets(2, 0, 4, 0));
        return tools;
    }

    private void listen() {
        filter.textProperty()
                .addListener(
                        (value, old, now) -> {
                            filtered.setPredicate(row -> now.isBlank() || row.matches(now));
                            showTotals();
                        });
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (value, old, now) -> {
                            if (!showing && now != null) {
                                onSelect.accept(now.path());
                            }
                        });
        table.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (COPY.match(event)) {
                        copy();
                        event.consume();
                    }
                });
    }

    /** Shows these rows; sorting, filter and selection stay. */
    public void show(List<LayerRow> rows) {
        if (all.equals(rows)) {
            return;
        }
        Path selected = selected();
        showing = true;
        all.setAll(rows);
        select(selected);
        showing = false;
        showTotals();
    }

    /**
     * Selects the row of this block, or of the first operation in it; none for a block without.
     * Does not call back.
     */
    public void select(Path path) {
        boolean nested = showing;
        showing = true;
        List<LayerRow> rows = table.getItems();
        int index = -1;
        for (int i = 0; i < rows.size() && index < 0; i++) {
            index = rows.get(i).path().equals(path) ? i : -1;
        }
        for (int i = 0; i < rows.size() && index < 0 && !path.isRoot(); i++) {
            index = rows.get(i).path().isWithin(path) ? i : -1;
        }
        if (index < 0) {
            table.getSelectionModel().clearSelection();
        } else if (!table.getSelectionModel().isSelected(index)) {
            table.getSelectionModel().clearAndSelect(index);
            table.scrollTo(Math.max(0, index - 2));
        }
        showing = nested;
    }

    /** Called with the path of the operation that the user selects. */
    public void setOnSelect(Consumer<Path> handler) {
        onSelect = handler;
    }

    /** Copies the selected rows, or all if at most one is selected, as tab-separated values. */
    void copy() {
        List<LayerRow> chosen = table.getSelectionModel().getSelectedItems();
        List<LayerRow> rows = chosen.size() > 1 ? chosen : table.getItems();
        ClipboardContent content = new ClipboardContent();
        content.putString(
                lines(rows).stream()
                        .map(fields -> String.join("\t", fields))
                        .collect(Collectors.joining("\n", "", "\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static List<List<String>> lines(List<LayerRow> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(LayerRow.HEADINGS);
        rows.forEach(row -> lines.add(row.fields()));
        return lines;
    }

    private Path selected() {
        LayerRow row = table.getSelectionModel().getSelectedItem();
        return row == null ? Path.ROOT : row.path();
    }

    private void showTotals() {
        totals.setText(LayerRow.totals(table.getItems()));
    }
}
