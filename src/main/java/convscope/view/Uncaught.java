package convscope.view;

import convscope.says.Failure;
import convscope.says.Log;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.application.Platform;

/** What nobody caught: it is logged and said, each fault once, for some come back every frame. */
final class Uncaught implements Thread.UncaughtExceptionHandler {

    private static final int MOST = 200;

    private final Consumer<String> window;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * @param window is told one sentence, on the JavaFX thread
     */
    Uncaught(Consumer<String> window) {
        this.window = window;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (known.size() < MOST && known.add(place(thrown))) {
            Failure failure = Log.ofThisUser().keep(Failure.of(thrown));
            String says = failure.sentence().and(" Your design is as it was.").text();
            Platform.runLater(() -> window.accept(says));
        }
    }

    private static String place(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return thrown.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
    }
}
