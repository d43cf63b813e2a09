package convscope.run;

import convscope.engine.FreedMemory;
import convscope.says.Log;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares designs. First come the values, then, when nothing new has been asked for a while, the
 * times: what is measured should not run beside other work.
 */
public final class ComparisonPasses
        implements Newest.Answering<ComparisonRequest, ComparisonEvent> {

    private static final long QUIET = 400;

    private final ComparisonBench bench;
    private @Nullable ComparisonRequest timed;

    private ComparisonPasses(EngineMaker engines, WeightsSource weights, BooleanSupplier needed) {
        this.bench = new ComparisonBench(engines, weights, needed);
    }

    /**
     * {@return where comparisons are asked for; no engine is made before it is needed}
     *
     * @param engines makes engines
     * @param weights makes or reads weights
     * @param screen where the listener is called, {@code Platform::runLater}
     */
    public static Newest<ComparisonRequest, ComparisonEvent> start(
            EngineMaker engines,
            WeightsSource weights,
            Executor screen,
            Consumer<ComparisonEvent> listener) {
        return new Newest<>(
                "comparisons",
                needed -> new ComparisonPasses(engines, weights, needed),
                screen,
                listener);
    }

    @Override
    public void answer(ComparisonRequest request, Newest.Telling<ComparisonEvent> telling)
            throws Exception {
        telling.show(
                new ComparisonEvent.Compared(
                        bench.compare(request, telling.patient((done, of) -> {}))));
        boolean known = timed != null && timed.samePaceAs(request);
        if (!known && telling.quiet(QUIET)) {
            timed = null;
            var times = bench.times(request, telling.eager());
            timed = request;
            telling.tell(new ComparisonEvent.Timed(request, times, bench.machine()));
        }
    }

    @Override
    public ComparisonEvent failed(ComparisonRequest request, Throwable failure) {
        return new ComparisonEvent.Failed(request, Log.sentence(failure));
    }

    @Override
    public Optional<ComparisonEvent> stopped() {
        return Optional.of(new ComparisonEvent.Stopped());
    }

    @Override
    public void rest() {
        timed = null;
        bench.close();
        FreedMemory.handBack();
    }
}
