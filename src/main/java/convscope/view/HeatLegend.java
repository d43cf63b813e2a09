package convscope.view;

import convscope.diagram.HeatColours;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** Which warmth stands for how many milliseconds, and how many the selected block took. */
final class HeatLegend {

    private static final double WIDTH = 160;
    private static final double HEIGHT = 12;

    private final Canvas bar = new Canvas(WIDTH, HEIGHT);
    private final Label most = new Label();
    private final Label selected = new Label();
    private final HBox box;

    HeatLegend() {
        most.setId("heat-most");
        selected.setId("heat-selected");
        Label title = new Label("time in the last pass: 0");
        for (Label whole : List.of(title, most)) {
            whole.setMinWidth(Region.USE_PREF_SIZE);
        }
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        box = new HBox(8, title, bar, most, between, selected);
        box.setId("heat-legend");
        box.getStyleClass().add("heat-legend");
        box.setAlignment(Pos.CENTER_LEFT);
        show(false);
    }

    Node node() {
        return box;
    }

    void show(boolean on) {
        box.setVisible(on);
        box.setManaged(on);
    }

    /**
     * @param nanoseconds what the hottest took; 0 where nothing is known
     * @param says one sentence about the selected block
     */
    void show(HeatColours colours, long nanoseconds, String says) {
        GraphicsContext pen = bar.getGraphicsContext2D();
        for (int x = 0; x < WIDTH; x++) {
            int argb = colours.band(x / (WIDTH - 1));
            pen.setFill(Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF));
            pen.fillRect(x, 0, 1, HEIGHT);
        }
        most.setText(nanoseconds == 0 ? "" : Milliseconds.says(nanoseconds / 1e6));
        selected.setText(says);
    }
}
