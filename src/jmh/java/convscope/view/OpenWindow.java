package convscope.view;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import convscope.engine.EngineSettings;
import convscope.engine.Spinning;
import convscope.engine.all.Engines;
import convscope.model.Design;
import convscope.model.Path;
import convscope.run.Machinery;
import convscope.session.Message;
import java.nio.file.Files;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;

/** The real window, told what a user does, and watched until the maps that follow are drawn. */
final class OpenWindow implements AutoCloseable {

    private static final long PATIENCE = 20;

    private final BlockingQueue<Drawn> drawn = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> frames = new LinkedBlockingQueue<>();
    private MainWindow window;
    private Stage stage;
    private boolean fresh;

    /**
     * A sheet of maps on the screen.
     *
     * @param when by {@link System#nanoTime}
     * @param title which maps, such as {@code conv1, 64 maps of 112x112}
     */
    record Drawn(long when, String title) {}

    /**
     * Opens it with a block selected, and waits for the first maps.
     *
     * @param size such as {@code 1280x800}
     */
    OpenWindow(Design design, Path selected, String size) throws Exception {
        Spinning.brief();
        Engines.warmUp(EngineSettings.AUTO);
        CountDownLatch started = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(started::countDown);
        started.await();
        java.nio.file.Path home = Files.createTempDirectory("convscope");
        String[] extents = size.split("x");
        Platform.runLater(
                () -> {
                    open(home, design, Integer.parseInt(extents[0]), Integer.parseInt(extents[1]));
                    window.workbench().send(new Message.Select(selected));
                });
        while (!next().title.startsWith(selected.text() + ",")) {
            // The maps of the whole design come first.
        }
    }

    private void open(java.nio.file.Path home, Design design, int width, int height) {
        stage = new Stage();
        window =
                new MainWindow(
                        stage, new StageDesktop(stage), Machinery.ofThisMachine(), home, design);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(width);
        stage.setHeight(height);
        stage.show();
        stage.getScene().getRoot().applyCss();
        for (Node sheet :
                stage.getScene().getRoot().lookupAll("#maps-tab .map-sheet .image-view")) {
            ((ImageView) sheet).imageProperty().subscribe((before, now) -> fresh = true);
        }
        stage.getScene().addPostLayoutPulseListener(this::laidOut);
    }

    /**
     * A frame is laid out. One with new maps is drawn when the renderer's thread has painted it and
     * the JavaFX thread has handed it to the screen.
     */
    private void laidOut() {
        if (fresh) {
            fresh = false;
            String title = ((Label) node("#maps-title")).getText();
            Runnable shown = () -> drawn.add(new Drawn(System.nanoTime(), title));
            Runnable painted = () -> Platform.runLater(shown);
            Platform.runLater(() -> Toolkit.getToolkit().addRenderJob(new RenderJob(painted)));
        }
    }

    private Node node(String selector) {
        return stage.getScene().lookup(selector);
    }

    private Drawn next() throws InterruptedException {
        Drawn next = drawn.poll(PATIENCE, TimeUnit.SECONDS);
        if (next == null) {
            throw new IllegalStateException("no maps came: " + engineLine());
        }
        return next;
    }

    private String engineLine() {
        return ((Label) node("#engine")).getText();
    }

    /** {@return how many sheets have been drawn since somebody last asked} */
    int sheets() {
        int count = drawn.size();
        drawn.clear();
        return count;
    }

    /** Notes from now on when each frame begins. */
    void watchFrames() {
        Platform.runLater(
                () ->
                        new AnimationTimer() {
                            @Override
                            public void handle(long now) {
                                frames.add(System.nanoTime());
                            }
                        }.start());
    }

    /** {@return the longest time between two frames since somebody last asked, in milliseconds} */
    double longestGap() {
        long last = 0;
        long longest = 0;
        Long next = frames.poll();
        while (next != null) {
            longest = last == 0 ? 0 : Math.max(longest, next - last);
            last = next;
            next = frames.poll();
        }
        return longest / 1e6;
    }

    /** Moves a slider of the inspector that the hand holds. */
    void slide(String setting, int to) {
        Platform.runLater(
                () -> {
                    Slider slider = (Slider) node("#slider-" + setting);
                    slider.setValueChanging(true);
                    slider.setValue(to);
                });
    }

    void send(Message message) {
        Platform.runLater(() -> window.workbench().send(message));
    }

    /**
     * {@return the milliseconds from a gesture to the frame with the maps that follow from it}
     *
     * @param title how the title over these maps begins
     */
    double after(Runnable gesture, String title) throws InterruptedException {
        drawn.clear();
        long start = System.nanoTime();
        gesture.run();
        Drawn next = next();
        if (!next.title.startsWith(title)) {
            throw new IllegalStateException("not maps of " + title + ": " + next.title);
        }
        return (next.when - start) / 1e6;
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
