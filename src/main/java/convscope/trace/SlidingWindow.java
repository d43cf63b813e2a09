package convscope.trace;

/**
 * A window over a map, and its positions in the order in which they are played: row by row.
 *
 * @param rows along the height
 * @param columns along the width
 */
public record SlidingWindow(Axis rows, Axis columns) {

    /** {@return the number of positions} */
    public int count() {
        return rows.output() * columns.output();
    }

    /** {@return the place of a position in the playing order} */
    public int index(int row, int column) {
        return row * columns.output() + column;
    }

    public int row(int index) {
        return index / columns.output();
    }

    public int column(int index) {
        return index % columns.output();
    }

    /** {@return what the window at a position reads} */
    public Patch patch(int row, int column) {
        return new Patch(this, row, column);
    }

    /** {@return whether no window at any position reads this input pixel} */
    public boolean skips(int row, int column) {
        return !rows.reads(row) || !columns.reads(column);
    }

    /** {@return whether the window at this place of the order meets padding} */
    public boolean atEdge(int index) {
        return patch(row(index), column(index)).padded();
    }

    /**
     * {@return whether the window here meets padding, and other taps of it do than one step before:
     * a corner, the start of a side}
     */
    public boolean edgeBegins(int index) {
        return atEdge(index) && (index == 0 || !sameEdge(index, index - 1));
    }

    private boolean sameEdge(int one, int other) {
        return rows.tapsBefore(row(one)) == rows.tapsBefore(row(other))
                && rows.tapsBehind(row(one)) == rows.tapsBehind(row(other))
                && columns.tapsBefore(column(one)) == columns.tapsBefore(column(other))
                && columns.tapsBehind(column(one)) == columns.tapsBehind(column(other));
    }

    /**
     * {@return the next place after this one at which an edge begins, from the start again; itself
     * where no window meets padding elsewhere}
     */
    public int nextEdge(int index) {
        for (int step = 1; step < count(); step++) {
            int next = (index + step) % count();
            if (edgeBegins(next)) {
                return next;
            }
        }
        return index;
    }
}
