package convscope.view.run;

import convscope.engine.EngineException;
import convscope.engine.FreedMemory;
import convscope.engine.Watch;
import convscope.says.Failure;
import convscope.says.Log;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares designs on one background thread; the newest request wins. First come the values, then,
 * when nothing new has been asked for a while, the times: what is measured should not run beside
 * other work. Nothing is held while nobody compares.
 */
public final class ComparisonRunner implements AutoCloseable {

    private static final long QUIET = 400;

    private final Mailbox<Optional<ComparisonRequest>> mailbox = new Mailbox<>();
    private final Patience patience = new Patience();
    private final ComparisonBench bench;
    private final Executor screen;
    private final Consumer<ComparisonEvent> listener;
    private volatile boolean stopped;
    private @Nullable ComparisonRequest timed;

    /**
     * Starts the thread; no engine is made before it is needed.
     *
     * @param engines makes engines
     * @param weights makes or reads weights
     * @param screen where the listener is called, {@code Platform::runLater}
     */
    public ComparisonRunner(
            EngineMaker engines,
            WeightsSource weights,
            Executor screen,
            Consumer<ComparisonEvent> listener) {
        this.bench = new ComparisonBench(engines, weights, this::needed);
        this.screen = screen;
        this.listener = listener;
        Thread.ofPlatform().daemon().name("comparisons").start(this::serve);
    }

    /** Asks for a comparison, in place of every earlier one that is not done. */
    public void request(ComparisonRequest request) {
        stopped = false;
        mailbox.put(Optional.of(request));
    }

    /** Stops what runs between two operations, and forgets what waits. */
    public void stop() {
        stopped = true;
        mailbox.clear();
    }

    /** Stops, and frees engines, weights and inputs until the next request. */
    public void rest() {
        stopped = true;
        mailbox.put(Optional.empty());
    }

    /** Stops, and lets the thread free all that it holds; does not wait for it. */
    @Override
    public void close() {
        mailbox.close();
    }

    private void serve() {
        try (bench) {
            Optional<Optional<ComparisonRequest>> next = mailbox.take();
            while (next.isPresent()) {
                if (next.get().isPresent()) {
                    answer(next.get().get());
                } else {
                    clear();
                    FreedMemory.handBack();
                }
                next = mailbox.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every failure becomes one sentence, and the thread lives on. */
    private void answer(ComparisonRequest request) throws InterruptedException {
        patience.started(System.nanoTime());
        try {
            tell(new ComparisonEvent.Compared(bench.compare(request, watch())));
            patience.answered();
            boolean known = timed != null && timed.samePaceAs(request);
            if (!known && mailbox.quiet(QUIET)) {
                measure(request);
            }
        } catch (CancellationException e) {
            if (stopped && !mailbox.waiting()) {
                patience.answered();
                tell(new ComparisonEvent.Stopped());
            }
        } catch (EngineException | RuntimeException | Error e) {
            fail(request, Log.sentence(e));
        }
    }

    private void measure(ComparisonRequest request) throws EngineException {
        timed = null;
        var times = bench.times(request, timing());
        timed = request;
        tell(new ComparisonEvent.Timed(request, times, bench.machine()));
    }

    /** {@return whether something else is to be done} */
    private boolean needed() {
        return mailbox.closed() || stopped || mailbox.waiting();
    }

    private void fail(ComparisonRequest request, String sentence) {
        clear();
        patience.answered();
        tell(new ComparisonEvent.Failed(request, sentence));
    }

    /** What cannot even be let go ends no thread. */
    private void clear() {
        timed = null;
        try {
            bench.close();
        } catch (RuntimeException | Error stuck) {
            Log.ofThisUser().keep(Failure.of(stuck));
        }
    }

    private void tell(ComparisonEvent event) {
        if (!mailbox.closed()) {
            screen.execute(() -> listener.accept(event));
        }
    }

    private Watch watch() {
        return new Watch() {
            private int done;
            private int of = 1;

            @Override
            public boolean cancelled() {
                return mailbox.closed()
                        || stopped
                        || (mailbox.waiting() && patience.givesWay(System.nanoTime(), done, of));
            }

            @Override
            public void progress(int newDone, int newOf) {
                done = newDone;
                of = newOf;
            }
        };
    }

    /** A measurement always gives way. */
    private Watch timing() {
        return new Watch() {
            @Override
            public boolean cancelled() {
                return needed();
            }

            @Override
            public void progress(int done, int of) {}
        };
    }
}
