package convscope.view;

import convscope.says.Log;
import java.io.IOException;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Reads and writes files away from the JavaFX thread. */
final class Background {

    private final Consumer<String> onFailure;

    /**
     * @param onFailure is told one sentence, on the JavaFX thread
     */
    Background(Consumer<String> onFailure) {
        this.onFailure = onFailure;
    }

    /** Something that takes its time. */
    interface Task<T> {
        T run() throws IOException;
    }

    /** Runs the task; what it gives arrives on the JavaFX thread. */
    <T> void run(Task<T> task, Consumer<T> then) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                T result = task.run();
                                Platform.runLater(() -> then.accept(result));
                            } catch (IOException | RuntimeException | Error e) {
                                fail(says(e));
                            }
                        });
    }

    private void fail(String sentence) {
        Platform.runLater(() -> onFailure.accept(sentence));
    }

    static String says(Throwable failure) {
        return Log.sentence(failure);
    }
}
