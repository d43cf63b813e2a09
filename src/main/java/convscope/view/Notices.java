package convscope.view;

import convscope.says.Log;
import convscope.says.Sentence;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** One sentence over the window: a refusal fades by itself, a failure stays until it is closed. */
final class Notices implements Background.Notice {

    private static final Duration READING = Duration.seconds(6);

    private final Label sentence = new Label();
    private final FailureDetails details = new FailureDetails();
    private final HBox bar;
    private final PauseTransition fading = new PauseTransition(READING);

    Notices() {
        sentence.setId("notice");
        sentence.setWrapText(true);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        Button close = new Button(null, new FontIcon(MaterialDesignC.CLOSE));
        close.setId("close-notice");
        close.getStyleClass().addAll("flat", "button-icon");
        close.setAccessibleText("Close the message");
        close.setOnAction(event -> hide());
        bar =
                new HBox(
                        10,
                        new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE),
                        sentence,
                        details.node(),
                        close);
        bar.getStyleClass().add("notice");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxSize(760, javafx.scene.layout.Region.USE_PREF_SIZE);
        StackPane.setAlignment(bar, Pos.BOTTOM_CENTER);
        StackPane.setMargin(bar, new javafx.geometry.Insets(0, 24, 24, 24));
        fading.setOnFinished(event -> hide());
        hide();
    }

    Node node() {
        return bar;
    }

    /** Something that was done, or cannot be; it fades. */
    void say(String says) {
        show(says, false);
        fading.playFromStart();
    }

    /** Something that went wrong; it stays. */
    void fail(String says) {
        fading.stop();
        show(says, true);
        details.about(says);
    }

    /** Something else happened: a refusal is over, a failure stays. */
    void fade() {
        if (!bar.getStyleClass().contains("failure")) {
            hide();
        }
    }

    @Override
    public String fail(Throwable failure) {
        fail(Log.sentence(failure));
        return sentence.getText();
    }

    @Override
    public void over(String says) {
        if (sentence.getText().equals(says)) {
            hide();
        }
    }

    void hide() {
        bar.setVisible(false);
        sentence.setText("");
    }

    private void show(String says, boolean failure) {
        sentence.setText(Sentence.of(says).text());
        details.none();
        bar.getStyleClass().remove("failure");
        if (failure) {
            bar.getStyleClass().add("failure");
        }
        bar.setVisible(true);
    }
}
