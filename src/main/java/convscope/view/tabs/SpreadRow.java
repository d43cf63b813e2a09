package convscope.view.tabs;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One thing at the left end of a row and one at the right. */
public final class SpreadRow extends HBox {

    /**
     * @param least the row's least height in pixels
     */
    public SpreadRow(double least, Node left, Node right) {
        super(8);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        getChildren().addAll(left, between, right);
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(least);
    }
}
