package convscope.view;

import convscope.says.Log;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** A button behind a failure's sentence, if the log knows more: it shows that, and where it is. */
final class FailureDetails {

    private final Log log = Log.ofThisUser();
    private final Button button = new Button("Details");
    private String told = "";

    FailureDetails() {
        button.setId("failure-details");
        button.getStyleClass().add("flat");
        button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        none();
    }

    Node node() {
        return button;
    }

    /** Looks in the log, away from the JavaFX thread, for what was told. */
    void about(String says) {
        told = says;
        Thread.ofVirtual()
                .start(
                        () -> {
                            Optional<String> more = log.about(says);
                            Platform.runLater(() -> more.ifPresent(text -> offer(says, text)));
                        });
    }

    void none() {
        told = "";
        show(false);
    }

    private void offer(String says, String text) {
        if (says.equals(told)) {
            button.setOnAction(event -> open(text));
            show(true);
        }
    }

    private void open(String text) {
        TextArea area = new TextArea(text);
        area.setId("failure-log");
        area.setEditable(false);
        area.setPrefSize(640, 260);
        VBox content = new VBox(8, area, new Label("The log is " + log.file()));
        content.setStyle("-fx-padding: 12;");
        new PopOver(content).show(button);
    }

    private void show(boolean shown) {
        button.setVisible(shown);
        button.setManaged(shown);
    }
}
