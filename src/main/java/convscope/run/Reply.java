package convscope.run;

/**
 * What came of work in the background: a failure is a value like another.
 *
 * @param <A> what the work gives
 */
public sealed interface Reply<A> {

    record Done<A>(A answer) implements Reply<A> {}

    /**
     * @param cause whatever was thrown, errors included
     */
    record Failed<A>(Throwable cause) implements Reply<A> {}

    /** Something that takes its time, or never ends. */
    @FunctionalInterface
    interface Work<A> {
        A run() throws Exception;
    }

    /** {@return what comes of the work; nothing that it throws gets out} */
    static <A> Reply<A> of(Work<? extends A> work) {
        try {
            return new Done<>(work.run());
        } catch (Throwable failure) {
            return new Failed<>(failure);
        }
    }
}
