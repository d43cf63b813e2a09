package convscope.view.tabs.compare;

import convscope.diagram.Diagram;
import convscope.diagram.Drawing;
import convscope.graph.Lowered;
import convscope.model.Path;
import convscope.session.Comparison;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The open design beside one or two others: drawings, totals, what is equal in words, maps under
 * one scale and where they are apart. Enter or the button lays it large over the window, Escape
 * takes it back; the arrow keys step through the channels.
 */
public final class CompareTab extends StackPane {

    private final Supplier<DrawingCell> cells;
    private final List<CompareMenu> menus;
    private final ToggleButton same = new ToggleButton("same weights");
    private final Button before = new Button("‹");
    private final Button all = new Button("all channels");
    private final Button next = new Button("›");
    private final Button enlarge = new Button("enlarge");
    private final Label hover = new Label();
    private final HBox drawings = new HBox(6);
    private final List<DrawingCell> drawn = new ArrayList<>();
    private final CompareFigures figures = new CompareFigures();
    private final VBox words = new VBox(6);
    private final CompareMaps maps = new CompareMaps();
    private final BorderPane content = new BorderPane();
    private final StackPane large = new StackPane();
    private final Map<Lowered, Drawing> known = new HashMap<>();
    private Pane host = this;
    private @Nullable Compared shown;
    private IntConsumer onChannel = channel -> {};

