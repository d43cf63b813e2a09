package convscope.diagram;

/** Where the arrow keys go. */
public enum ArrowDirection {
    UP(0, -1),
    DOWN(0, 1),
    LEFT(-1, 0),
    RIGHT(1, 0);

    private final int dx;
    private final int dy;

    ArrowDirection(int dx, int dy) {
        this.dx = dx;
        this.dy = dy;
    }

    /** {@return how far {@code to} lies ahead of {@code from}; negative behind} */
    double ahead(Point from, Point to) {
        return (to.x() - from.x()) * dx + (to.y() - from.y()) * dy;
    }

    /** {@return how far {@code to} lies aside of the way ahead} */
    double aside(Point from, Point to) {
        return Math.abs((to.x() - from.x()) * dy) + Math.abs((to.y() - from.y()) * dx);
    }

    /** {@return whether a step to the side stays in the same row; a step up or down may swerve} */
    boolean inLine(Element from, Element to) {
        return dx == 0
                || (to.bounds().centreY() > from.bounds().y()
                        && to.bounds().centreY() < from.bounds().bottom());
    }
}
