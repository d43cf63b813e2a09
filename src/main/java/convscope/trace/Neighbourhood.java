package convscope.trace;

/**
 * A part of a map with its padding, in input coordinates.
 *
 * @param top the first row; negative in the padding
 * @param left the first column
 * @param rows at least 1
 * @param columns at least 1
 */
public record Neighbourhood(int top, int left, int rows, int columns) {

    /** {@return the whole map, its padding and what windows reach beyond it} */
    public static Neighbourhood whole(SlidingWindow window) {
        int top = first(window.rows());
        int left = first(window.columns());
        return new Neighbourhood(top, left, end(window.rows()) - top, end(window.columns()) - left);
    }

    /**
     * {@return at most so many rows and columns around a patch, as much of them on the map as can
     * be; more where the patch itself is larger}
     */
    public static Neighbourhood around(Patch patch, int cells) {
        Neighbourhood whole = whole(patch.window());
        Axis down = patch.window().rows();
        Axis across = patch.window().columns();
        int rows = Math.min(whole.rows, Math.max(cells, down.reach() + 2));
        int columns = Math.min(whole.columns, Math.max(cells, across.reach() + 2));
        return new Neighbourhood(
                start(down.centre(patch.row()), rows, whole.top, whole.rows),
                start(across.centre(patch.column()), columns, whole.left, whole.columns),
                rows,
                columns);
    }

    private static int start(double centre, int extent, int first, int all) {
        int wanted = (int) Math.round(centre - (extent - 1) / 2.0);
        return Math.clamp(wanted, first, first + all - extent);
    }

    private static int first(Axis axis) {
        return -axis.padding();
    }

    private static int end(Axis axis) {
        int last = axis.at(axis.output() - 1, axis.kernel() - 1) + 1;
        return Math.max(last, axis.input() + axis.padding());
    }
}
