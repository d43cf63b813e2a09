package convscope.view;

import convscope.view.run.PassEvent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** Which engine ran, on which device, and how long it took; progress and a stop while it runs. */
final class EngineLine {

    private final Label says = new Label("engine: starting...");
    private final ProgressBar progress = new ProgressBar();
    private final Button stop = new Button(null, new FontIcon(MaterialDesignS.STOP));
    private final HBox box = new HBox(8, says, progress, stop);

    EngineLine(Runnable onStop) {
        says.setId("engine");
        progress.setId("progress");
        progress.setPrefWidth(90);
        stop.setId("stop");
        stop.getStyleClass().addAll("flat", "button-icon");
        stop.setTooltip(new Tooltip("Stop this pass"));
        stop.setOnAction(event -> onStop.run());
        box.setAlignment(Pos.CENTER);
        running(false);
    }

    Node node() {
        return box;
    }

    void show(PassEvent event) {
        running(event instanceof PassEvent.Computing);
        switch (event) {
            case PassEvent.Computing(int done, int of) -> progress.setProgress((double) done / of);
            case PassEvent.Computed(var result) ->
                    says.setText(
                            "engine: %s, %s, %s"
                                    .formatted(
                                            result.engine(),
                                            result.device(),
                                            Milliseconds.says(result.milliseconds())));
            case PassEvent.Stopped stopped -> says.setText("engine: stopped");
            case PassEvent.Failed failed -> says.setText("engine: this pass failed");
        }
    }

    private void running(boolean is) {
        progress.setVisible(is);
        progress.setManaged(is);
        stop.setVisible(is);
        stop.setManaged(is);
    }
}
