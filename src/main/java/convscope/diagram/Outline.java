package convscope.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * A line in the plane, perhaps closed, of straight and curved parts.
 *
 * @param segments each starts where the last one ended
 */
public record Outline(List<Segment> segments) {

    /** How far the controls of a cubic stand from its ends to make a quarter of a circle. */
    private static final double QUARTER = 0.5523;

    public Outline {
        segments = List.copyOf(segments);
    }

    /** A part of an outline. */
    public sealed interface Segment {}

    public record Move(double x, double y) implements Segment {}

    public record Line(double x, double y) implements Segment {}

    public record Cubic(double x1, double y1, double x2, double y2, double x, double y)
            implements Segment {}

    public record Close() implements Segment {}

    /** {@return straight lines from point to point} */
    public static Outline through(Point... points) {
        List<Segment> segments = new ArrayList<>();
        for (Point point : points) {
            segments.add(
                    segments.isEmpty()
                            ? new Move(point.x(), point.y())
                            : new Line(point.x(), point.y()));
        }
        return new Outline(segments);
    }

    /** {@return straight lines from point to point, the corners rounded} */
    public static Outline rounded(double radius, Point... points) {
        List<Segment> segments = new ArrayList<>();
        segments.add(new Move(points[0].x(), points[0].y()));
        for (int i = 1; i < points.length - 1; i++) {
            Point corner = points[i];
            Point in = towards(corner, points[i - 1], radius);
            Point out = towards(corner, points[i + 1], radius);
            Point c1 = towards(in, corner, QUARTER * radius);
            Point c2 = towards(out, corner, QUARTER * radius);
            segments.add(new Line(in.x(), in.y()));
            segments.add(new Cubic(c1.x(), c1.y(), c2.x(), c2.y(), out.x(), out.y()));
        }
        Point last = points[points.length - 1];
        segments.add(new Line(last.x(), last.y()));
        return new Outline(segments);
    }

    /**
     * {@return the point {@code distance} from {@code from} towards {@code to}, half-way at most}
     */
    private static Point towards(Point from, Point to, double distance) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double length = Math.hypot(dx, dy);
        double share = length == 0 ? 0 : Math.min(distance, length / 2) / length;
        return new Point(from.x() + dx * share, from.y() + dy * share);
    }

    public static Outline curve(Point from, Point control1, Point control2, Point to) {
        return new Outline(
                List.of(
                        new Move(from.x(), from.y()),
                        new Cubic(
                                control1.x(),
                                control1.y(),
                                control2.x(),
                                control2.y(),
                                to.x(),
                                to.y())));
    }

    public static Outline polygon(Point... points) {
        List<Segment> segments = new ArrayList<>(through(points).segments);
        segments.add(new Close());
        return new Outline(segments);
    }

    public static Outline rectangle(Rect at, double radius) {
        double r = Math.min(radius, Math.min(at.width(), at.height()) / 2);
        double k = r * (1 - QUARTER);
        double x = at.x();
        double y = at.y();
        double right = at.right();
        double bottom = at.bottom();
        if (r == 0) {
            return polygon(
                    new Point(x, y),
                    new Point(right, y),
                    new Point(right, bottom),
                    new Point(x, bottom));
        }
        return new Outline(
                List.of(
                        new Move(x + r, y),
                        new Line(right - r, y),
                        new Cubic(right - k, y, right, y + k, right, y + r),
                        new Line(right, bottom - r),
                        new Cubic(right, bottom - k, right - k, bottom, right - r, bottom),
                        new Line(x + r, bottom),
                        new Cubic(x + k, bottom, x, bottom - k, x, bottom - r),
                        new Line(x, y + r),
                        new Cubic(x, y + k, x + k, y, x + r, y),
                        new Close()));
    }

    public static Outline circle(Point centre, double radius) {
        return rectangle(Rect.centred(centre.x(), centre.y(), 2 * radius, 2 * radius), radius);
    }

    /** {@return this outline scaled about the origin, then moved} */
    public Outline placed(double scale, double dx, double dy) {
        return new Outline(
                segments.stream().map(segment -> placed(segment, scale, dx, dy)).toList());
    }

    private static Segment placed(Segment segment, double k, double dx, double dy) {
        return switch (segment) {
            case Move to -> new Move(to.x * k + dx, to.y * k + dy);
            case Line to -> new Line(to.x * k + dx, to.y * k + dy);
            case Cubic to ->
                    new Cubic(
                            to.x1 * k + dx,
                            to.y1 * k + dy,
                            to.x2 * k + dx,
                            to.y2 * k + dy,
                            to.x * k + dx,
                            to.y * k + dy);
            case Close close -> close;
        };
    }
}
