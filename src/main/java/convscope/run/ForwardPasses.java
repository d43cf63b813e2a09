package convscope.run;

import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.says.Log;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs passes. Engine, weights, inputs and activations are closed as soon as another takes their
 * place; what is told are copies on the heap.
 */
public final class ForwardPasses implements Newest.Answering<PassRequest, PassEvent> {

    /** Progress is worth telling after so long, and then so often. */
    private static final long PROGRESS_AFTER = 200_000_000L;

    private static final long PROGRESS_EVERY = 50_000_000L;

    private final PassBench bench;
    private final EngineSettings first;

    private ForwardPasses(
            EngineMaker engines,
            EngineSettings first,
            WeightsSource weights,
            BooleanSupplier needed) {
        this.bench = new PassBench(engines, weights, needed);
        this.first = first;
    }

    /**
     * {@return where passes are asked for; the engine is made at once}
     *
     * @param engines makes the engines
     * @param first the one to begin with; a request that wants another one gets it
     * @param weights makes or reads weights
     * @param screen where the listener is called, on the JavaFX thread
     */
    public static Newest<PassRequest, PassEvent> start(
            EngineMaker engines,
            EngineSettings first,
            WeightsSource weights,
            Executor screen,
            Consumer<PassEvent> listener) {
        return new Newest<>(
                "forward passes",
                needed -> new ForwardPasses(engines, first, weights, needed),
                screen,
                listener);
    }

    /** A failure is told at the first request, which meets it again. */
    @Override
    @SuppressWarnings("CatchAndPrintStackTrace")
    public void warmUp() {
        try {
            bench.open(first);
        } catch (EngineException | RuntimeException | Error e) {
            bench.clear();
        }
    }

    @Override
    public void answer(PassRequest request, Newest.Telling<PassEvent> telling) throws Exception {
        Progress progress = new Progress(telling, System.nanoTime());
        PassResult result = bench.serve(request, telling.patient(progress::at));
        telling.show(new PassEvent.Computed(result));
        compare(request, telling);
    }

    /**
     * Once the values are on the screen: how far off fast math is, unless something else is wanted.
     */
    private void compare(PassRequest request, Newest.Telling<PassEvent> telling) {
        if (telling.outdated()) {
            return;
        }
        try {
            bench.difference(request, telling.eager())
                    .ifPresent(far -> telling.tell(new PassEvent.Compared(request, far)));
        } catch (CancellationException | EngineException noFigure) {
            // What was asked for is on the screen; how far it is off stays unknown.
        }
    }

    @Override
    public PassEvent failed(PassRequest request, Throwable failure) {
        return new PassEvent.Failed(request, Log.sentence(failure));
    }

    /** The engine stays. */
    @Override
    public void clear() {
        bench.clear();
    }

    @Override
    public Optional<PassEvent> stopped() {
        return Optional.of(new PassEvent.Stopped());
    }

    @Override
    public void rest() {
        bench.close();
    }

    /** Tells how far a long pass is, now and then. */
    private static final class Progress {

        private final Newest.Telling<PassEvent> telling;
        private long told;

        Progress(Newest.Telling<PassEvent> telling, long start) {
            this.telling = telling;
            this.told = start + PROGRESS_AFTER - PROGRESS_EVERY;
        }

        void at(int done, int of) {
            long now = System.nanoTime();
            if (now - told >= PROGRESS_EVERY) {
                told = now;
                telling.tell(new PassEvent.Computing(done, of));
            }
        }
    }
}
