package convscope.run;

/** What a runner tells, in the order in which it happens. */
public sealed interface PassEvent {

    /** A pass has been running for so long that a user wants to know: so many operations done. */
    record Computing(int done, int of) implements PassEvent {}

    /** The values that were asked for are here. */
    record Computed(PassResult result) implements PassEvent {}

    /**
     * The pass was done in float32 as well.
     *
     * @param difference the largest between the two over all values wanted, as a part of the
     *     largest number in the same maps
     */
    record Compared(PassRequest request, double difference) implements PassEvent {}

    /** The user stopped the pass. */
    record Stopped() implements PassEvent {}

    /**
     * The pass could not be done.
     *
     * @param says one sentence
     */
    record Failed(PassRequest request, String says) implements PassEvent {}
}
