package convscope.view.inspector;

import atlantafx.base.theme.Styles;
import convscope.model.Path;
import convscope.session.Message;
import convscope.session.Session;
import convscope.session.Update;
import convscope.view.workbench.ShownDesign;
import convscope.view.workbench.Workbench;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The name of the selected block, or of the design. */
final class NameField {

    private final Workbench workbench;
    private final TextField text = new TextField();
    private final Label refusal = new Label();
    private final VBox box;
    private Path at = Path.ROOT;
    private String shown = "";

    NameField(Workbench workbench) {
        this.workbench = workbench;
        Label label = new Label("name");
        label.getStyleClass().add("setting");
        label.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        text.setId("name");
        text.getStyleClass().add(Styles.SMALL);
        text.setOnAction(event -> commit());
        text.focusedProperty().subscribe(focused -> leave(focused));
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(8, label, text);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        refusal.setId("name-refusal");
        refusal.getStyleClass().add("refusal");
        refusal.setWrapText(true);
        box = new VBox(4, line);
    }

    Node node() {
        return box;
    }

    void show(InspectedBlock subject, ShownDesign now) {
        at = subject.place().path();
        shown = at.isRoot() ? now.session().design().name() : subject.name();
        text.setText(shown);
        refuse("");
        text.setPromptText(at.isRoot() ? "" : at.name());
        Inspector.visible(box, at.isRoot() || subject.nameable());
    }

    private void leave(boolean focused) {
        if (!focused) {
            commit();
        }
    }

    private void commit() {
        String wanted = text.getText();
        if (wanted.equals(shown)) {
            return;
        }
        shown = wanted;
        Message message =
                at.isRoot() ? new Message.RenameDesign(wanted) : new Message.Rename(at, wanted);
        Session after = Update.apply(workbench.session(), message);
        if (after.design().equals(workbench.session().design()) && !after.notice().isEmpty()) {
            refuse(after.notice());
        } else {
            refuse("");
            workbench.send(message);
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
}
