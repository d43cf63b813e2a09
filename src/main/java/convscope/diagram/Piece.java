package convscope.diagram;

/**
 * A part of the drawing whose place is not fixed yet: entered at the top and left at the bottom,
 * both on one axis.
 *
 * @param left how far it reaches to the left of the axis
 * @param right how far it reaches to the right of the axis
 * @param height from where it is entered to where it is left
 * @param arrow whether a wire that enters it has an arrow head
 * @param painter paints it
 */
record Piece(double left, double right, double height, boolean arrow, Painter painter) {

    /** Paints a piece that is entered at (x, y). */
    @FunctionalInterface
    interface Painter {
        void paint(Painted sheet, double x, double y);
    }

    static Piece box(double width, double height, Painter painter) {
        return new Piece(width / 2, width / 2, height, true, painter);
    }

    Piece withArrow(boolean wanted) {
        return new Piece(left, right, height, wanted, painter);
    }

    /** {@return this piece inside a region that is painted first} */
    Piece under(Painter region) {
        return new Piece(
                left,
                right,
                height,
                arrow,
                (sheet, x, y) -> {
                    region.paint(sheet, x, y);
                    painter.paint(sheet, x, y);
                });
    }

    Rect bounds(double x, double y) {
        return new Rect(x - left, y, left + right, height);
    }

    void paint(Painted sheet, double x, double y) {
        painter.paint(sheet, x, y);
    }
}
