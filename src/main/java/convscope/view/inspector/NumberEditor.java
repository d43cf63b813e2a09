package convscope.view.inspector;

import atlantafx.base.theme.Styles;
import convscope.model.Extent;
import convscope.model.Setting;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A field to type into, and a slider over the usual values. What is refused stays in the field with
 * the reason below it, while the design keeps its last legal value.
 */
final class NumberEditor implements Editor {

    private final Setting setting;
    private final Proposal proposal;
    private final TextField text = new TextField();
    private final Slider slider = new Slider();
    private final Label refusal = new Label();
    private final VBox box = new VBox(2);
    private List<Integer> choices = List.of();
    private String shown = "";
    private int slid = Integer.MIN_VALUE;
    private boolean showing;

    NumberEditor(Field field, Proposal proposal) {
        this.setting = field.setting();
        this.proposal = proposal;
        text.setId("editor-" + setting.name());
        text.getStyleClass().addAll(Styles.SMALL, "number");
        text.setOnAction(event -> commit());
        text.focusedProperty().subscribe(focused -> leave(focused));
        text.setOnKeyPressed(event -> keepOn(event.getCode()));
        slider.setId("slider-" + setting.name());
        slider.getStyleClass().add(Styles.SMALL);
        slider.setBlockIncrement(1);
        slider.valueProperty().subscribe(() -> slide());
        slider.valueChangingProperty().subscribe((before, after) -> released(after));
        refusal.getStyleClass().add("refusal");
        refusal.setWrapText(true);
        HBox line = new HBox(8, text);
        if (!field.choices().isEmpty()) {
            line.getChildren().addFirst(slider);
            HBox.setHgrow(slider, Priority.ALWAYS);
        }
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        box.getChildren().add(line);
        show(field);
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show(Field field) {
        showing = true;
        choices = field.choices();
        String now = written(field.value());
        if (!now.equals(shown) || refusal.getText().isEmpty()) {
            shown = now;
            text.setText(now);
            refuse("");
        }
        slider.setMax(Math.max(1, choices.size() - 1));
        if (field.value() instanceof Integer number && !slider.isValueChanging()) {
            slider.setValue(nearest(number));
        }
        showing = false;
    }

    private void leave(boolean focused) {
        if (!focused && !text.getText().equals(shown)) {
            commit();
        }
    }

    private void keepOn(KeyCode key) {
        if (key == KeyCode.ESCAPE) {
            text.setText(shown);
            refuse("");
        }
    }

    private void commit() {
        String wanted = text.getText();
        Optional<Object> value = setting.parse(wanted);
        if (value.isEmpty()) {
            refuse(
                    "%s is %s, not \"%s\"."
                            .formatted(setting.name(), setting.legal(), brief(wanted)));
            return;
        }
        String says = proposal.propose(value.get(), false);
        refuse(says);
        if (says.isEmpty()) {
            shown = written(value.get());
            text.setText(shown);
        }
    }

    private void slide() {
        if (!showing && !choices.isEmpty()) {
            int number = choices.get((int) Math.round(slider.getValue()));
            if (number != slid || !slider.isValueChanging()) {
                slid = number;
                refuse(proposal.propose(number, slider.isValueChanging()));
            }
        }
    }

    private void released(boolean dragging) {
        if (dragging) {
            slid = Integer.MIN_VALUE;
        } else {
            slide();
        }
    }

    private void refuse(String sentence) {
        refusal.setText(sentence);
        text.pseudoClassStateChanged(Styles.STATE_DANGER, !sentence.isEmpty());
        if (sentence.isEmpty()) {
            box.getChildren().remove(refusal);
        } else if (!box.getChildren().contains(refusal)) {
            box.getChildren().add(refusal);
        }
    }

    private int nearest(int number) {
        int best = 0;
        for (int i = 1; i < choices.size(); i++) {
            if (Math.abs(choices.get(i) - number) < Math.abs(choices.get(best) - number)) {
                best = i;
            }
        }
        return best;
    }

    private static String brief(String typed) {
        return typed.length() <= 20 ? typed : typed.substring(0, 20) + "...";
    }

    private static String written(Object value) {
        return switch (value) {
            case Extent extent when extent.isSquare() -> Integer.toString(extent.height());
            case Double number when number == Math.rint(number) && Math.abs(number) < 1e9 ->
                    Long.toString(number.longValue());
            default -> value.toString();
        };
    }
}
