package convscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.document.DesignFile;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.picture.Picture;
import convscope.run.Machinery;
import convscope.session.Message;
import convscope.session.PictureChoice;
import convscope.session.Session;
import convscope.session.Tab;
import convscope.session.WeightsChoice;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Nothing is saved over the files of what is open, by whatever name, but the design over its own.
 */
@ExtendWith(ApplicationExtension.class)
class SavingOverTest {

    private static final Design SMALL =
            new Design("small", new Shape(3, 8, 8), Sequence.of(Layer.Conv.same(4, 3, 1, 1)));

    @TempDir private Path folder;

    private final FakeDesktop desktop = new FakeDesktop();
    private MainWindow window;
    private Path design;
    private Path picture;
    private Path weights;

    @Start
    void start(Stage stage) throws IOException {
        window =
                new MainWindow(
                        stage,
                        desktop,
                        Machinery.ofThisMachine(),
                        Files.createTempDirectory("convscope"),
                        Catalog.start());
        stage.setWidth(1280);
        stage.setHeight(800);
        stage.show();
    }

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        design = folder.resolve("small.convscope.json");
        picture = folder.resolve("mine.png");
        weights = folder.resolve("mine.safetensors");
        DesignFile.write(design, SMALL);
        try (var content =
                Objects.requireNonNull(
                        Picture.class.getResourceAsStream("/convscope/picture/coffee.png"))) {
            Files.copy(content, picture);
        }
        robot.interact(() -> window.open(design));
        eventually(() -> design.equals(session().file()));
        try (Weights seeded = SeededWeights.of(window.workbench().shown().lowered().graph(), 3)) {
            seeded.write(weights);
        }
        robot.interact(
                () -> {
                    var send = window.workbench();
                    send.send(new Message.ChoosePicture(new PictureChoice.File(picture)));
                    send.send(new Message.ChooseWeights(new WeightsChoice.File(weights)));
                });
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Session session() {
        return window.workbench().session();
    }

    private static void eventually(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String notice(FxRobot robot) {
        return robot.lookup("#notice").queryAs(Label.class).getText();
    }

    /** Chooses the file for what the action saves, and reads why that is refused. */
    private void refused(FxRobot robot, Path file, String holds, Runnable saving) throws Exception {
        byte[] before = Files.readAllBytes(file);
        robot.interact(() -> window.fail(""));
        desktop.file = Optional.of(file);
        robot.interact(saving);
        eventually(() -> !notice(robot).isEmpty());
        assertThat(notice(robot))
                .isEqualTo(
                        "cannot write %s: it is the file of %s; choose another name"
                                .formatted(file, holds));
        assertThat(file).hasBinaryContent(before);
    }

    private static void fire(FxRobot robot, String id) {
        robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream()
                .map(menu -> item(menu, id))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow()
                .fire();
    }

    private static Optional<MenuItem> item(Menu menu, String id) {
        return menu.getItems().stream()
                .map(
                        item ->
                                id.equals(item.getId())
                                        ? Optional.of(item)
                                        : item instanceof Menu inner
                                                ? item(inner, id)
                                                : Optional.<MenuItem>empty())
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Test
    void everythingThatIsSavedSparesTheFilesOfWhatIsOpen(FxRobot robot) throws Exception {
        String theDesign = "the open design";
        String thePicture = "the chosen picture";
        String theWeights = "the weights in force";
        refused(robot, picture, thePicture, () -> fire(robot, "save-as"));
        refused(robot, weights, theWeights, () -> fire(robot, "save-as"));
        refused(robot, design, theDesign, () -> fire(robot, "export"));
        refused(robot, picture, thePicture, () -> fire(robot, "export"));
        refused(robot, design, theDesign, () -> fire(robot, "export-onnx"));
        refused(robot, weights, theWeights, () -> fire(robot, "export-onnx-inputs"));
        refused(robot, picture, thePicture, () -> fire(robot, "export-csv"));
        robot.interact(() -> window.workbench().send(new Message.ShowTab(Tab.TABLE)));
        refused(robot, design, theDesign, () -> robot.lookup("#table-save").queryButton().fire());
        assertThat(session().file()).isEqualTo(design);
    }

    @Test
    void linksLeadToTheSameFile(FxRobot robot) throws Exception {
        Path soft = Files.createSymbolicLink(folder.resolve("soft.csv"), design);
        Path hard = Files.createLink(folder.resolve("hard.png"), picture);
        refused(robot, soft, "the open design", () -> fire(robot, "export-csv"));
        refused(robot, hard, "the chosen picture", () -> fire(robot, "export"));
        assertThat(soft).isSymbolicLink();
    }

    @Test
    void aDesignIsSavedOverItsOwnFile(FxRobot robot) throws Exception {
        robot.interact(
                () -> window.workbench().send(new Message.InsertAfterSelection(new Layer.Relu())));
        Design edited = session().design();
        desktop.file = Optional.of(design);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        eventually(() -> !session().unsaved());
        assertThat(DesignFile.read(design)).isEqualTo(edited);
    }
}
