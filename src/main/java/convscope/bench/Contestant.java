package convscope.bench;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Something whose runs are timed.
 *
 * @param <X> what a run may fail with
 */
@FunctionalInterface
public interface Contestant<X extends Exception> {

    /** {@return how long one run took in milliseconds, without what tidies up after it} */
    double run() throws X;

    /** {@return the same, which ends all rounds by a CancellationException once nobody waits} */
    default Contestant<X> until(BooleanSupplier nobodyWaits) {
        return () -> {
            if (nobodyWaits.getAsBoolean()) {
                throw new CancellationException("nobody waits for the times any more");
            }
            return run();
        };
    }
}