    /**
     * @param cells makes small drawings
     * @param offer what can be chosen now
     * @param onChange is told what the user wants to compare
     */
    public CompareTab(
            Supplier<DrawingCell> cells,
            Supplier<CompareMenu.Offer> offer,
            Consumer<Comparison> onChange) {
        this.cells = cells;
        this.menus =
                List.of(new CompareMenu(0, offer, onChange), new CompareMenu(1, offer, onChange));
        setId("compare-tab");
        same.setId("compare-same");
        same.setOnAction(
                event -> {
                    if (shown != null) {
                        onChange.accept(shown.comparison().onSameWeights(same.isSelected()));
                    }
                });
        same.setTooltip(
                new Tooltip(
                        "On: the others get this design's weights, as far as theirs correspond.\n"
                                + "Off: each runs on seeded weights of its own."));
        assemble();
        maps.setOnChoose(this::choose);
        maps.setOnHover(hover::setText);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        large.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void assemble() {
        before.setOnAction(event -> step(-1));
        next.setOnAction(event -> step(1));
        all.setOnAction(event -> onChannel.accept(-1));
        enlarge.setOnAction(event -> toggle());
        before.setId("compare-before");
        next.setId("compare-next");
        all.setId("compare-all");
        enlarge.setId("compare-enlarge");
        hover.setId("compare-hover");
        hover.setMinWidth(0);
        before.setTooltip(new Tooltip("The channel before (←)"));
        next.setTooltip(new Tooltip("The next channel (→)"));
        all.setTooltip(new Tooltip("All channels at once (Esc)"));
        enlarge.setTooltip(new Tooltip("The comparison over the whole window (Enter, Esc)"));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox top = new HBox(6, new Label("this design and"));
        top.getChildren().addAll(menus);
        top.getChildren().addAll(same, between, hover, before, all, next, enlarge);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("compare-top");
        VBox account = new VBox(6, figures, words);
        account.setPadding(new Insets(0, 10, 0, 0));
        ScrollPane middle = new ScrollPane(account);
        middle.setFitToWidth(true);
        middle.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        middle.getStyleClass().add("edge-to-edge");
        middle.setId("compare-account");
        content.setTop(top);
        content.setCenter(new CompareBoard(drawings, middle, maps));
        content.setPadding(new Insets(2, 8, 2, 8));
        content.getStyleClass().add("compare");
        large.getStyleClass().add("compare-large");
        large.setId("compare-large");
        getChildren().add(content);
    }

    /** Where the comparison is laid over, large: a pane that stacks its children. */
    public void setOverlayHost(StackPane over) {
        host = over;
    }

    /** Called with the channel that the user wants to see alone, -1 for all. */
    public void setOnChannel(IntConsumer handler) {
        onChannel = handler;
    }

    /** Called when the user wants to stop the measurement, or to measure again. */
    public void setOnTiming(Runnable handler) {
        figures.setOnTiming(handler);
    }

    /**
     * Draws the comparison.
     *
     * @param selected the selected block, marked in every drawing that shows it
     */
    public void show(Compared what, Path selected) {
        shown = what;
        menus.forEach(menu -> menu.show(what.comparison()));
        same.setSelected(what.comparison().sameWeights());
        all.setText(what.channel() < 0 ? "all channels" : "channel " + what.channel());
        all.setDisable(what.channel() < 0);
        large.setStyle("-fx-background-color: " + (what.dark() ? "#0d1117" : "#ffffff") + ";");
        draw(what, selected);
        figures.show(what, enlarged());
        List<Label> paragraphs = CompareWords.of(what).stream().map(CompareTab::paragraph).toList();
        words.getChildren().setAll(paragraphs);
        maps.show(what);
    }

    private static Label paragraph(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("compare-words");
        return label;
    }

    private void draw(Compared what, Path selected) {
        while (drawn.size() < what.columns().size()) {
            drawn.add(cells.get());
        }
        List<VBox> boxes = new ArrayList<>();
        Map<Lowered, Drawing> used = new HashMap<>();
        for (int at = 0; at < what.columns().size(); at++) {
            Compared.Column column = what.columns().get(at);
            Label caption = new Label(column.label());
            caption.getStyleClass().addAll("heading", "compare-caption");
            DrawingCell cell = drawn.get(at);
            VBox box = new VBox(2, caption, cell.node());
            if (column.contender().isPresent()) {
                Lowered lowered = column.contender().get().lowered();
                Drawing drawing = known.get(lowered);
                drawing = drawing == null ? Diagram.of(lowered) : drawing;
                used.put(lowered, drawing);
                cell.show(drawing, selected, what.dark());
                Tooltip.install(cell.node(), new Tooltip(column.says()));
            } else {
                box.getChildren().set(1, paragraph(column.says()));
            }
            VBox.setVgrow(cell.node(), Priority.ALWAYS);
            HBox.setHgrow(box, Priority.ALWAYS);
            box.setPrefWidth(100);
            box.setMinWidth(0);
            boxes.add(box);
        }
        known.clear();
        known.putAll(used);
        drawings.getChildren().setAll(boxes);
    }

    private void choose(int channel) {
        onChannel.accept(shown != null && shown.channel() >= 0 ? -1 : channel);
    }

    private void step(int by) {
        if (shown != null) {
            int most = shown.open().maps().map(m -> m.channels()).orElse(0) - 1;
            if (most >= 0) {
                onChannel.accept(Math.clamp(shown.channel() + by, 0, most));
            }
        }
    }

    private boolean enlarged() {
        return large.getParent() != null;
    }

    private void toggle() {
        if (enlarged()) {
            host.getChildren().remove(large);
            large.getChildren().clear();
            getChildren().setAll(content);
        } else {
            getChildren().clear();
            large.getChildren().setAll(content);
            host.getChildren().add(large);
        }
        enlarge.setText(enlarged() ? "close (Esc)" : "enlarge");
        if (shown != null) {
            figures.show(shown, enlarged());
        }
        enlarge.requestFocus();
    }

    private void key(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean alone = shown != null && shown.channel() >= 0;
        if (code == KeyCode.ESCAPE && enlarged()) {
            toggle();
        } else if (code == KeyCode.ESCAPE && alone) {
            onChannel.accept(-1);
        } else if (code == KeyCode.RIGHT && !event.isShortcutDown()) {
            step(1);
        } else if (code == KeyCode.LEFT && !event.isShortcutDown()) {
            step(-1);
        } else {
            return;
        }
        event.consume();
    }
}
