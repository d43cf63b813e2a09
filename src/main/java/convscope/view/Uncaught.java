package convscope.view;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What nobody caught, on whatever thread: each kind is told once, for a fault in what is drawn
 * comes back with every frame.
 */
final class Uncaught implements Thread.UncaughtExceptionHandler {

    private final Consumer<Throwable> onFirst;
    private final Set<String> told = new HashSet<>();

    /**
     * @param onFirst is told the first of each kind, on the thread where it was thrown
     */
    Uncaught(Consumer<Throwable> onFirst) {
        this.onFirst = onFirst;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (isNew(failure)) {
            onFirst.accept(failure);
        }
    }

    private synchronized boolean isNew(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        return told.add(failure.getClass().getName() + (stack.length > 0 ? stack[0] : ""));
    }
}
