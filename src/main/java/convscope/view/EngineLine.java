package convscope.view;

import convscope.document.EngineChoice;
import convscope.engine.EngineOffer;
import convscope.run.PassEvent;
import convscope.run.PassResult;
import convscope.session.Message;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/**
 * Which engine ran, with which instructions, on how many threads, and how long it took; progress
 * and a stop while it runs. A click opens what can be chosen.
 */
final class EngineLine {

    private final Label says = new Label("engine: starting...");
    private final Label note = new Label();
    private final Button open = new Button(null, new HBox(4, says, chevron()));
    private final ProgressBar progress = new ProgressBar();
    private final Button stop = new Button(null, new FontIcon(MaterialDesignS.STOP));
    private final HBox box = new HBox(8, open, note, progress, stop);
    private final EnginePanel panel;
    private final PopOver popOver;
    private List<EngineOffer> offers = List.of();
    private EngineChoice choice = EngineChoice.USUAL;
    private String engine = "";
    private String time = "";
    private String error = "";

    EngineLine(Workbench workbench, Runnable onStop) {
        panel = new EnginePanel(chosen -> workbench.send(new Message.ChooseEngine(chosen)));
        popOver = new PopOver(panel.node());
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        popOver.setAnimated(false);
        popOver.setDetachable(false);
        says.setId("engine");
        note.setId("engine-note");
        open.setId("engine-menu");
        open.getStyleClass().add("flat");
        open.setFocusTraversable(false);
        open.setTooltip(new Tooltip("Engines, threads, arithmetic"));
        open.setOnAction(event -> open());
        progress.setId("progress");
        progress.setPrefWidth(90);
        progress.setMinWidth(60);
        stop.setId("stop");
        stop.getStyleClass().addAll("flat", "button-icon");
        stop.setTooltip(new Tooltip("Stop this pass"));
        stop.setOnAction(event -> onStop.run());
        box.setAlignment(Pos.CENTER);
        running(false);
        say(note, "");
    }

    private static FontIcon chevron() {
        return new FontIcon(MaterialDesignC.CHEVRON_DOWN);
    }

    Node node() {
        return box;
    }

    /** Opens what can be chosen. */
    void open() {
        popOver.getRoot().getStylesheets().setAll(box.getScene().getStylesheets());
        popOver.show(open);
    }

    /** Which engines there are. */
    void show(List<EngineOffer> found) {
        offers = found;
        refresh();
    }

    /** What the user wants. */
    void show(EngineChoice chosen) {
        if (!chosen.equals(choice)) {
            choice = chosen;
            error = "";
            refresh();
        }
    }

    void show(PassEvent event) {
        running(event instanceof PassEvent.Computing);
        switch (event) {
            case PassEvent.Computing(int done, int of) -> progress.setProgress((double) done / of);
            case PassEvent.Computed(PassResult result) -> computed(result);
            case PassEvent.Compared(var request, double difference) -> {
                error =
                        String.format(
                                Locale.ROOT,
                                "Largest difference from float32 in what is looked at: %.2f %%.",
                                100 * difference);
                refresh();
            }
            case PassEvent.Stopped stopped -> says.setText("engine: stopped");
            case PassEvent.Failed failed -> says.setText("engine: this pass failed");
        }
    }

    private void computed(PassResult result) {
        engine = title(result.engine()) + ", " + result.device().replace("CPU, ", "");
        time = Milliseconds.says(result.milliseconds());
        say(note, result.note());
        refresh();
    }

    /** {@return the engine's name as it is written, without its version} */
    private String title(String name) {
        return offers.stream()
                .filter(offer -> offer.name().equals(name))
                .map(offer -> offer.title().split(" ", 2)[0])
                .findFirst()
                .orElse(name);
    }

    private void refresh() {
        if (!engine.isEmpty()) {
            says.setText("engine: " + engine + ", " + time);
        }
        String took = time.isEmpty() ? "" : "The last pass took " + time + ".";
        String why = note.getText().isEmpty() ? "" : note.getText() + ".\n";
        panel.show(offers, choice, error, why + took);
    }

    private static void say(Label label, String text) {
        label.setText(text);
        label.setTooltip(text.isEmpty() ? null : new Tooltip(text));
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private void running(boolean is) {
        progress.setVisible(is);
        progress.setManaged(is);
        stop.setVisible(is);
        stop.setManaged(is);
    }
}
