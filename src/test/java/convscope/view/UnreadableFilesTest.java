package convscope.view;

import static convscope.view.Seen.computed;
import static convscope.view.Seen.eventually;
import static convscope.view.Seen.maps;
import static convscope.view.Seen.notice;
import static convscope.view.Seen.same;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.document.DesignFile;
import convscope.graph.Graph;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.picture.OpenedPicture;
import convscope.picture.Picture;
import convscope.run.Machinery;
import convscope.session.PictureChoice;
import convscope.session.Session;
import convscope.session.WeightsChoice;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Files that are broken, and such that never come: whatever is in force goes on. */
@ExtendWith(ApplicationExtension.class)
class UnreadableFilesTest {

    /** A file of this name never comes. */
    private static final String STUCK = "stuck";

    @TempDir private Path folder;

    private final CountDownLatch never = new CountDownLatch(1);
    private final FakeDesktop desktop = new FakeDesktop();
    private MainWindow window;

    @Start
    void start(Stage stage) throws IOException {
        Machinery real = Machinery.ofThisMachine();
        Machinery machinery =
                new Machinery(
                        real.engines(),
                        real.offers(),
                        (choice, graph) -> weights(real, choice, graph),
                        choice -> picture(real, choice));
        window =
                new MainWindow(
                        stage,
                        desktop,
                        machinery,
                        Files.createTempDirectory("convscope"),
                        Catalog.start());
        stage.setWidth(1280);
        stage.setHeight(800);
        stage.show();
    }

    private Weights weights(Machinery real, WeightsChoice choice, Graph graph) throws IOException {
        awaitIfStuck(choice.label());
        return real.weights().weights(choice, graph);
    }

    private OpenedPicture picture(Machinery real, PictureChoice choice) throws IOException {
        awaitIfStuck(choice.label());
        return real.pictures().read(choice);
    }

