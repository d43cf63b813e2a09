package convscope.trace;

/** What a tap of a window meets. */
public enum Cell {
    /** A value of the input. */
    INPUT,
    /** A zero of the padding; in a maximum it never wins. */
    PADDING,
    /** What a window that was rounded up reads beyond the padding: it counts for nothing. */
    BEYOND
}
