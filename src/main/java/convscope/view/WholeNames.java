package convscope.view;

import convscope.diagram.Element.Node;
import convscope.diagram.Mark;
import convscope.says.Legible;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Tells the whole name of the box under the pointer where the drawing has left out its middle. */
final class WholeNames {

    private final javafx.scene.Node over;
    private final Tooltip tooltip = new Tooltip();
    private boolean installed;

    WholeNames(javafx.scene.Node over) {
        this.over = over;
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(600);
    }

    void show(@Nullable Node hovered) {
        boolean wanted = false;
        if (hovered != null && isShortened(hovered)) {
            wanted = true;
            tooltip.setText(Legible.of(hovered.path().name()));
        }
        if (wanted != installed) {
            installed = wanted;
            if (wanted) {
                Tooltip.install(over, tooltip);
            } else {
                Tooltip.uninstall(over, tooltip);
            }
        }
    }

    static boolean isShortened(Node node) {
        return node.marks().stream()
                .anyMatch(mark -> mark instanceof Mark.Text text && text.text().contains("\u2026"));
    }
}
