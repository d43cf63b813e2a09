package convscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.kernel.KernelSet;
import convscope.kernel.WeightEdits;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.run.Machinery;
import convscope.session.Location;
import convscope.session.Message;
import convscope.session.Session;
import convscope.session.Tab;
import convscope.session.WeightsChoice;
import convscope.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a user does with weights, in the window. */
@ExtendWith(ApplicationExtension.class)
class KernelsTabTest {

    private static final long PATIENCE = 60;
    private static final Design SMALL =
            design(
                    new Shape(3, 16, 16),
                    new Layer.Conv(
                            3, Extent.square(3), Extent.ONE, Extent.ONE, Extent.ONE, 1, true),
                    Layer.BatchNorm.standard());

    @TempDir private Path folder;

    private final FakeDesktop desktop = new FakeDesktop();
    private MainWindow window;

    private static Design design(Shape input, Block... blocks) {
        return new Design("test", input, Sequence.of(blocks));
    }

    @Start
    void start(Stage stage) throws IOException {
        window =
                new MainWindow(
                        stage,
                        desktop,
                        Machinery.ofThisMachine(),
                        Files.createTempDirectory("convscope"),
                        SMALL);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1280);
        stage.setHeight(800);
        stage.show();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Session session() {
        return window.workbench().session();
    }

    private void send(FxRobot robot, Message message) {
        robot.interact(() -> window.workbench().send(message));
    }

