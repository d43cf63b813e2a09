package convscope.view.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the newest request only; an older one that nobody took is forgotten. */
final class Mailbox {

    private @Nullable PassRequest newest;
    private boolean closed;

    synchronized void put(PassRequest request) {
        newest = request;
        notifyAll();
    }

    synchronized void clear() {
        newest = null;
    }

    /** {@return the newest request, as soon as there is one; empty once closed} */
    synchronized Optional<PassRequest> take() throws InterruptedException {
        while (newest == null && !closed) {
            wait();
        }
        Optional<PassRequest> taken = closed ? Optional.empty() : Optional.ofNullable(newest);
        newest = null;
        return taken;
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
