package convscope.view.tabs.table;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.analysis.Analysis;
import convscope.catalog.Catalog;
import convscope.graph.Lowered;
import convscope.model.Path;
import convscope.view.tabs.Computed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TableTabTest {

    private TableTab tab;
    private final List<Path> selected = new ArrayList<>();
    private final List<List<String>> saved = new ArrayList<>();

    @Start
    void start(Stage stage) {
        tab = new TableTab(saved::addAll);
        tab.setOnSelect(selected::add);
        tab.show(
                LayerRow.of(
                        Analysis.of(Lowered.of(Catalog.start())),
                        Optional.of(Computed.start("resnext1").result())));
        stage.setScene(new Scene(tab, 1200, 300));
        stage.show();
    }

    private static TableView<LayerRow> table(FxRobot robot) {
        return robot.lookup("#table").queryTableView();
    }

    private static void filter(FxRobot robot, String text) {
        TextField field = robot.lookup("#table-filter").queryAs(TextField.class);
        robot.interact(() -> field.setText(text));
    }

    private static void sort(FxRobot robot, String name, TableColumn.SortType type) {
        TableColumn<LayerRow, ?> column =
                table(robot).getColumns().stream()
                        .filter(c -> c.getText().equals(name))
                        .findFirst()
                        .orElseThrow();
        robot.interact(
                () -> {
                    column.setSortType(type);
                    table(robot).getSortOrder().setAll(List.of(column));
                });
    }

    @Test
    void theRowsAreTheOperationsWithTheirCounts(FxRobot robot) {
        LayerRow grouped =
                table(robot).getItems().stream()
                        .filter(row -> row.path().text().equals("resnext1.conv2"))
                        .findFirst()
                        .orElseThrow();
        assertThat(grouped.parameters()).isEqualTo(4608);
        assertThat(grouped.field().says()).isEqualTo("3 x 3 pixels");
        assertThat(table(robot).getItems().getFirst().milliseconds()).isEqualTo("1.500");
    }

    @Test
    void sortingFollowsTheNumbers(FxRobot robot) {
        sort(robot, "parameters", TableColumn.SortType.DESCENDING);
        assertThat(table(robot).getItems())
                .extracting(LayerRow::parameters)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        sort(robot, "receptive field", TableColumn.SortType.DESCENDING);
        assertThat(table(robot).getItems().getFirst().field().everything()).isTrue();
    }

    @Test
    void everyWordOfTheFilterMustBeThere(FxRobot robot) {
        filter(robot, "conv 128x");
        assertThat(table(robot).getItems())
                .extracting(row -> row.path().name())
                .containsExactly("conv1", "conv2");
        assertThat(robot.lookup("#table-totals").queryAs(Label.class).getText())
                .startsWith("2 operations   37 376 parameters");
    }

    @Test
    void selectingARowSelectsTheNode(FxRobot robot) {
        robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(3));
        assertThat(selected).containsExactly(new Path("resnext1.conv2"));
    }

    @Test
    void aSelectionFromOutsideDoesNotCallBack(FxRobot robot) {
        robot.interact(() -> tab.select(new Path("resnext1.se1")));
        assertThat(table(robot).getSelectionModel().getSelectedItem().path().text())
                .isEqualTo("resnext1.se1.squeeze");
        robot.interact(() -> tab.select(Path.ROOT));
        assertThat(selected).isEmpty();
    }

    @Test
    void copyingOneRowCopiesAllThatIsSeen(FxRobot robot) {
        filter(robot, "conv2");
        robot.interact(tab::copy);
        assertThat(clipboard(robot))
                .isEqualTo(
                        "path\tkind\toutput\tparameters\tMACs\tactivation bytes\treceptive"
                                + " field\tms\n"
                                + "resnext1.conv2\tconv\t128x56x56\t4608\t14450688\t1605632\t3 x 3"
                                + " pixels\t\n");
    }

    @Test
    void copyingSeveralRowsCopiesThem(FxRobot robot) {
        robot.interact(() -> table(robot).getSelectionModel().selectRange(0, 2));
        robot.interact(tab::copy);
        assertThat(clipboard(robot).lines()).hasSize(3);
    }

    @Test
    void savingTakesWhatIsSeenInItsOrder(FxRobot robot) {
        sort(robot, "MACs", TableColumn.SortType.DESCENDING);
        robot.clickOn("#table-save");
        assertThat(saved).hasSize(table(robot).getItems().size() + 1);
        assertThat(saved.getFirst()).isEqualTo(LayerRow.HEADINGS);
        assertThat(saved.get(1)).contains("102760448");
    }

    private static String clipboard(FxRobot robot) {
        List<String> text = new ArrayList<>();
        robot.interact(() -> text.add(Clipboard.getSystemClipboard().getString()));
        return text.getFirst();
    }
}