    private void awaitIfStuck(String name) throws IOException {
        try {
            if (name.startsWith(STUCK)) {
                never.await();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Session session() {
        return window.workbench().session();
    }

    private static String named(FxRobot robot, String menu) {
        return robot.lookup("#" + menu).queryAs(MenuButton.class).getText();
    }

    /** Another seed is an edit that everybody sees. */
    private static void mapsFollowAnEdit(FxRobot robot) throws Exception {
        WritableImage before = maps(robot);
        robot.push(KeyCode.CONTROL, KeyCode.G);
        eventually(() -> !same(before, maps(robot)));
    }

    private void openPicture(FxRobot robot, Path file) {
        desktop.file = Optional.of(file);
        robot.push(KeyCode.CONTROL, KeyCode.P);
    }

    private void openWeights(FxRobot robot, Path file) {
        desktop.file = Optional.of(file);
        robot.interact(() -> item(robot, "weights", "open-weights").fire());
    }

    private static MenuItem item(FxRobot robot, String menu, String id) {
        return robot.lookup("#" + menu).queryAs(MenuButton.class).getItems().stream()
                .filter(each -> id.equals(each.getId()))
                .findFirst()
                .orElseThrow();
    }

    private Path cut(String name) throws IOException {
        return fault("01-cut.jpg", name);
    }

    private Path fault(String fault, String name) throws IOException {
        Path file = folder.resolve(name);
        try (var content =
                Objects.requireNonNull(
                        UnreadableFilesTest.class.getResourceAsStream(
                                "/faults/pictures/" + fault))) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static void mend(Path file) throws IOException {
        try (var whole =
                Objects.requireNonNull(
                        Picture.class.getResourceAsStream("/convscope/picture/coffee.png"))) {
            Files.copy(whole, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void saveSeed(Path file, long seed) throws IOException {
        try (Weights weights =
                SeededWeights.of(window.workbench().shown().lowered().graph(), seed)) {
            weights.write(file);
        }
    }

    @Test
    void aCutPictureLeavesTheOneBeforeInForce(FxRobot robot) throws Exception {
        computed(robot);
        openPicture(robot, cut("mine.jpg"));
        eventually(() -> !notice(robot).isEmpty());
        assertThat(notice(robot)).contains("mine.jpg").doesNotContain("Exception");
        assertThat(named(robot, "picture")).isEqualTo("cat");
        mapsFollowAnEdit(robot);
    }

    @Test
    void aPictureWithoutItsEndMarkerOpensWithAWordOfWarning(FxRobot robot) throws Exception {
        computed(robot);
        openPicture(robot, fault("trunc2.jpg", "mine.jpg"));
        eventually(() -> named(robot, "picture").equals("mine.jpg"));
        assertThat(notice(robot)).contains("mine.jpg").contains("end");
    }

    @Test
    void aPictureThatWasMendedCanBeChosenAgain(FxRobot robot) throws Exception {
        computed(robot);
        Path file = cut("mine.jpg");
        openPicture(robot, file);
        eventually(() -> !notice(robot).isEmpty());
        WritableImage before = maps(robot);
        mend(file);
        openPicture(robot, file);
        eventually(() -> named(robot, "picture").equals("mine.jpg"));
        assertThat(notice(robot)).isEmpty();
        eventually(() -> !same(before, maps(robot)));
    }

    @Test
    void aPictureThatNeverComesDelaysNeitherASaveNorAnotherPicture(FxRobot robot) throws Exception {
        computed(robot);
        openPicture(robot, folder.resolve(STUCK + ".png"));
        mapsFollowAnEdit(robot);
        assertThat(named(robot, "picture")).isEqualTo("cat");
        Path saved = folder.resolve("saved.convscope.json");
        desktop.file = Optional.of(saved);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        eventually(() -> saved.equals(session().file()));
        robot.interact(() -> item(robot, "picture", "picture-gratings").fire());
        eventually(() -> named(robot, "picture").equals("gratings"));
    }

    @Test
    void weightsThatCannotBeReadLeaveThoseBeforeAndCanBeMended(FxRobot robot) throws Exception {
        computed(robot);
        Path file = Files.write(folder.resolve("mine.safetensors"), new byte[5]);
        openWeights(robot, file);
        eventually(() -> !notice(robot).isEmpty());
        assertThat(named(robot, "weights")).isEqualTo("seed 0");
        WritableImage before = maps(robot);
        saveSeed(file, 7);
        openWeights(robot, file);
        eventually(() -> named(robot, "weights").equals("mine.safetensors"));
        eventually(() -> !same(before, maps(robot)));
    }

    @Test
    void weightsThatChangedInTheirFileAreReadWhenItIsChosenAgain(FxRobot robot) throws Exception {
        computed(robot);
        Path file = folder.resolve("mine.safetensors");
        WritableImage seeded = maps(robot);
        saveSeed(file, 7);
        openWeights(robot, file);
        eventually(() -> !same(seeded, maps(robot)));
        WritableImage first = maps(robot);
        saveSeed(file, 8);
        openWeights(robot, file);
        eventually(() -> !same(first, maps(robot)));
    }

    @Test
    void weightsThatNeverComeDelayNothing(FxRobot robot) throws Exception {
        computed(robot);
        openWeights(robot, folder.resolve(STUCK + ".safetensors"));
        mapsFollowAnEdit(robot);
        assertThat(named(robot, "weights")).isEqualTo("seed 1");
    }

    @Test
    void weightsThatNeverComeInAPassDelayNoOtherPass(FxRobot robot) throws Exception {
        computed(robot);
        WritableImage before = maps(robot);
        var stuck = new WeightsChoice.File(folder.resolve(STUCK + ".safetensors"));
        robot.interact(
                () -> window.workbench().send(new convscope.session.Message.ChooseWeights(stuck)));
        robot.push(KeyCode.CONTROL, KeyCode.G);
        robot.push(KeyCode.CONTROL, KeyCode.G);
        eventually(() -> !same(before, maps(robot)));
    }

    @Test
    void aDesignThatWasMendedCanBeOpenedAgain(FxRobot robot) throws Exception {
        Path file = folder.resolve("mine.convscope.json");
        Files.writeString(file, "{");
        desktop.file = Optional.of(file);
        robot.push(KeyCode.CONTROL, KeyCode.O);
        eventually(() -> !notice(robot).isEmpty());
        assertThat(session().design()).isEqualTo(Catalog.start());
        Design mended = new Design("mended", new Shape(4, 8, 8), Sequence.of(new Layer.Relu()));
        DesignFile.write(file, mended);
        robot.push(KeyCode.CONTROL, KeyCode.O);
        eventually(() -> session().design().equals(mended));
    }

    @Test
    void aSaveThatFailsLosesNothingAndSaysSo(FxRobot robot) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.D);
        Design edited = session().design();
        desktop.file = Optional.of(folder.resolve("nowhere").resolve("mine.convscope.json"));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        eventually(() -> !notice(robot).isEmpty());
        assertThat(notice(robot)).contains("mine.convscope.json").doesNotContain("Exception");
        assertThat(session().design()).isEqualTo(edited);
        assertThat(session().unsaved()).isTrue();
    }

    @Test
    void theAddressOfAPictureIsNotFollowed(FxRobot robot) throws Exception {
        computed(robot);
        desktop.image = new Clip.Address();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
        assertThat(notice(robot)).contains("loads nothing").contains("copy the picture itself");
        assertThat(named(robot, "picture")).isEqualTo("cat");
    }
}
