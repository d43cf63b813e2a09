package convscope.view.door;

import convscope.lesson.CommonSetting;
import convscope.lesson.Demonstration;
import convscope.lesson.Mistake;
import convscope.lesson.Scene;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What can be chosen: the demonstration, cardinality and width, and the mistakes. */
final class DoorControls {

    /** All paths together have no more channels: their dense kernel is worked out too. */
    private static final int MOST_CHANNELS = 512;

    private final Map<Demonstration, ToggleButton> demonstrations =
            new EnumMap<>(Demonstration.class);
    private final Map<Mistake, ToggleButton> mistakes = new EnumMap<>(Mistake.class);
    private final Slider cardinality = slider("door-cardinality", CommonSetting.MOST_PATHS / 2);
    private final Slider width = slider("door-width", CommonSetting.MOST_WIDTH);
    private final Label cardinalityText = new Label();
    private final Label widthText = new Label();
    private final HBox cardinalityBox =
            new HBox(6, new Label("cardinality"), cardinality, cardinalityText);
    private final HBox widthBox = new HBox(6, new Label("width"), width, widthText);
    private final HBox breaks = new HBox(4, new Label("Break it:"));
    private final VBox box;
    private final Consumer<Scene> onChange;
    private Scene scene = Scene.FIRST;
    private boolean showing;

    DoorControls(Consumer<Scene> onChange, Runnable onClose) {
        this.onChange = onChange;
        ToggleGroup group = new ToggleGroup();
        HBox choices = new HBox(4);
        for (Demonstration each : Demonstration.values()) {
            ToggleButton button = new ToggleButton(each.title());
            button.setId("door-" + each.name().toLowerCase(java.util.Locale.ROOT));
            button.setToggleGroup(group);
            button.setTooltip(new Tooltip(each.says()));
            button.setOnAction(event -> choose(each));
            demonstrations.put(each, button);
            choices.getChildren().add(button);
        }
        for (Mistake each : Mistake.values()) {
            ToggleButton button = new ToggleButton(each.title());
            button.setId("door-break-" + each.name().toLowerCase(java.util.Locale.ROOT));
            button.setTooltip(new Tooltip(each.says()));
            button.setOnAction(event -> onChange.accept(scene.toggling(each)));
            mistakes.put(each, button);
            breaks.getChildren().add(button);
        }
        cardinality.valueProperty().subscribe((before, now) -> slid());
        width.valueProperty().subscribe((before, now) -> slid());
        Label title = new Label("Equivalence");
        title.getStyleClass().add("door-title");
        Button close = new Button("Back to the design");
        close.setId("door-close");
        close.setTooltip(new Tooltip("Close this view (Escape)"));
        close.setOnAction(event -> onClose.run());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox first = row(title, choices, between, close);
        HBox.setHgrow(choices, Priority.ALWAYS);
        HBox second = row(cardinalityBox, widthBox, breaks);
        for (HBox each : new HBox[] {cardinalityBox, widthBox, breaks}) {
            each.setAlignment(Pos.CENTER_LEFT);
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        cardinalityText.setMinWidth(26);
        widthText.setMinWidth(26);
        box = new VBox(6, first, second);
        box.getStyleClass().add("door-controls");
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(14, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Slider slider(String id, int most) {
        Slider slider = new Slider(1, most, 1);
        slider.setId(id);
        slider.setBlockIncrement(1);
        slider.setPrefWidth(120);
        slider.setMinWidth(80);
        return slider;
    }

    Node node() {
        return box;
    }

    void show(Scene shown) {
        showing = true;
        scene = shown;
        Demonstration demonstration = shown.demonstration();
        demonstrations.forEach((each, button) -> button.setSelected(each == demonstration));
        mistakes.forEach(
                (mistake, button) -> button.setSelected(shown.mistakes().contains(mistake)));
        cardinality.setValue(shown.setting().cardinality());
        width.setValue(shown.setting().width());
        cardinalityText.setText(Integer.toString(shown.setting().cardinality()));
        widthText.setText(Integer.toString(shown.setting().width()));
        visible(cardinalityBox, demonstration.hasCardinality());
        visible(widthBox, demonstration.hasWidth());
        visible(breaks, !demonstration.mistakes().isEmpty());
        showing = false;
    }

    private static void visible(Region part, boolean visible) {
        part.setVisible(visible);
        part.setManaged(visible);
    }

    private void choose(Demonstration chosen) {
        onChange.accept(scene.with(chosen));
    }

    private void slid() {
        if (showing) {
            return;
        }
        int paths = (int) Math.round(cardinality.getValue());
        int wide = (int) Math.round(width.getValue());
        boolean pathsMoved = paths != scene.setting().cardinality();
        if (pathsMoved) {
            wide = Math.min(wide, MOST_CHANNELS / paths);
        } else {
            paths = Math.min(paths, MOST_CHANNELS / wide);
        }
        CommonSetting setting = new CommonSetting(paths, wide);
        if (!setting.equals(scene.setting())) {
            onChange.accept(scene.with(setting));
        }
    }
}
