package convscope.view.tabs.compare;

import convscope.diagram.Drawing;
import convscope.model.Path;
import javafx.scene.layout.Region;

/** Shows a whole drawing, small, as the block view paints it. */
public interface DrawingCell {

    Region node();

    /**
     * @param selected the block that is marked, where the drawing shows it
     */
    void show(Drawing drawing, Path selected, boolean dark);
}
