package convscope.view;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What the window can do and by which keys, over the window until Escape or a click beside it. */
final class HelpSheet {

    private static final List<String> WORDS =
            List.of(
                    "Click a block: inspector, maps and gates follow it.",
                    "Drag a block from the left onto a +, or double-click it to put it behind the"
                            + " selection.",
                    "Every number on the right opens its formula.",
                    "Drop a picture or a design file anywhere on the window.");

    private static final List<List<String>> DRAWING =
            List.of(
                    List.of("Go from block to block", "Arrow keys"),
                    List.of("Open or close a block", "Enter"),
                    List.of("Select what is around", "Escape"),
                    List.of("Next + to put a block in", "+"),
                    List.of("The whole drawing", "F"),
                    List.of("Zoom", "Wheel"),
                    List.of("Move the drawing", "Drag"));

    private final StackPane veil = new StackPane();

    HelpSheet(List<List<Command>> groups, List<String> titles) {
        HBox columns = new HBox(36);
        columns.getChildren().add(column("Drawing", DRAWING));
        for (int i = 0; i < groups.size(); i++) {
            List<List<String>> lines =
                    groups.get(i).stream()
                            .filter(command -> !command.keys().isEmpty())
                            .map(command -> List.of(command.says(), command.keyWords()))
                            .toList();
            columns.getChildren().add(column(titles.get(i), lines));
        }
        Label title = new Label("ConvScope");
        title.getStyleClass().add("help-title");
        VBox words = new VBox(4);
        WORDS.forEach(line -> words.getChildren().add(new Label(line)));
        Button close = new Button("Close");
        close.setId("close-help");
        close.setCancelButton(true);
        close.setOnAction(event -> hide());
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToHeight(true);
        VBox sheet = new VBox(16, title, words, scroll, close);
        sheet.setId("help-sheet");
        sheet.getStyleClass().add("help");
        sheet.setMaxSize(
                javafx.scene.layout.Region.USE_PREF_SIZE, javafx.scene.layout.Region.USE_PREF_SIZE);
        veil.getStyleClass().add("veil");
        veil.getChildren().add(sheet);
        veil.setAlignment(Pos.CENTER);
        veil.setOnMouseClicked(
                event -> {
                    if (veil.equals(event.getTarget())) {
                        hide();
                    }
                });
        veil.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.F1) {
                        hide();
                        event.consume();
                    }
                });
        hide();
    }

    Node node() {
        return veil;
    }

    void show() {
        veil.setVisible(true);
        veil.requestFocus();
    }

    void hide() {
        veil.setVisible(false);
    }

    private static Node column(String title, List<List<String>> lines) {
        GridPane grid = new GridPane(18, 6);
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        grid.add(heading, 0, 0, 2, 1);
        for (int row = 0; row < lines.size(); row++) {
            Label keys = new Label(lines.get(row).get(1));
            keys.getStyleClass().add("keys");
            grid.addRow(row + 1, new Label(lines.get(row).get(0)), keys);
        }
        return grid;
    }
}
