package convscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class NextFrameTest {

    private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();
    private NextFrame frame;

    private void execute(String name) {
        frame.execute(() -> ran.add(name + " " + Platform.isFxApplicationThread()));
    }

    @Test
    void tasksRunOnTheJavaFxThreadInTheirOrder(FxRobot robot) throws Exception {
        robot.interact(() -> frame = new NextFrame());
        execute("first");
        execute("second");
        assertThat(List.of(next(), next())).containsExactly("first true", "second true");
        execute("third");
        assertThat(next()).isEqualTo("third true");
    }

    @Test
    void aTaskThatIsHandedOverOnTheJavaFxThreadWaitsForTheFrame(FxRobot robot) throws Exception {
        robot.interact(
                () -> {
                    frame = new NextFrame();
                    execute("task");
                    assertThat(ran).isEmpty();
                });
        assertThat(next()).isEqualTo("task true");
    }

    private String next() throws InterruptedException {
        return ran.poll(20, TimeUnit.SECONDS);
    }
}
