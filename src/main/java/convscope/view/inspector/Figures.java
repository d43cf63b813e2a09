package convscope.view.inspector;

import convscope.analysis.Analysis;
import convscope.analysis.Explanation;
import convscope.analysis.NumberText;
import convscope.analysis.Quantity;
import convscope.analysis.ReceptiveField;
import convscope.analysis.Saving;
import convscope.analysis.Tally;
import convscope.graph.Graph;
import convscope.graph.Place;
import convscope.view.workbench.ShownDesign;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a place costs and sees: one line a quantity, with its share of the whole. */
final class Figures {

    private static final List<Quantity> COUNTED =
            List.of(
                    Quantity.PARAMETERS,
                    Quantity.WEIGHTS,
                    Quantity.BUFFERS,
                    Quantity.MACS,
                    Quantity.FLOPS,
                    Quantity.ACTIVATION_BYTES);

    private final GridPane grid = new GridPane(8, 2);
    private final Map<Quantity, Formula> numbers = new EnumMap<>(Quantity.class);
    private final Map<Quantity, Label> shares = new EnumMap<>(Quantity.class);
    private final Formula field;
    private final Label steps = new Label();
    private final Label dense = new Label();
    private final VBox box;

    /**
     * @param prefix tells these figures' ids from those of others
     */
    Figures(String heading, String prefix) {
        Label title = new Label(heading);
        title.getStyleClass().add("heading");
        field = new Formula(prefix + "-field");
        grid.getColumnConstraints().setAll(column(Priority.ALWAYS), right(), right());
        int row = 0;
        for (Quantity quantity : COUNTED) {
            Formula number = new Formula(prefix + "-" + quantity.name());
            Label share = new Label();
            share.getStyleClass().add("share");
            numbers.put(quantity, number);
            shares.put(quantity, share);
            grid.addRow(row++, label(word(quantity)), number.node(), share);
        }
        grid.addRow(row, label("receptive field"), field.node());
        dense.setId(prefix + "-dense");
        dense.getStyleClass().add("dense");
        dense.setWrapText(true);
        steps.getStyleClass().add("step");
        steps.setWrapText(true);
        box = new VBox(4, title, grid, steps, dense);
    }

    Node node() {
        return box;
    }

    void show(ShownDesign shown, Place place) {
        Analysis analysis = shown.analysis();
        Tally tally = analysis.of(place);
        boolean whole = place.path().isRoot();
        numbers.forEach(
                (quantity, number) ->
                        number.show(
                                text(quantity, tally.of(quantity)),
                                () -> analysis.explain(quantity, place)));
        shares.forEach(
                (quantity, share) ->
                        share.setText(
                                whole ? "" : NumberText.percent(analysis.share(quantity, place))));
        field.show(
                analysis.field(place).map(ReceptiveField::says).orElse("unknown"),
                fieldFormula(analysis, place));
        say(steps, whole ? "" : arithmetic(analysis, place, tally));
        say(dense, saving(tally));
    }

    private static String text(Quantity quantity, long amount) {
        return quantity == Quantity.ACTIVATION_BYTES
                ? NumberText.memory(amount)
                : NumberText.exact(amount);
    }

    private static Supplier<Explanation> fieldFormula(Analysis analysis, Place place) {
        boolean computed = place.output() != null && place.result() != Graph.INPUT;
        return () ->
                computed
                        ? analysis.explainField(analysis.graph().nodes().get(place.result()))
                        : new Explanation(
                                "receptive field",
                                "nothing is computed here",
                                "",
                                analysis.field(place).map(ReceptiveField::says).orElse("unknown"),
                                "");
    }

    private static void say(Label label, String text) {
        label.setText(text);
        Inspector.visible(label, !text.isEmpty());
    }

    /** {@return how the parameters of one operation come about, without opening anything} */
    private static String arithmetic(Analysis analysis, Place place, Tally tally) {
        return place.end() - place.first() == 1 && tally.parameters() > 0
                ? "parameters: " + analysis.explain(Quantity.PARAMETERS, place).text()
                : "";
    }

    /** It stands wherever there are convolutions, so that moving groups never hides it. */
    private static String saving(Tally tally) {
        Saving parameters = tally.parameterSaving();
        Saving macs = tally.macSaving();
        if (tally.of(Quantity.WEIGHTS) == 0) {
            return "";
        }
        return parameters.any() || macs.any()
                ? "parameters, %s\nMACs, %s".formatted(parameters.says(), macs.says())
                : "dense: the same, for no convolution here has groups";
    }

    private static String word(Quantity quantity) {
        return switch (quantity) {
            case WEIGHTS -> "  convolution weights";
            case MACS -> "MACs";
            case FLOPS -> "FLOPs (2 x MACs)";
            case ACTIVATION_BYTES -> "activations";
            default -> quantity.label();
        };
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("quantity");
        return label;
    }

    private static ColumnConstraints column(Priority grow) {
        ColumnConstraints column = new ColumnConstraints();
        column.setHgrow(grow);
        return column;
    }

    private static ColumnConstraints right() {
        ColumnConstraints column = column(Priority.NEVER);
        column.setHalignment(HPos.RIGHT);
        return column;
    }
}
