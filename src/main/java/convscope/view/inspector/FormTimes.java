package convscope.view.inspector;

import convscope.analysis.Analysis;
import convscope.analysis.NumberText;
import convscope.catalog.ResNeXt;
import convscope.graph.Place;
import convscope.model.Shape;
import convscope.run.PassResult;
import convscope.view.workbench.ShownDesign;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What the three forms of a ResNeXt block take, measured on demand: they are one function and cost
 * the same on paper.
 */
public final class FormTimes {

    private static final List<String> FORMS =
            List.of("A, paths", "B, early concatenation", "C, grouped convolution");

    private final Measuring measuring;
    private final Button measure = new Button("Measure the three forms");
    private final GridPane grid = new GridPane(12, 2);
    private final Label now = new Label();
    private final Label says = new Label();
    private final VBox box;
    private @Nullable Block block;

    /** Runs forms away from the JavaFX thread. */
    public interface Measuring {

        /**
         * @param then is told the medians of A, B and C in milliseconds, on the JavaFX thread;
         *     nothing where it failed, of which the user has been told
         */
        void measure(ResNeXt block, Shape input, Consumer<Optional<List<Double>>> then);
    }

    /** What is measured; its form does not matter. */
    private record Block(ResNeXt inFormC, Shape input) {}

    FormTimes(Measuring measuring) {
        this.measuring = measuring;
        measure.setId("measure-forms");
        measure.getStyleClass().add(atlantafx.base.theme.Styles.SMALL);
        measure.setOnAction(event -> start());
        grid.setId("form-times");
        now.setId("form-now");
        now.getStyleClass().add("words");
        says.setId("form-says");
        says.setWrapText(true);
        says.getStyleClass().add("words");
        Label title = new Label("Forms A, B and C, measured");
        title.getStyleClass().add("heading");
        box = new VBox(4, title, now, measure, grid, says);
    }

    Node node() {
        return box;
    }

    void show(ShownDesign shown, Place place) {
        Block wanted =
                place.bare() instanceof ResNeXt it
                                && place.output() != null
                                && place.input() != null
                        ? new Block(it.withForm(ResNeXt.Form.C), place.input())
                        : null;
        Inspector.visible(box, wanted != null);
        if (!Objects.equals(wanted, block)) {
            block = wanted;
            measure.setDisable(false);
            grid.getChildren().clear();
            says.setText(wanted == null ? "" : onPaper(shown.analysis(), place));
        }
    }

    /** In the pass that ran last, if that was over this design. */
    void took(ShownDesign shown, PassResult result) {
        Place place = shown.selected();
        if (place.bare() instanceof ResNeXt it && result.isOf(shown.lowered())) {
            long sum =
                    IntStream.range(place.first(), place.end())
                            .mapToLong(node -> result.nanoseconds().getOrDefault(node, 0L))
                            .sum();
            now.setText(
                    String.format(
                            Locale.ROOT,
                            "Form %s took %.2f ms in the last pass.",
                            it.form(),
                            sum / 1e6));
        }
    }

    private static String onPaper(Analysis analysis, Place place) {
        return "One function, and on paper one cost: %s parameters and %s MACs here."
                .formatted(
                        NumberText.exact(analysis.of(place).parameters()),
                        NumberText.exact(analysis.of(place).macs()));
    }

    private void start() {
        Block asked = block;
        if (asked != null) {
            measure.setDisable(true);
            says.setText("Measuring: each form runs several times, in turns...");
            measuring.measure(
                    asked.inFormC(),
                    asked.input(),
                    medians -> {
                        if (asked.equals(block)) {
                            measure.setDisable(false);
                            medians.ifPresentOrElse(this::tell, () -> says.setText(""));
                        }
                    });
        }
    }

    private void tell(List<Double> medians) {
        grid.getChildren().clear();
        double fastest = medians.stream().mapToDouble(Double::doubleValue).min().orElse(1);
        for (int form = 0; form < FORMS.size(); form++) {
            double median = medians.get(form);
            Label time = new Label(String.format(Locale.ROOT, "%.2f ms", median));
            time.setId("form-" + ResNeXt.Form.values()[form]);
            Label ratio = new Label(String.format(Locale.ROOT, "x %.2f", median / fastest));
            ratio.getStyleClass().add("share");
            grid.addRow(form, new Label(FORMS.get(form)), time, ratio);
        }
        says.setText(
                "Equal function, equal cost on paper, different speed: medians of runs in turns on"
                        + " this machine.");
    }
}
