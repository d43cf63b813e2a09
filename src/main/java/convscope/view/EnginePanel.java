package convscope.view;

import atlantafx.base.controls.ToggleSwitch;
import convscope.document.EngineChoice;
import convscope.engine.EngineOffer;
import convscope.engine.EngineSettings;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Which engines there are and why, which one computes, on how many threads, and whether in bf16 or
 * TF32. What cannot be chosen here is shown with its reason.
 */
final class EnginePanel {

    private static final double WIDTH = 400;

    private final Consumer<EngineChoice> onChoice;
    private final VBox engines = new VBox(8);
    private final Slider threads = new Slider(1, EngineSettings.mostThreads(), 1);
    private final Label count = new Label();
    private final ToggleSwitch fast = new ToggleSwitch("fast math");
    private final Label fastSays = new Label();
    private final Label last = new Label();
    private final VBox box;
    private EngineChoice choice = EngineChoice.USUAL;
    private boolean showing;

    /**
     * @param onChoice is told what the user wants from now on
     */
    EnginePanel(Consumer<EngineChoice> onChoice) {
        this.onChoice = onChoice;
        Label title = heading("What computes");
        threads.setId("threads");
        threads.setMajorTickUnit(1);
        threads.setMinorTickCount(0);
        threads.setSnapToTicks(true);
        threads.setBlockIncrement(1);
        threads.setDisable(threads.getMax() < 2);
        threads.valueProperty()
                .subscribe((before, now) -> threads((int) Math.round(now.doubleValue())));
        HBox.setHgrow(threads, Priority.ALWAYS);
        count.setId("threads-says");
        HBox line = new HBox(10, new Label("threads"), threads, count);
        line.setAlignment(Pos.CENTER_LEFT);
        fast.setId("fast-math");
        fast.selectedProperty().subscribe((before, on) -> propose(choice.withFastMath(on)));
        fastSays.setId("fast-math-says");
        last.setId("last-pass");
        box = new VBox(10, title, engines, line, fast, words(fastSays), words(last));
        box.setId("engine-panel");
        box.getStyleClass().add("engine-panel");
        box.setPrefWidth(WIDTH);
    }

    Node node() {
        return box;
    }

    /**
     * @param offers every engine of the program; none as long as that is being found out
     * @param chosen what the user wants
     * @param error how far fast math is off, in words, or empty
     * @param says of the last pass
     */
    void show(List<EngineOffer> offers, EngineChoice chosen, String error, String says) {
        showing = true;
        choice = chosen;
        EngineSettings settings = Passes.settings(chosen);
        ToggleGroup group = new ToggleGroup();
        engines.getChildren().clear();
        offers.forEach(offer -> engines.getChildren().add(line(offer, settings, group)));
        if (offers.isEmpty()) {
            engines.getChildren().add(new Label("Looking for engines..."));
        }
        int most = EngineSettings.mostThreads();
        int used = chosen.threads() == 0 ? most : Math.min(chosen.threads(), most);
        threads.setValue(used);
        count.setText(used == most ? "all " + most : used + " of " + most);
        String format =
                offers.stream()
                        .filter(offer -> offer.isMeantBy(settings))
                        .map(EngineOffer::fastMath)
                        .findFirst()
                        .orElse("");
        boolean possible = !format.isEmpty();
        fast.setText(possible ? "fast math (" + format + ")" : "fast math");
        fast.setSelected(chosen.fastMath());
        fast.setDisable(!possible && !chosen.fastMath());
        fastSays.setText(fastSays(format, chosen.fastMath(), error));
        last.setText(says);
        showing = false;
    }

    private static String fastSays(String format, boolean on, String error) {
        if (format.isEmpty()) {
            return "This engine gains nothing by fast math here: it computes in float32.";
        }
        return on
                ? error.isEmpty() ? "Its error is being measured..." : error
                : "Convolutions in %s are faster, and about two to three digits are right."
                        .formatted(format);
    }

    private Node line(EngineOffer offer, EngineSettings settings, ToggleGroup group) {
        String title =
                offer.instructions().isEmpty()
                        ? offer.title()
                        : offer.title() + ", " + offer.instructions();
        RadioButton button = new RadioButton(title);
        button.setId("engine-" + offer.name());
        button.setToggleGroup(group);
        button.setWrapText(true);
        button.setMaxWidth(WIDTH);
        button.setSelected(offer.isMeantBy(settings));
        button.setDisable(!offer.loads());
        String word = offer.usual() ? EngineChoice.USUAL.engine() : offer.name();
        button.setOnAction(event -> propose(choice.withEngine(word)));
        Label reason = words(new Label(offer.reason()));
        reason.setId("engine-" + offer.name() + "-reason");
        return new VBox(2, button, reason);
    }

    private void threads(int value) {
        int most = EngineSettings.mostThreads();
        propose(choice.withThreads(value >= most ? 0 : value));
    }

    private void propose(EngineChoice wanted) {
        if (!showing && !wanted.equals(choice)) {
            onChoice.accept(wanted);
        }
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("heading");
        return label;
    }

    private static Label words(Label label) {
        label.setWrapText(true);
        label.setMaxWidth(WIDTH);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("words");
        return label;
    }
}
