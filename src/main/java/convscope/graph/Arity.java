package convscope.graph;

/** How many values an operation reads. */
public enum Arity {
    ONE,
    /** A map, and a gate with one value for each of its channels. */
    MAP_AND_GATE,
    /** One or more, all alike. */
    SEVERAL;

    /** {@return whether it can be so many} */
    public boolean accepts(int inputs) {
        return this == SEVERAL ? inputs >= 1 : inputs == least();
    }

    /** {@return the least number of values} */
    public int least() {
        return this == MAP_AND_GATE ? 2 : 1;
    }
}
