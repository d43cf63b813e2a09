package convscope.view;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Runs tasks on the JavaFX thread as the next frame begins, so that nothing is drawn that no frame
 * would show. Any thread may hand them over.
 */
final class NextFrame implements Executor {

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AnimationTimer frame =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    stop();
                    run();
                }
            };

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        Platform.runLater(frame::start);
    }

    private void run() {
        Runnable next = waiting.poll();
        while (next != null) {
            next.run();
            next = waiting.poll();
        }
    }
}
