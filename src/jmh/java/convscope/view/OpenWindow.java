package convscope.view;

import convscope.engine.Engines;
import convscope.engine.Spinning;
import convscope.model.Design;
import convscope.session.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;

/** The real window, told what a user does, and watched until the maps that follow are drawn. */
final class OpenWindow implements AutoCloseable {

    private static final long PATIENCE = 20;

    private final SynchronousQueue<Long> drawn = new SynchronousQueue<>();
    private MainWindow window;
    private Stage stage;
    private boolean fresh;

    /** Opens it with a block selected, and waits for the first maps. */
    OpenWindow(Design design, convscope.model.Path selected) throws Exception {
        Spinning.brief();
        Engines.warmUp(Engines.AUTO);
        CountDownLatch started = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(started::countDown);
        started.await();
        Path home = Files.createTempDirectory("convscope");
        Platform.runLater(
                () -> {
                    open(home, design);
                    window.workbench().send(new Message.Select(selected));
                });
        await();
    }

    private void open(Path home, Design design) {
        stage = new Stage();
        window =
                new MainWindow(
                        stage,
                        new StageDesktop(stage),
                        ConvScopeApplication.machinery(),
                        home,
                        design);
        stage.setWidth(1280);
        stage.setHeight(800);
        stage.show();
        stage.getScene().getRoot().applyCss();
        for (Node sheet :
                stage.getScene().getRoot().lookupAll("#maps-tab .map-sheet .image-view")) {
            ((ImageView) sheet).imageProperty().subscribe((before, now) -> fresh = true);
        }
        stage.getScene().addPostLayoutPulseListener(this::pulse);
    }

    /** A frame with new maps is laid out. */
    private void pulse() {
        if (fresh) {
            fresh = false;
            drawn.offer(System.nanoTime());
        }
    }

    private long await() throws InterruptedException {
        Long when = drawn.poll(PATIENCE, TimeUnit.SECONDS);
        if (when == null) {
            throw new IllegalStateException("no maps came");
        }
        return when;
    }

    /**
     * {@return the milliseconds from the message to the frame with the maps that follow from it}
     */
    double after(Message message) throws InterruptedException {
        long start = System.nanoTime();
        Platform.runLater(() -> window.workbench().send(message));
        return (await() - start) / 1e6;
    }

    @Override
    public void close() {
        CountDownLatch closed = new CountDownLatch(1);
        Platform.runLater(
                () -> {
                    window.close();
                    stage.close();
                    closed.countDown();
                });
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
    }
}
