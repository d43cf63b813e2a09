package convscope.view.inspector;

import atlantafx.base.theme.Styles;
import convscope.analysis.NumberText;
import convscope.session.Aggregation;
import convscope.session.Keep;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What stays while cardinality or width moves, and what the two make together. */
final class KeepRow {

    private final Map<Keep, ToggleButton> buttons = new EnumMap<>(Keep.class);
    private final Label says = new Label();
    private final VBox box;

    KeepRow(Consumer<Keep> onChoice) {
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox();
        row.setId("keep");
        row.getStyleClass().add("value-row");
        for (Keep keep : Keep.values()) {
            ToggleButton button = new ToggleButton(keep.word());
            button.setId("keep-" + keep.word());
            button.setToggleGroup(group);
            button.getStyleClass().addAll(Styles.SMALL, "value");
            button.setTooltip(new Tooltip(sentence(keep)));
            button.setOnAction(
                    event -> {
                        button.setSelected(true);
                        onChoice.accept(keep);
                    });
            buttons.put(keep, button);
            row.getChildren().add(button);
        }
        says.setId("keep-says");
        says.setWrapText(true);
        says.getStyleClass().add("words");
        box = new VBox(2, row, says);
        box.setPrefWidth(0);
    }

    Node node() {
        return box;
    }

    void show(Keep keep, Aggregation now) {
        buttons.forEach((kept, button) -> button.setSelected(kept == keep));
        says.setText(
                String.format(
                        Locale.ROOT,
                        "%d x %d = %s channels, %s weights",
                        now.block().cardinality(),
                        now.block().width(),
                        NumberText.exact(now.channels()),
                        NumberText.exact(now.weights())));
    }

    private static String sentence(Keep keep) {
        String says = keep.says();
        return Character.toUpperCase(says.charAt(0)) + says.substring(1) + ".";
    }
}
