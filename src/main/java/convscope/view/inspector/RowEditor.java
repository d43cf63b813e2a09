package convscope.view.inspector;

import atlantafx.base.theme.Styles;
import convscope.model.Setting;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Every legal value on a button of its own, the chosen one pressed. */
final class RowEditor implements Editor {

    private final FlowPane row = new FlowPane();
    private final Label refusal = new Label();
    private final VBox box = new VBox(2, row);
    private final ToggleGroup group = new ToggleGroup();
    private final List<ToggleButton> buttons = new ArrayList<>();

    private String shown = "";

    RowEditor(Field field, Proposal proposal) {
        Setting setting = field.setting();
        row.setId("editor-" + setting.name());
        row.getStyleClass().add("value-row");
        refusal.getStyleClass().add("refusal");
        refusal.setWrapText(true);
        List<String> words = field.words();
        for (int i = 0; i < words.size(); i++) {
            buttons.add(button(words.get(i), setting, proposal));
        }
        row.getChildren().setAll(buttons);
        show(field);
    }

    private ToggleButton button(String word, Setting setting, Proposal proposal) {
        ToggleButton button = new ToggleButton(word);
        button.setToggleGroup(group);
        button.getStyleClass().addAll(Styles.SMALL, "value");
        button.setOnAction(
                event -> {
                    String before = shown;
                    setting.parse(word).ifPresent(value -> refuse(proposal.propose(value, false)));
                    select(refusal.getText().isEmpty() ? word : before);
                });
        return button;
    }

    private void refuse(String sentence) {
        refusal.setText(sentence);
        box.getChildren().remove(refusal);
        if (!sentence.isEmpty()) {
            box.getChildren().add(refusal);
        }
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show(Field field) {
        String now = field.value().toString();
        if (!now.equals(shown)) {
            refuse("");
        }
        select(now);
    }

    private void select(String word) {
        shown = word;
        for (ToggleButton button : buttons) {
            button.setSelected(button.getText().equals(word));
        }
    }
}
