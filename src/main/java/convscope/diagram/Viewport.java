package convscope.diagram;

/**
 * Which part of the plane is seen, and how large.
 *
 * @param scale pixels per unit of the drawing
 * @param dx where the drawing's origin lies in the view, in pixels
 * @param dy where the drawing's origin lies in the view, in pixels
 */
public record Viewport(double scale, double dx, double dy) {

    public static final double SMALLEST = 0.05;
    public static final double LARGEST = 8;

    /** Below this, words cannot be read from the back of a hall. */
    private static final double READABLE = 0.7;

    private static final double GREATEST_FIT = 1.6;
    private static final double MARGIN = 16;

    /** {@return all of {@code content} in the middle of the view} */
    public static Viewport whole(Rect content, double width, double height) {
        return centred(content, width, height, fitting(content, width, height));
    }

    /**
     * {@return {@code content} as large as can be read: whole if it fits so, else its top, at full
     * width if that can be}
     */
    public static Viewport readable(Rect content, double width, double height) {
        double whole = fitting(content, width, height);
        double broad = Math.min(READABLE, width / content.width());
        double scale = Math.max(whole, broad);
        Viewport middle = centred(content, width, height, scale);
        return content.height() * scale <= height
                ? middle
                : new Viewport(scale, middle.dx, -content.y() * scale);
    }

    private static double fitting(Rect content, double width, double height) {
        double fit = Math.min(width / content.width(), height / content.height());
        return Math.clamp(fit, SMALLEST, GREATEST_FIT);
    }

    private static Viewport centred(Rect content, double width, double height, double scale) {
        return new Viewport(
                scale,
                width / 2 - content.centreX() * scale,
                height / 2 - content.centreY() * scale);
    }

    public Point toDrawing(double x, double y) {
        return new Point((x - dx) / scale, (y - dy) / scale);
    }

    public Rect toView(Rect rect) {
        return new Rect(
                rect.x() * scale + dx,
                rect.y() * scale + dy,
                rect.width() * scale,
                rect.height() * scale);
    }

    public Viewport panned(double x, double y) {
        return new Viewport(scale, dx + x, dy + y);
    }

    /** {@return zoomed by a factor while the point under (x, y) stays where it is} */
    public Viewport zoomed(double factor, double x, double y) {
        double next = Math.clamp(scale * factor, SMALLEST, LARGEST);
        double ratio = next / scale;
        return new Viewport(next, x - (x - dx) * ratio, y - (y - dy) * ratio);
    }

    /** {@return moved just so far that {@code rect} is seen} */
    public Viewport revealing(Rect rect, double width, double height) {
        Rect seen = toView(rect);
        return panned(shift(seen.x(), seen.right(), width), shift(seen.y(), seen.bottom(), height));
    }

    /** {@return whether some of {@code content} is seen} */
    public boolean shows(Rect content, double width, double height) {
        return toView(content).overlaps(new Rect(0, 0, width, height));
    }

    private static double shift(double low, double high, double size) {
        if (low < MARGIN || high - low > size - 2 * MARGIN) {
            return low >= MARGIN && low < size - MARGIN ? 0 : MARGIN - low;
        }
        return high > size - MARGIN ? size - MARGIN - high : 0;
    }
}
