package convscope.trace;

/** What is done with the values under a window. */
public sealed interface Making {

    /** Each value times its weight, all products added, and the bias. */
    record WeightedSum() implements Making {}

    /**
     * The sum of the values, divided.
     *
     * @param divisor the taps that count: all but those beyond the padding, or those of the input
     */
    record Mean(int divisor) implements Making {}

    /**
     * The greatest value.
     *
     * @param tapRow where in the window it stands, the first of several equal ones
     * @param tapColumn likewise
     */
    record Greatest(int tapRow, int tapColumn) implements Making {}
}
