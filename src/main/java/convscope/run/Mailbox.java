package convscope.run;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds the newest request only; an older one that nobody took is forgotten.
 *
 * @param <T> a request
 */
final class Mailbox<T> {

    private @Nullable T newest;
    private boolean closed;

    synchronized void put(T request) {
        newest = request;
        notifyAll();
    }

    synchronized void clear() {
        newest = null;
    }

    /** {@return the newest request, as soon as there is one; empty once closed} */
    synchronized Optional<T> take() throws InterruptedException {
        while (newest == null && !closed) {
            wait();
        }
        Optional<T> taken = closed ? Optional.empty() : Optional.ofNullable(newest);
        newest = null;
        return taken;
    }

    /** {@return whether nothing came for so long} */
    synchronized boolean quiet(long milliseconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        long left = milliseconds;
        while (newest == null && !closed && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        return newest == null && !closed;
    }

    synchronized boolean waiting() {
        return newest != null;
    }

    synchronized boolean closed() {
        return closed;
    }

    synchronized void close() {
        closed = true;
        newest = null;
        notifyAll();
    }
}
