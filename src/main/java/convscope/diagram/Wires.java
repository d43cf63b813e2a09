package convscope.diagram;

import convscope.diagram.Element.Wire;
import convscope.diagram.Lettering.Line;
import convscope.graph.Place.Status;
import convscope.model.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The wires into one place.
 *
 * @param sheet where they are painted
 * @param path the place
 * @param status unreached wires are grey
 * @param ink the colour of a wire that is reached
 */
record Wires(Painted sheet, Path path, Status status, Ink ink) {

    private static final double THICKNESS = 1.6;
    private static final double HEAD = 8;
    private static final double CORNER = 12;

    static Wires into(Painted sheet, Path path, boolean known) {
        return new Wires(sheet, path, known ? Status.SOUND : Status.UNREACHED, Ink.WIRE);
    }

    Wires with(Ink changed) {
        return new Wires(sheet, path, status, changed);
    }

    /** Straight down. */
    void down(double x, double from, double to, boolean arrow) {
        through(arrow, new Point(x, from), new Point(x, to));
    }

    /** From corner to corner. */
    void through(boolean arrow, Point... points) {
        Point end = points[points.length - 1];
        Point before = points[points.length - 2];
        Point[] shortened = points.clone();
        if (arrow) {
            shortened[points.length - 1] = back(end, before);
        }
        add(Outline.rounded(CORNER, shortened), points[0], end, before, arrow);
    }

    /** From upright to upright in one swing, then straight down to {@code bottom}. */
    void fan(Point from, Point to, double bottom, boolean arrow) {
        double bend = (to.y() - from.y()) * 0.6;
        double stop = arrow ? bottom - HEAD + 1 : bottom;
        Outline line =
                new Outline(
                        List.of(
                                new Outline.Move(from.x(), from.y()),
                                new Outline.Cubic(
                                        from.x(),
                                        from.y() + bend,
                                        to.x(),
                                        to.y() - bend,
                                        to.x(),
                                        Math.min(to.y(), stop)),
                                new Outline.Line(to.x(), stop)));
        add(line, from, new Point(to.x(), bottom), new Point(to.x(), from.y()), arrow);
    }

    /** Straight down to {@code level}, then towards the middle of a circle until its edge. */
    void toCircle(Point from, double level, Point centre, double radius) {
        double dx = from.x() - centre.x();
        double dy = level - centre.y();
        double length = Math.hypot(dx, dy);
        Point edge =
                new Point(centre.x() + dx / length * radius, centre.y() + dy / length * radius);
        Point end = back(edge, new Point(from.x(), level));
        Outline line =
                new Outline(
                        List.of(
                                new Outline.Move(from.x(), from.y()),
                                new Outline.Line(from.x(), level),
                                new Outline.Cubic(
                                        from.x(),
                                        level - dy * 0.45,
                                        end.x() + dx * 0.3,
                                        end.y() + dy * 0.3,
                                        end.x(),
                                        end.y())));
        add(line, from, edge, new Point(from.x(), level), true);
    }

    private static Point back(Point end, Point before) {
        double dx = end.x() - before.x();
        double dy = end.y() - before.y();
        double length = Math.max(1e-9, Math.hypot(dx, dy));
        double share = Math.min(HEAD - 1, length) / length;
        return new Point(end.x() - dx * share, end.y() - dy * share);
    }

    private void add(Outline line, Point from, Point to, Point before, boolean arrow) {
        Ink shown = Lettering.tone(ink, status);
        List<Mark> marks = new ArrayList<>();
        marks.add(Mark.Shape.line(line, shown, THICKNESS));
        if (arrow) {
            marks.add(Mark.Shape.filled(head(to, before), shown));
        }
        sheet.add(new Wire(path, status, from, to, Rect.between(from, to), marks));
    }

    private static Outline head(Point tip, Point before) {
        double dx = tip.x() - before.x();
        double dy = tip.y() - before.y();
        double length = Math.max(1e-9, Math.hypot(dx, dy));
        double ux = dx / length;
        double uy = dy / length;
        double baseX = tip.x() - ux * HEAD;
        double baseY = tip.y() - uy * HEAD;
        double half = HEAD * 0.42;
        return Outline.polygon(
                tip,
                new Point(baseX - uy * half, baseY + ux * half),
                new Point(baseX + uy * half, baseY - ux * half));
    }

    /** Words beside a wire, starting at x, their middle at y. */
    void label(String text, double x, double y) {
        Line line = Line.of(text, Ink.MUTED, LABEL, Typeface.REGULAR);
        Rect bounds = new Rect(x, y - LABEL / 2, line.width(), LABEL);
        Point at = new Point(x, y);
        sheet.add(new Wire(path, status, at, at, bounds, line.from(x, y, status)));
    }

    static final double LABEL = 12;

    static double labelWidth(String text) {
        return Typeface.REGULAR.width(text, LABEL);
    }
}
