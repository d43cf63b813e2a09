package convscope.diagram;

/** A rectangle in the plane, by its upper left corner. */
public record Rect(double x, double y, double width, double height) {

    static Rect centred(double x, double y, double width, double height) {
        return new Rect(x - width / 2, y - height / 2, width, height);
    }

    /** {@return the smallest rectangle that holds both points} */
    static Rect between(Point a, Point b) {
        return new Rect(
                Math.min(a.x(), b.x()),
                Math.min(a.y(), b.y()),
                Math.abs(a.x() - b.x()),
                Math.abs(a.y() - b.y()));
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double centreX() {
        return x + width / 2;
    }

    public double centreY() {
        return y + height / 2;
    }

    public double area() {
        return width * height;
    }

    public boolean contains(Point point) {
        return point.x() >= x && point.x() <= right() && point.y() >= y && point.y() <= bottom();
    }

    /** {@return whether {@code other} lies inside, edges included} */
    public boolean contains(Rect other) {
        double slack = 1e-6;
        return other.x >= x - slack
                && other.y >= y - slack
                && other.right() <= right() + slack
                && other.bottom() <= bottom() + slack;
    }

    /** {@return whether both share more than an edge} */
    public boolean overlaps(Rect other) {
        double slack = 1e-6;
        return x < other.right() - slack
                && other.x < right() - slack
                && y < other.bottom() - slack
                && other.y < bottom() - slack;
    }

    public Rect union(Rect other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Rect(
                left,
                top,
                Math.max(right(), other.right()) - left,
                Math.max(bottom(), other.bottom()) - top);
    }

    /** {@return this rectangle with a border of {@code margin} added on every side} */
    public Rect grown(double margin) {
        return new Rect(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    }
}
