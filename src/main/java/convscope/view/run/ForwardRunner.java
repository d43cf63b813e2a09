package convscope.view.run;

import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.Watch;
import convscope.says.Failure;
import convscope.says.Log;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs passes on one background thread; the newest request wins. Requests may come from any thread
 * at any rate and never block.
 *
 * <p>Ownership: engine, weights, inputs and activations belong to that thread alone, which closes
 * each as soon as another takes its place, and all of them at {@link #close}. Listeners get copies
 * on the heap.
 */
public final class ForwardRunner implements AutoCloseable {

    /** Progress is worth telling after so long, and then so often. */
    private static final long PROGRESS_AFTER = 200_000_000L;

    private static final long PROGRESS_EVERY = 50_000_000L;

    private final Mailbox<PassRequest> mailbox = new Mailbox<>();
    private final Patience patience = new Patience();
    private final PassBench bench;
    private final Executor screen;
    private final Consumer<PassEvent> listener;
    private volatile boolean stopped;

    /**
     * Starts the thread; the engine is made on it at once, so that its start takes nobody's time.
     *
     * @param engines makes the engines
     * @param first the one to begin with; a request that wants another one gets it
     * @param weights makes or reads weights
     * @param screen where the listener is called, on the JavaFX thread
     */
    public ForwardRunner(
            EngineMaker engines,
            EngineSettings first,
            WeightsSource weights,
            Executor screen,
            Consumer<PassEvent> listener) {
        this.bench = new PassBench(engines, weights, this::needed);
        this.screen = screen;
        this.listener = listener;
        Thread.ofPlatform().daemon().name("forward passes").start(() -> serve(first));
    }

    /** Asks for a pass, in place of every earlier one that is not done. */
    public void request(PassRequest request) {
        stopped = false;
        mailbox.put(request);
    }

    /** Stops the running pass between two operations, and forgets what waits. */
    public void stop() {
        stopped = true;
        mailbox.clear();
    }

    /** Stops, and lets the thread free all that it holds; does not wait for it. */
    @Override
    public void close() {
        mailbox.close();
    }

    private void serve(EngineSettings first) {
        try (bench) {
            warmUp(first);
            Optional<PassRequest> next = mailbox.take();
            while (next.isPresent()) {
                answer(next.get());
                next = mailbox.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A failure is told at the first request, which meets it again. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    private void warmUp(EngineSettings first) {
        try {
            bench.open(first);
        } catch (EngineException | RuntimeException | Error e) {
            clear();
        }
    }

    /** Every failure becomes one sentence, and the thread lives on. */
    private void answer(PassRequest request) throws InterruptedException {
        long start = System.nanoTime();
        patience.started(start);
        try {
            PassResult result = bench.serve(request, watch(start));
            patience.answered();
            show(new PassEvent.Computed(result));
            compare(request);
        } catch (CancellationException e) {
            if (stopped && !mailbox.waiting()) {
                patience.answered();
                tell(new PassEvent.Stopped());
            }
        } catch (EngineException | IOException | RuntimeException | Error e) {
            fail(request, Log.sentence(e));
        }
    }

    /**
     * Once the values are on the screen: how far off fast math is, unless something else is wanted.
     */
    private void compare(PassRequest request) {
        Watch idle =
                new Watch() {
                    @Override
                    public boolean cancelled() {
                        return needed();
                    }

                    @Override
                    public void progress(int done, int of) {}
                };
        if (idle.cancelled()) {
            return;
        }
        try {
            bench.difference(request, idle)
                    .ifPresent(far -> tell(new PassEvent.Compared(request, far)));
        } catch (CancellationException | EngineException noFigure) {
            // What was asked for is on the screen; how far it is off stays unknown.
        } catch (RuntimeException | Error unexpected) {
            Log.ofThisUser().keep(Failure.of(unexpected));
        }
    }

    /** {@return whether something else is to be done} */
    private boolean needed() {
        return mailbox.closed() || stopped || mailbox.waiting();
    }

    private void fail(PassRequest request, String sentence) {
        clear();
        patience.answered();
        tell(new PassEvent.Failed(request, sentence));
    }

    /** What cannot even be let go ends no thread. */
    private void clear() {
        try {
            bench.clear();
        } catch (RuntimeException | Error stuck) {
            Log.ofThisUser().keep(Failure.of(stuck));
        }
    }

    private void tell(PassEvent event) {
        if (!mailbox.closed()) {
            screen.execute(() -> listener.accept(event));
        }
    }

    /**
     * Tells, and waits until that is on the screen: nobody would see what came faster, and the
     * screen needs the processor too.
     */
    private void show(PassEvent event) throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        if (!mailbox.closed()) {
            screen.execute(
                    () -> {
                        try {
                            listener.accept(event);
                        } finally {
                            seen.countDown();
                        }
                    });
        }
        while (!mailbox.closed() && !seen.await(50, TimeUnit.MILLISECONDS)) {
            // The screen is busy.
        }
    }

    private Watch watch(long start) {
        return new Watch() {
            private long told = start + PROGRESS_AFTER - PROGRESS_EVERY;
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
                long now = System.nanoTime();
                if (now - told >= PROGRESS_EVERY) {
                    told = now;
                    tell(new PassEvent.Computing(done, of));
                }
            }
        };
    }
}
