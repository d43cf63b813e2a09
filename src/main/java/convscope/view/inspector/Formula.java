package convscope.view.inspector;

import convscope.analysis.Explanation;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** A number that opens its formula. */
final class Formula {

    private static final double WIDEST = 460;

    private final Hyperlink link = new Hyperlink();
    private Supplier<Explanation> explanation = () -> new Explanation("", "", "", "", "");

    Formula(String id) {
        link.setId(id);
        link.getStyleClass().add("figure");
        link.setTooltip(new Tooltip("How is this computed?"));
        link.setAccessibleHelp("Opens the formula of this number");
        link.setOnAction(
                event -> {
                    link.setVisited(false);
                    open();
                });
    }

    Node node() {
        return link;
    }

    void show(String number, Supplier<Explanation> why) {
        link.setText(number);
        explanation = why;
    }

    private void open() {
        PopOver popOver = new PopOver(content(explanation.get()));
        popOver.setArrowLocation(PopOver.ArrowLocation.RIGHT_TOP);
        popOver.setAnimated(false);
        popOver.getRoot().getStylesheets().setAll(link.getScene().getStylesheets());
        popOver.show(link);
    }

    private static Node content(Explanation why) {
        VBox content = new VBox(6);
        content.getStyleClass().add("formula");
        content.setMaxWidth(WIDEST);
        add(content, why.quantity(), "formula-title");
        add(content, why.formula(), "formula-letters");
        String values = why.substituted();
        add(content, values.isEmpty() ? "" : "= " + values, "formula-values");
        add(content, "= " + why.result(), "formula-result");
        add(content, why.note(), "formula-note");
        return content;
    }

    private static void add(VBox content, String text, String style) {
        if (!text.isEmpty()) {
            Label label = new Label(text);
            label.setWrapText(true);
            label.setMaxWidth(WIDEST);
            label.getStyleClass().add(style);
            content.getChildren().add(label);
        }
    }
}
