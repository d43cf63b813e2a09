package convscope.bench;

/**
 * Something whose runs are timed.
 *
 * @param <X> what a run may fail with
 */
@FunctionalInterface
public interface Contestant<X extends Exception> {

    /** {@return how long one run took in milliseconds, without what tidies up after it} */
    double run() throws X;
}
