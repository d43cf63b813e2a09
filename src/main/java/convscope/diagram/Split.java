package convscope.diagram;

import convscope.diagram.Branches.Kind;
import convscope.diagram.Branches.Standing;
import convscope.graph.Place;
import java.util.List;

/**
 * The wires from one point to all branches.
 *
 * @param main the column that goes straight down, or -1
 * @param fan where the highest column starts
 */
record Split(Place place, int main, List<Standing> columns, double fan) {

    private static final double BRANCHING = 8;

    void paint(Painted sheet, double x, double y) {
        for (Standing column : columns) {
            if (column.kind() == Kind.MORE) {
                continue;
            }
            Wires wires = Wires.into(sheet, column.path(), place.input() != null);
            double top = y + column.top() + (column.kind() == Kind.IDENTITY ? passed(column) : 0);
            double cx = x + column.x();
            boolean arrow = column.piece().arrow();
            if (column.x() == 0) {
                wires.down(x, y, top, arrow);
            } else if (main >= 0) {
                wires.through(
                        arrow,
                        new Point(x, y + BRANCHING),
                        new Point(cx, y + BRANCHING),
                        new Point(cx, top));
            } else {
                wires.fan(new Point(x, y), new Point(cx, y + fan), top, arrow);
            }
        }
    }

    /** The identity is drawn in one line, through its column. */
    private static double passed(Standing column) {
        return column.piece().height();
    }
}
