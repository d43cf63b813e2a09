package convscope.view.inspector;

import convscope.diagram.Typeface;
import convscope.says.Legible;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;

/** One name of a path. A long one has lost its middle, and is told whole under the pointer. */
final class Crumb extends Hyperlink {

    private static final double WIDTH = 180;
    private static final double SIZE = 12;
    private static final double WIDEST = 500;

    Crumb(String name, Runnable onAction) {
        String whole = Legible.of(name);
        String shown = Typeface.REGULAR.shortened(whole, WIDTH, SIZE);
        setText(shown);
        if (!shown.equals(whole)) {
            Tooltip tooltip = new Tooltip(whole);
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(WIDEST);
            setTooltip(tooltip);
        }
        getStyleClass().add("crumb");
        setOnAction(event -> onAction.run());
    }
}
