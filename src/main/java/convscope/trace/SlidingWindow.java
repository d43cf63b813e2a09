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

    /** {@return the position, in the playing order, whose window lies nearest to another's} */
    public int nearest(Patch other) {
        return index(
                rows.nearest(other.window().rows().centre(other.row())),
                columns.nearest(other.window().columns().centre(other.column())));
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
     * {@return whether the window here meets padding as none before it in the playing order does: a
     * corner, the start of a side}
     */
    public boolean newEdge(int index) {
        return atEdge(index) && rows.edgeBegins(row(index)) && columns.edgeBegins(column(index));
    }

    /**
     * {@return the next place after this one with a new edge, from the start again; itself where no
     * window meets padding elsewhere}
     */
    public int nextEdge(int index) {
        for (int step = 1; step < count(); step++) {
            int next = (index + step) % count();
            if (newEdge(next)) {
                return next;
            }
        }
        return index;
    }
}
