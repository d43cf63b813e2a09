package convscope.run;

import convscope.engine.Watch;
import convscope.says.Failure;
import convscope.says.Log;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Questions of one kind, answered one after the other on a background thread of their own: the
 * newest wins. They may come from any thread at any rate and never block. What answers belongs to
 * that thread alone, with all the native memory that it holds; what it tells are values.
 *
 * @param <Q> a question
 * @param <A> what is told: parts, results, failures
 */
public final class Newest<Q, A> implements AutoCloseable {

    private final Mailbox<Optional<Asked<Q>>> mailbox = new Mailbox<>();
    private final Patience patience = new Patience();
    private final AtomicLong newest = new AtomicLong();
    private final Executor screen;
    private final Consumer<? super A> listener;
    private volatile boolean stopped;

    /** What answers questions. One thread's own. */
    public interface Answering<Q, A> extends AutoCloseable {

        /** Before the first question, so that what takes long to start takes nobody's time. */
        default void warmUp() {}

        /**
         * Tells any number of answers.
         *
         * @throws CancellationException once nobody waits any more
         * @throws Exception of whatever kind, to be told by {@link #failed}
         */
        void answer(Q question, Telling<A> telling) throws Exception;

        /** {@return what is told of a failure} */
        A failed(Q question, Throwable failure);

        /** Frees what a failure may have left half done. */
        default void clear() {
            rest();
        }

        /** {@return what is told once the user has stopped a question} */
        default Optional<A> stopped() {
            return Optional.empty();
        }

        /** Frees all that is held; another question may follow. */
        default void rest() {}

        @Override
        default void close() {
            rest();
        }
    }

    private record Asked<Q>(Q question, long number) {}

    /**
     * Starts the thread.
     *
     * @param name of the thread
     * @param answering made on that thread; it is given whether something else is to be done
     * @param screen where the listener is called, one answer after the other
     */
    public Newest(
            String name,
            Function<BooleanSupplier, ? extends Answering<Q, A>> answering,
            Executor screen,
            Consumer<? super A> listener) {
        this.screen = screen;
        this.listener = listener;
        Thread.ofPlatform().daemon().name(name).start(() -> serve(answering));
    }

    /** Asks, in place of every earlier question that is not answered. */
    public void ask(Q question) {
        stopped = false;
        mailbox.put(Optional.of(new Asked<>(question, newest.incrementAndGet())));
    }

    /** Gives up what is being answered, and forgets what waits. */
    public void stop() {
        stopped = true;
        newest.incrementAndGet();
        mailbox.clear();
    }

    /** Stops, and frees what is held until the next question. */
    public void rest() {
        stopped = true;
        newest.incrementAndGet();
        mailbox.put(Optional.empty());
    }

    /** Stops, and lets the thread free all that it holds; does not wait for it. */
    @Override
    public void close() {
        newest.incrementAndGet();
        mailbox.close();
    }

    private void serve(Function<BooleanSupplier, ? extends Answering<Q, A>> maker) {
        try (Answering<Q, A> answering = maker.apply(this::outdated)) {
            free(answering::warmUp);
            Optional<Optional<Asked<Q>>> next = mailbox.take();
            while (next.isPresent()) {
                next.get()
                        .ifPresentOrElse(
                                asked -> answer(answering, asked), () -> free(answering::rest));
                next = mailbox.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every failure becomes an answer, and the thread lives on. */
    private void answer(Answering<Q, A> answering, Asked<Q> asked) {
        Telling<A> telling = new Telling<>(this, asked.number);
        patience.started(System.nanoTime());
        try {
            answering.answer(asked.question, telling);
            patience.answered();
        } catch (CancellationException nobodyWaits) {
            if (stopped && !mailbox.waiting()) {
                patience.answered();
                answering.stopped().ifPresent(this::say);
            }
        } catch (Throwable failure) {
            patience.answered();
            free(answering::clear);
            telling.tell(answering.failed(asked.question, failure));
        }
    }

    /** What cannot even be let go ends no thread. */
    private static void free(Runnable letGo) {
        try {
            letGo.run();
        } catch (RuntimeException | Error stuck) {
            Log.ofThisUser().keep(Failure.of(stuck));
        }
    }

    private boolean outdated() {
        return mailbox.closed() || stopped || mailbox.waiting();
    }

    private void say(A answer) {
        if (!mailbox.closed()) {
            screen.execute(() -> listener.accept(answer));
        }
    }

    /**
     * What the one who answers can say, and ask, meanwhile.
     *
     * @param <A> what is told
     */
    public static final class Telling<A> {

        private final Newest<?, A> asker;
        private final long number;

        private Telling(Newest<?, A> asker, long number) {
            this.asker = asker;
            this.number = number;
        }

        /** Tells, unless something newer has been asked by the time that it could be heard. */
        public void tell(A answer) {
            if (!asker.mailbox.closed()) {
                asker.screen.execute(
                        () -> {
                            if (asker.newest.get() == number) {
                                asker.listener.accept(answer);
                            }
                        });
            }
        }

        /**
         * Tells, whatever has been asked since, and waits until it is on the screen: nobody would
         * see what came faster, and the screen needs the processor too.
         */
        public void show(A answer) throws InterruptedException {
            CountDownLatch seen = new CountDownLatch(1);
            if (!asker.mailbox.closed()) {
                asker.screen.execute(
                        () -> {
                            try {
                                asker.listener.accept(answer);
                            } finally {
                                seen.countDown();
                            }
                        });
            }
            asker.patience.answered();
            while (!asker.mailbox.closed() && !seen.await(50, TimeUnit.MILLISECONDS)) {
                // The screen is busy.
            }
        }

        /** {@return whether something else is to be done} */
        public boolean outdated() {
            return asker.outdated();
        }

        /** {@return whether nothing newer was asked for so many milliseconds} */
        public boolean quiet(long milliseconds) throws InterruptedException {
            return asker.mailbox.quiet(milliseconds);
        }

        /** {@return gives up as soon as something else is to be done} */
        public Watch eager() {
            return new Watch() {
                @Override
                public boolean cancelled() {
                    return outdated();
                }

                @Override
                public void progress(int done, int of) {}
            };
        }

        /**
         * {@return gives way to something newer as {@link Patience} has it}
         *
         * @param progress is told how far it is, on the thread that answers
         */
        public Watch patient(Progress progress) {
            return new Watch() {
                private int done;
                private int of = 1;

                @Override
                public boolean cancelled() {
                    return asker.mailbox.closed()
                            || asker.stopped
                            || (asker.mailbox.waiting()
                                    && asker.patience.givesWay(System.nanoTime(), done, of));
                }

                @Override
                public void progress(int newDone, int newOf) {
                    done = newDone;
                    of = newOf;
                    progress.at(done, of);
                }
            };
        }
    }

    /** How far something is. */
    @FunctionalInterface
    public interface Progress {
        void at(int done, int of);
    }
}
