package convscope.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import convscope.catalog.Catalog;
import convscope.document.Preferences;
import convscope.document.PreferencesFile;
import convscope.model.Layer;
import convscope.run.Machinery;
import convscope.session.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window is closed: what is kept is on the disk by then, and a bad disk holds nobody up. */
@ExtendWith(ApplicationExtension.class)
class LeavingTest {

    private final FakeDesktop desktop = new FakeDesktop();
    private MainWindow window;
    private Stage stage;
    private Path home;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        home = Files.createTempDirectory("convscope").resolve("home");
        window = new MainWindow(shown, desktop, Machinery.ofThisMachine(), home, Catalog.start());
        shown.setWidth(900);
        shown.setHeight(700);
        shown.show();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void leave(FxRobot robot) throws Exception {
        robot.interact(
                () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private static void eventually(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
    }

    @Test
    void whereTheWindowStoodIsWrittenBeforeItIsGone(FxRobot robot) throws Exception {
        leave(robot);
        eventually(() -> !stage.isShowing());
        assertThat(PreferencesFile.in(home).load().window().map(Preferences.Window::width))
                .contains(900.0);
    }

    @Test
    void unsavedChangesThatAreKeptKeepTheWindow(FxRobot robot) throws Exception {
        robot.interact(
                () -> window.workbench().send(new Message.InsertAfterSelection(new Layer.Relu())));
        leave(robot);
        assertThat(desktop.asked).isEqualTo(1);
        assertThat(stage.isShowing()).isTrue();
        desktop.answer = Desktop.Unsaved.DISCARD;
        leave(robot);
        eventually(() -> !stage.isShowing());
    }

    @Test
    void aHomeThatCannotBeWrittenKeepsNobody(FxRobot robot) throws Exception {
        Files.writeString(home, "in the way");
        leave(robot);
        eventually(() -> !stage.isShowing());
        assertThat(home).hasContent("in the way");
    }

    /** Writing into a pipe that nobody reads never ends. */
    @Test
    void aHomeThatNeverAnswersKeepsNobody(FxRobot robot) throws Exception {
        Files.createDirectories(home);
        String pipe = PreferencesFile.in(home).path().toString();
        assumeTrue(new ProcessBuilder("mkfifo", pipe).start().waitFor() == 0);
        leave(robot);
        robot.interact(() -> assertThat(stage.isShowing()).isTrue());
        leave(robot);
        eventually(() -> !stage.isShowing());
    }
}
