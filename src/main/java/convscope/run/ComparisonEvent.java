package convscope.run;

import convscope.bench.Timings;
import java.util.List;
import java.util.Optional;

/** What comes of a comparison, in the order in which it happens. */
public sealed interface ComparisonEvent {

    /** The values are here; times are measured next. */
    record Compared(ComparisonResult result) implements ComparisonEvent {}

    /**
     * The times were measured, in turns.
     *
     * @param timings one a design; empty for one that does not fit
     * @param machine engine and device, e.g. {@code onednn, CPU, AVX-512, 2 threads}
     */
    record Timed(ComparisonRequest request, List<Optional<Timings>> timings, String machine)
            implements ComparisonEvent {
        public Timed {
            timings = List.copyOf(timings);
        }
    }

    /** The user stopped it. */
    record Stopped() implements ComparisonEvent {}

    /**
     * It could not be done at all.
     *
     * @param says one sentence
     */
    record Failed(ComparisonRequest request, String says) implements ComparisonEvent {}
}
