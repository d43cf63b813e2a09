package convscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.diagram.Diagram;
import convscope.diagram.Drawing;
import convscope.diagram.Palette;
import convscope.diagram.Slot;
import convscope.graph.Lowered;
import convscope.model.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class BlockViewTest {

    private final List<String> heard = new ArrayList<>();
    private final Drawing drawing = Diagram.of(Lowered.of(Catalog.start()));
    private BlockView view;

    @Start
    void start(Stage stage) {
        view = new BlockView(new Recorder());
        stage.setScene(new Scene(view, 900, 700));
        stage.show();
        view.show(drawing, Path.ROOT);
    }

    /** Writes down what it hears, and follows the selection as a session would. */
    private final class Recorder implements BlockGestures {
        @Override
        public void select(Path path) {
            heard.add("select " + path);
            view.show(drawing, path);
        }

        @Override
        public void toggle(Path path) {
            heard.add("toggle " + path);
        }

        @Override
        public void open(Path path) {
            heard.add("open " + path);
        }

        @Override
        public void insert(Slot slot) {
            heard.add("insert " + slot.sequence() + "@" + slot.index());
        }

        @Override
        public void drop(Slot slot, String text) {
            heard.add("drop " + text + " " + slot.sequence() + "@" + slot.index());
        }

        @Override
        public void delete(Path path) {
            heard.add("delete " + path);
        }

        @Override
        public void escape() {
            heard.add("escape");
        }

        @Override
        public void menu(Path path, double screenX, double screenY) {
            heard.add("menu " + path);
        }
    }

    private Point2D middle(Bounds bounds) {
        return view.localToScreen(bounds.getCenterX(), bounds.getCenterY());
    }

    private void choose(FxRobot robot, String path) {
        robot.interact(() -> view.show(drawing, new Path(path)));
        robot.interact(() -> view.requestFocus());
    }

    @Test
    void aClickSelects(FxRobot robot) {
        robot.clickOn(middle(view.boundsOf(new Path("resnext1.conv2")).orElseThrow()));
        assertThat(heard).containsExactly("select resnext1.conv2");
    }

    @Test
    void aClickBesideTheDrawingSelectsTheDesign(FxRobot robot) {
        robot.clickOn(view.localToScreen(20, 300));
        assertThat(heard).containsExactly("select ");
    }

    @Test
    void aDoubleClickOnAFrameTurnsItOver(FxRobot robot) {
        Bounds frame = view.boundsOf(new Path("resnext1")).orElseThrow();
        robot.doubleClickOn(view.localToScreen(frame.getMinX() + 4, frame.getMinY() + 4));
        assertThat(heard).contains("toggle resnext1");
    }

    @Test
    void aClickOnAPlusAsksForABlock(FxRobot robot) {
        robot.clickOn(middle(view.boundsOf(drawing.slots().getFirst())));
        assertThat(heard).containsExactly("insert @0");
    }

    @Test
    void theArrowsMoveTheSelection(FxRobot robot) {
        choose(robot, "resnext1.batchNorm1");
        robot.type(KeyCode.RIGHT);
        assertThat(heard).containsExactly("select resnext1.relu1");
    }

    @Test
    void enterUnfoldsOrOpens(FxRobot robot) {
        choose(robot, "resnext1");
        robot.type(KeyCode.ENTER);
        choose(robot, "resnext1.conv1");
        robot.type(KeyCode.ENTER);
        assertThat(heard).containsExactly("toggle resnext1", "open resnext1.conv1");
    }

    @Test
    void theKeyboardReachesAPlus(FxRobot robot) {
        choose(robot, "resnext1");
        robot.type(KeyCode.INSERT).type(KeyCode.ENTER);
        assertThat(heard).containsExactly("insert @1");
    }

    @Test
    void deleteNamesTheSelection(FxRobot robot) {
        choose(robot, "resnext1");
        robot.type(KeyCode.DELETE);
        assertThat(heard).containsExactly("delete resnext1");
    }

    @Test
    void escapeGoesOutwards(FxRobot robot) {
        choose(robot, "resnext1.conv1");
        robot.type(KeyCode.ESCAPE).type(KeyCode.ESCAPE).type(KeyCode.ESCAPE);
        assertThat(heard).containsExactly("select resnext1", "select ", "escape");
    }

    @Test
    void aDragPans(FxRobot robot) {
        Bounds before = view.boundsOf(new Path("resnext1.conv1")).orElseThrow();
        robot.drag(view.localToScreen(30, 300), MouseButton.PRIMARY)
                .moveTo(view.localToScreen(90, 330))
                .drop();
        WaitForAsyncUtils.waitForFxEvents();
        Bounds after = view.boundsOf(new Path("resnext1.conv1")).orElseThrow();
        assertThat(after.getMinX() - before.getMinX()).isGreaterThan(30);
        assertThat(heard).isEmpty();
    }

    @Test
    void controlAndPlusZoomsIn(FxRobot robot) {
        choose(robot, "resnext1");
        double before = view.zoom();
        robot.press(KeyCode.CONTROL).type(KeyCode.PLUS).release(KeyCode.CONTROL);
        assertThat(view.zoom()).isGreaterThan(before);
    }

    @Test
    void fitShowsTheWholeDrawing(FxRobot robot) {
        choose(robot, "resnext1");
        robot.type(KeyCode.F);
        Bounds last = view.boundsOf(new Path("resnext1.relu3")).orElseThrow();
        assertThat(last.getMaxY()).isLessThan(view.getHeight());
    }

    @Test
    void theChosenPlaceIsScrolledIntoView(FxRobot robot) {
        choose(robot, "resnext1");
        robot.press(KeyCode.CONTROL).type(KeyCode.PLUS).type(KeyCode.PLUS).type(KeyCode.PLUS);
        robot.release(KeyCode.CONTROL);
        choose(robot, "resnext1.conv1");
        choose(robot, "resnext1.relu3");
        Bounds seen = view.boundsOf(new Path("resnext1.relu3")).orElseThrow();
        assertThat(seen.getMaxY()).isLessThan(view.getHeight());
    }

    @Test
    void theChosenPlaceIsSpoken(FxRobot robot) {
        choose(robot, "resnext1.conv2");
        assertThat(view.getAccessibleText()).contains("128, 3x3, 128, group = 32");
    }

    @Test
    void theDarkPaletteRepaints(FxRobot robot) {
        robot.interact(() -> view.use(Palette.DARK));
        int corner = robot.capture(view).getImage().getPixelReader().getArgb(300, 20) & 0xFFFFFF;
        assertThat(corner).isEqualTo(0x15181D);
    }
}
