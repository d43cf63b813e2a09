package convscope.view.inspector;

import atlantafx.base.theme.Styles;

import convscope.model.Setting;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

import java.util.ArrayList;
import java.util.List;

/** Every legal value on a button of its own, the chosen one pressed. */
final class RowEditor implements Editor {

    private final FlowPane row = new FlowPane();
    private final ToggleGroup group = new ToggleGroup();
    private final List<ToggleButton> buttons = new ArrayList<>();

    RowEditor(Field field, Proposal proposal) {
        Setting setting = field.setting();
        row.setId("editor-" + setting.name());
        row.getStyleClass().add("value-row");
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
                    button.setSelected(true);
                    setting.parse(word).ifPresent(value -> proposal.propose(value, false));
                });
        return button;
    }

    @Override
    public Node node() {
        return row;
    }

    @Override
    public void show(Field field) {
        String now = field.value().toString();
        for (ToggleButton button : buttons) {
            button.setSelected(button.getText().equals(now));
        }
    }
}
