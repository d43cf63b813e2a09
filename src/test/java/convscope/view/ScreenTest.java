package convscope.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.catalog.Catalog;
import convscope.document.DesignFile;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.run.Machinery;
import convscope.session.Message;
import convscope.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What only a real screen shows: drag and drop, popups and the wheel, by the mouse. */
@Tag("screen")
@ExtendWith(ApplicationExtension.class)
class ScreenTest {

    private static final long PATIENCE = 30;

    private static final Layer CONV = Layer.Conv.same(64, 3, 1, 1);
    private static final Layer RELU = new Layer.Relu();
    private static final Design SMALL =
            new Design("small", new Shape(64, 28, 28), Sequence.of(CONV, RELU));

    @TempDir private Path folder;

    private MainWindow window;
    private Stage stage;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        Path home = Files.createTempDirectory("convscope");
        window = new MainWindow(shown, new FakeDesktop(), Machinery.ofThisMachine(), home, SMALL);
        shown.setX(0);
        shown.setY(0);
        shown.setWidth(1280);
        shown.setHeight(800);
        shown.show();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Session session() {
        return window.workbench().session();
    }

    private List<Block> blocks() {
        return session().design().body().blocks();
    }

    private static void eventually(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static BlockView view(FxRobot robot) {
        return robot.lookup(".block-view").queryAs(BlockView.class);
    }

    private static Point2D centre(Bounds bounds) {
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    private static Node paletteLine(FxRobot robot, String says) {
        return robot.lookup("#palette .tree-cell")
                .match(node -> node instanceof TreeCell<?> cell && says.equals(cell.getText()))
                .query();
    }

    /** Where a block is drawn, on the screen. */
    private static Point2D at(FxRobot robot, String block) {
        BlockView view = view(robot);
        Bounds bounds = view.boundsOf(new convscope.model.Path(block)).orElseThrow();
        return centre(view.localToScreen(bounds));
    }

    /**
     * Drags with the mouse, and lets go when the target has answered: a source moves on only once
     * the answer to its last move has come, so at the second move the first one was accepted.
     */
    private static void drag(FxRobot robot, Node from, Node over, Point2D to) throws Exception {
        AtomicInteger moves = new AtomicInteger();
        over.addEventHandler(DragEvent.DRAG_OVER, event -> moves.incrementAndGet());
        robot.moveTo(from).press(MouseButton.PRIMARY);
        try {
            robot.moveBy(20, 0).moveTo(to);
            eventually(() -> moves.get() > 0);
            int before = moves.get();
            robot.moveBy(1, 0);
            eventually(() -> moves.get() > before);
        } finally {
            robot.release(MouseButton.PRIMARY);
        }
    }

    /** Moves to an item of an open menu, and waits until the menu has noticed. */
    private static void pointAt(FxRobot robot, String item) throws Exception {
        eventually(() -> menuItem(robot, item).isPresent());
        Node label = menuItem(robot, item).orElseThrow();
        robot.moveTo(label);
        eventually(() -> label.getParent().isHover());
    }

    private static Optional<Node> menuItem(FxRobot robot, String says) {
        return robot.lookup(".context-menu .menu-item .label")
                .match(node -> node instanceof Label label && label.getText().equals(says))
                .tryQuery();
    }

    private static boolean showing(Class<? extends Window> kind) {
        return List.copyOf(Window.getWindows()).stream().anyMatch(kind::isInstance);
    }

    private static Bounds area(Window shown) {
        return new BoundingBox(shown.getX(), shown.getY(), shown.getWidth(), shown.getHeight());
    }

    @Test
    void aLayerDraggedFromThePaletteOntoAPlusStandsThere(FxRobot robot) throws Exception {
        BlockView view = view(robot);
        Bounds between =
                view.drawn().orElseThrow().slots().stream()
                        .filter(slot -> slot.index() == 1)
                        .findFirst()
                        .map(view::boundsOf)
                        .orElseThrow();
        Node layer = paletteLine(robot, "ReLU");
        drag(robot, layer, view, centre(view.localToScreen(between)));
        eventually(() -> blocks().size() == 3);
        assertThat(blocks()).containsExactly(CONV, RELU, RELU);
        assertThat(session().selection().text()).isEqualTo("relu1");
    }

    @Test
    void aLayerDroppedBesideTheDrawingChangesNothing(FxRobot robot) throws Exception {
        BlockView view = view(robot);
        Bounds all = view.localToScreen(view.getLayoutBounds());
        Node layer = paletteLine(robot, "ReLU");
        drag(robot, layer, view, new Point2D(all.getMaxX() - 12, all.getMaxY() - 12));
        robot.clickOn(at(robot, "conv1"));
        eventually(() -> session().selection().text().equals("conv1"));
        assertThat(session().design()).isEqualTo(SMALL);
    }

    @Test
    void aFileDroppedOnTheWindowIsOpened(FxRobot robot) throws Exception {
        Path file = folder.resolve("start.convscope.json");
        DesignFile.write(file, Catalog.start());
        Label[] icon = new Label[1];
        robot.interact(() -> icon[0] = showFile(file));
        BlockView view = view(robot);
        drag(
                robot,
                icon[0],
                stage.getScene().getRoot(),
                centre(view.localToScreen(view.getLayoutBounds())));
        eventually(() -> session().design().equals(Catalog.start()));
        assertThat(session().file()).isEqualTo(file);
        robot.interact(() -> icon[0].getScene().getWindow().hide());
    }

    /** A window below ours, as of a file manager. */
    private static Label showFile(Path file) {
        Label icon = new Label(file.getFileName().toString());
        icon.setOnDragDetected(
                event -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putFiles(List.of(file.toFile()));
                    icon.startDragAndDrop(TransferMode.COPY).setContent(content);
                    event.consume();
                });
        Stage manager = new Stage();
        manager.setX(100);
        manager.setY(860);
        manager.setScene(new Scene(icon, 300, 100));
        manager.show();
        return icon;
    }

    @Test
    void aBlockHasAMenuUnderTheRightButton(FxRobot robot) throws Exception {
        robot.clickOn(at(robot, "conv1"), MouseButton.SECONDARY);
        pointAt(robot, "Duplicate");
        assertThat(session().selection().text()).isEqualTo("conv1");
        robot.clickOn(MouseButton.PRIMARY);
        eventually(() -> blocks().size() == 3);
        assertThat(blocks()).containsExactly(CONV, CONV, RELU);
        eventually(() -> !showing(ContextMenu.class));
    }

    @Test
    void aClickOnAPlusOffersWhatCanBePutIn(FxRobot robot) throws Exception {
        BlockView view = view(robot);
        Bounds first = view.boundsOf(view.drawn().orElseThrow().slots().getFirst());
        robot.clickOn(centre(view.localToScreen(first)));
        Offers.BlockOffer offer = Offers.BLOCKS.getFirst().blocks().getFirst();
        pointAt(robot, Offers.BLOCKS.getFirst().title());
        pointAt(robot, offer.says());
        robot.clickOn(MouseButton.PRIMARY);
        eventually(() -> blocks().size() == 3);
        assertThat(blocks().getFirst()).isEqualTo(offer.block());
    }

    @Test
    void theWheelUpZoomsInWhereThePointerIsAndDownZoomsOut(FxRobot robot) throws Exception {
        BlockView view = view(robot);
        double fitting = view.zoom();
        Point2D pointer = at(robot, "conv1");
        robot.moveTo(pointer).scroll(2, VerticalDirection.UP);
        eventually(() -> view.zoom() > fitting);
        assertThat(at(robot, "conv1").distance(pointer)).isCloseTo(0, within(2.0));
        double near = view.zoom();
        robot.scroll(1, VerticalDirection.DOWN);
        eventually(() -> view.zoom() < near);
        assertThat(at(robot, "conv1").distance(pointer)).isCloseTo(0, within(2.0));
    }

    @Test
    void theFormulaOfANumberOpensBesideIt(FxRobot robot) throws Exception {
        Platform.runLater(
                () ->
                        window.workbench()
                                .send(new Message.Select(new convscope.model.Path("conv1"))));
        eventually(() -> robot.lookup("#block-PARAMETERS").tryQuery().isPresent());
        Node number = robot.lookup("#block-PARAMETERS").query();
        robot.clickOn(number);
        eventually(() -> showing(PopOver.class));
        Label formula = robot.lookup(".formula-values").queryAs(Label.class);
        assertThat(formula.getText()).isEqualTo("= 3*3*64*64");
        Bounds shown = formula.localToScreen(formula.getLayoutBounds());
        Bounds asked = number.localToScreen(number.getLayoutBounds());
        assertThat(area(stage).contains(shown)).isTrue();
        assertThat(shown.intersects(asked)).as("covers the number").isFalse();
        assertThat(Math.abs(shown.getMinY() - asked.getCenterY())).isLessThan(120);
        robot.clickOn(at(robot, "relu1"));
        eventually(() -> !showing(PopOver.class));
    }
}
