package convscope.run;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Questions of one kind, answered in the background: the newest wins. Each is worked on by a thread
 * of its own, which is interrupted and left behind as soon as nobody waits for it, so that one that
 * never ends delays nothing. Every question that still stands is replied to once, by an answer or
 * by whatever was thrown.
 */
public final class Reads {

    private final String name;
    private final Executor screen;
    private @Nullable Thread working;

    /**
     * @param name of the threads
     * @param screen where replies are heard, one after the other
     */
    public Reads(String name, Executor screen) {
        this.name = name;
        this.screen = screen;
    }

    /**
     * Asks, in place of every earlier question that has no reply yet. An answer that comes too late
     * is closed, if it can be.
     */
    public synchronized <A> void ask(
            Reply.Work<? extends A> question, Consumer<? super Reply<A>> listener) {
        giveUp();
        Thread thread =
                Thread.ofPlatform()
                        .daemon()
                        .name(name)
                        .unstarted(() -> reply(Reply.of(question), listener));
        working = thread;
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            working = null;
            Reply<A> failed = new Reply.Failed<>(noThread);
            screen.execute(() -> listener.accept(failed));
        }
    }

    /** Nobody waits any more. */
    public synchronized void giveUp() {
        if (working != null) {
            working.interrupt();
            working = null;
        }
    }

    /** {@return whether a question stands} */
    public synchronized boolean asking() {
        return working != null;
    }

    private <A> void reply(Reply<A> reply, Consumer<? super Reply<A>> listener) {
        Thread mine = Thread.currentThread();
        screen.execute(
                () -> {
                    if (ends(mine)) {
                        listener.accept(reply);
                    } else {
                        close(reply);
                    }
                });
    }

    /** {@return whether it was the newest question that ends here} */
    private synchronized boolean ends(Thread thread) {
        boolean newest = thread.equals(working);
        if (newest) {
            working = null;
        }
        return newest;
    }

    static void close(Reply<?> late) {
        if (late instanceof Reply.Done<?>(AutoCloseable answer)) {
            Reply<Boolean> _ =
                    Reply.of(
                            () -> {
                                answer.close();
                                return true;
                            });
        }
    }
}