    private static void eventually(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Label.class).getText();
    }

    /** Opens the tab and waits for its numbers. */
    private Node table(FxRobot robot) throws Exception {
        send(robot, new Message.Select(new convscope.model.Path("conv1")));
        send(robot, new Message.ShowTab(Tab.KERNELS));
        eventually(() -> robot.lookup(".kernel-table").tryQuery().isPresent());
        Node table = robot.lookup(".kernel-table").query();
        eventually(() -> text(robot, "kernels-title").startsWith("conv1: "));
        robot.interact(table::requestFocus);
        return table;
    }

    private float weight(int place) {
        return session().edits().of("conv1.weight").orElseThrow().values().get(place);
    }

    private boolean edited() {
        return !session().edits().isEmpty();
    }

    @Test
    void theTitleSaysWhatIsThere(FxRobot robot) throws Exception {
        table(robot);
        assertThat(text(robot, "kernels-title")).isEqualTo("conv1: 3 x 3 kernels of 3x3");
        assertThat(text(robot, "kernels-chosen")).isEqualTo("output channel 0");
    }

    @Test
    void aNumberTypedOverAWeightIsTakenWhileItIsTyped(FxRobot robot) throws Exception {
        table(robot);
        robot.type(KeyCode.RIGHT);
        robot.write("2.5");
        assertThat(weight(1)).isEqualTo(2.5f);
        assertThat(robot.lookup("#kernel-field").query().isVisible()).isTrue();
        robot.type(KeyCode.ENTER);
        assertThat(robot.lookup("#kernel-field").query().isVisible()).isFalse();
        robot.type(KeyCode.DIGIT7, KeyCode.TAB, KeyCode.DIGIT8, KeyCode.ENTER);
        assertThat(weight(4)).isEqualTo(7);
        assertThat(weight(5)).isEqualTo(8);
    }

    @Test
    void oneUndoTakesBackOneNumber(FxRobot robot) throws Exception {
        table(robot);
        robot.write("12.5");
        robot.type(KeyCode.ENTER);
        robot.write("3");
        robot.type(KeyCode.ENTER);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session().edits().of("conv1.weight").orElseThrow().values()).containsOnlyKeys(0);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(edited()).isFalse();
    }

    @Test
    void escapeGivesUpWhatWasTyped(FxRobot robot) throws Exception {
        table(robot);
        robot.write("9");
        assertThat(edited()).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(edited()).isFalse();
        assertThat(session().history().canUndo()).isFalse();
    }

    @Test
    void whatIsNoNumberSaysSoBesideItAndChangesNothing(FxRobot robot) throws Exception {
        table(robot);
        robot.write("4x");
        Label refusal = robot.lookup("#kernel-refusal").queryAs(Label.class);
        assertThat(refusal.isVisible()).isTrue();
        assertThat(refusal.getText()).endsWith("such as −0.25, not “4x”.");
        robot.type(KeyCode.ENTER);
        assertThat(robot.lookup("#kernel-field").queryAs(TextField.class).getText())
                .isEqualTo("4x");
        assertThat(weight(0)).isEqualTo(4);
        robot.type(KeyCode.ESCAPE);
        assertThat(refusal.isVisible()).isFalse();
        assertThat(edited()).isFalse();
    }

    @Test
    void deleteResetsAWeightAndLeavesTheBlock(FxRobot robot) throws Exception {
        table(robot);
        robot.write("9");
        robot.type(KeyCode.ENTER, KeyCode.UP, KeyCode.DELETE);
        assertThat(edited()).isFalse();
        assertThat(session().design()).isEqualTo(SMALL);
    }

    private static MenuItem item(FxRobot robot, String menu, String id) {
        return robot.lookup("#" + menu).queryAs(MenuButton.class).getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private static String says(MenuItem item) {
        return ((Label)
                        ((javafx.scene.layout.VBox) ((CustomMenuItem) item).getContent())
                                .getChildren()
                                .getLast())
                .getText();
    }

    @Test
    void aClassicSetFillsTheLayerAndItsBias(FxRobot robot) throws Exception {
        table(robot);
        robot.interact(() -> item(robot, "kernel-sets", "set-sobel").fire());
        assertThat(session().edits().of("conv1.weight").orElseThrow().set())
                .contains(KernelSet.SOBEL);
        assertThat(session().edits().of("conv1.bias").orElseThrow().set())
                .contains(KernelSet.SOBEL);
        TextField bias = robot.lookup("#row-bias").queryAs(TextField.class);
        eventually(() -> bias.getText().equals("0"));
        eventually(() -> !item(robot, "kernel-reset", "reset-layer").isDisable());
        robot.interact(() -> item(robot, "kernel-reset", "reset-layer").fire());
        assertThat(session().edits()).isEqualTo(WeightEdits.NONE);
    }

    @Test
    void aSetThatMakesNoSenseIsNotOfferedAndSaysWhy(FxRobot robot) throws Exception {
        send(
                robot,
                new Message.Opened(
                        design(new Shape(3, 16, 16), Layer.Conv.same(4, 1, 1, 1)), null));
        table(robot);
        MenuItem blur = item(robot, "kernel-sets", "set-box-blur");
        assertThat(blur.isDisable()).isTrue();
        assertThat(says(blur)).isEqualTo("A 1x1 kernel sees one pixel: there is nothing to blur.");
        assertThat(item(robot, "kernel-sets", "set-identity").isDisable()).isFalse();
    }

    @Test
    void biasAndBatchNormAreTypedOverToo(FxRobot robot) throws Exception {
        table(robot);
        TextField variance = robot.lookup("#row-variance").queryAs(TextField.class);
        robot.interact(variance::requestFocus);
        robot.write("-4");
        assertThat(text(robot, "row-refusal")).isEqualTo("A variance is 0 or more.");
        assertThat(edited()).isFalse();
        robot.interact(variance::selectAll);
        robot.write("4");
        assertThat(session().edits().of("batchNorm1.running_var").orElseThrow().values())
                .containsEntry(0, 4f);
        robot.type(KeyCode.ENTER);
        assertThat(text(robot, "row-refusal")).isEmpty();
    }

    @Test
    void choosingAnOutputPointsAtItEverywhere(FxRobot robot) throws Exception {
        table(robot);
        Node matrix = robot.lookup(".kernel-matrix").query();
        robot.interact(matrix::requestFocus);
        robot.type(KeyCode.DOWN, KeyCode.DOWN);
        assertThat(session().location()).isEqualTo(Location.channel(2));
        assertThat(text(robot, "kernels-chosen")).isEqualTo("output channel 2");
        send(robot, new Message.Point(Location.channel(1)));
        assertThat(text(robot, "kernels-chosen")).isEqualTo("output channel 1");
    }

    @Test
    void choosingInsideAnotherBlockSelectsTheConvolution(FxRobot robot) throws Exception {
        table(robot);
        send(robot, new Message.Select(new convscope.model.Path("batchNorm1")));
        Node matrix = robot.lookup(".kernel-matrix").query();
        robot.interact(matrix::requestFocus);
        robot.type(KeyCode.DOWN);
        assertThat(session().selection()).isEqualTo(new convscope.model.Path("conv1"));
        assertThat(session().location()).isEqualTo(Location.channel(1));
    }

    @Test
    void aPoolingLayerSaysThatItHasNone(FxRobot robot) throws Exception {
        send(
                robot,
                new Message.Opened(
                        design(
                                new Shape(3, 16, 16),
                                new Layer.MaxPool(
                                        Extent.square(2), Extent.square(2), Extent.ZERO, false)),
                        null));
        send(robot, new Message.ShowTab(Tab.KERNELS));
        eventually(
                () ->
                        text(robot, "kernels-message")
                                .equals("maxPool1 is a pooling layer: it has no weights."));
    }

    @Test
    void savedWeightsAreReadBackAsTheyWere(FxRobot robot) throws Exception {
        table(robot);
        Path file = folder.resolve("edited.safetensors");
        desktop.file = Optional.of(file);
        robot.write("0.625");
        robot.type(KeyCode.ENTER);
        assertThat(session().unsavedWeights()).isTrue();
        robot.interact(() -> item(robot, "weights", "save-weights").fire());
        eventually(() -> !session().unsavedWeights());
        Map<String, INDArray> read = Safetensors.read(file);
        assertThat(read.get("conv1.weight").getFloat(0, 0, 0, 0)).isEqualTo(0.625f);
        assertThat(read).containsKeys("conv1.bias", "batchNorm1.running_var");
        read.values().forEach(INDArray::close);
        robot.interact(() -> item(robot, "weights", "open-weights").fire());
        eventually(() -> session().weights() instanceof WeightsChoice.File);
        assertThat(edited()).isFalse();
    }

    @Test
    void weightsSetByHandAreAskedForBeforeTheyAreLeft(FxRobot robot) throws Exception {
        table(robot);
        robot.write("3");
        robot.type(KeyCode.ENTER);
        robot.push(KeyCode.CONTROL, KeyCode.N);
        assertThat(desktop.askedOfWeights).isEqualTo(1);
        assertThat(session().design()).isEqualTo(SMALL);
        desktop.answer = Desktop.Unsaved.DISCARD;
        robot.push(KeyCode.CONTROL, KeyCode.N);
        assertThat(session().design().name()).isEqualTo("untitled");
    }
}
