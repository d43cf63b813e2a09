package convscope.trace;

/**
 * How far the output is filled.
 *
 * @param window whose positions are played, row by row
 * @param index where the window stands in the playing order
 * @param filling whether only the positions up to here have their values; else all have
 */
public record Play(SlidingWindow window, int index, boolean filling) {

    public Play {
        if (index < 0 || index >= window.count()) {
            throw new IllegalArgumentException("no window has the place " + index);
        }
    }

    /** {@return the window at its first position, every output shown} */
    public static Play of(SlidingWindow window) {
        return new Play(window, 0, false);
    }

    public int row() {
        return window.row(index);
    }

    public int column() {
        return window.column(index);
    }

    /** {@return the window at a position, or the nearest that there is} */
    public Play at(int row, int column) {
        int to =
                window.index(
                        Math.clamp(row, 0, window.rows().output() - 1),
                        Math.clamp(column, 0, window.columns().output() - 1));
        return new Play(window, to, filling);
    }

    /** {@return some positions on, or back where negative, not beyond the ends} */
    public Play step(int by) {
        return new Play(window, Math.clamp((long) index + by, 0, window.count() - 1), true);
    }

    /** {@return at the next position where padding matters in a new way} */
    public Play toNextEdge() {
        return new Play(window, window.nextEdge(index), true);
    }

    /** {@return at the first position, nothing else filled} */
    public Play restart() {
        return new Play(window, 0, true);
    }

    /** {@return the same position, every output shown} */
    public Play whole() {
        return new Play(window, index, false);
    }

    public boolean atEnd() {
        return index == window.count() - 1;
    }

    /** {@return whether the output of a place in the playing order is shown} */
    public boolean filled(int place) {
        return !filling || place <= index;
    }

    /** {@return the same with another window, standing over the same part of the input} */
    public Play onto(SlidingWindow other) {
        return other.equals(window)
                ? this
                : new Play(other, other.nearest(window.patch(row(), column())), filling);
    }
}
