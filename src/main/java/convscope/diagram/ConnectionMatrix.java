package convscope.diagram;

import convscope.diagram.ChannelWires.Bundle;
import convscope.model.Extent;

/**
 * All kernels of a convolution as a matrix: a row for every output channel, a column for every
 * input channel. Groups leave blocks on its diagonal.
 *
 * @param wires which kernels there are
 * @param box where it is drawn
 */
public record ConnectionMatrix(ChannelWires wires, Rect box) {

    /** One tap of a kernel takes at least so many pixels. */
    private static final double TAP = 3;

    /** The longer side is at most so many times the shorter, for both to be seen. */
    private static final double SLIMMEST = 4;

    /**
     * {@return the matrix as large as the room allows, cells square where that leaves both sides}
     */
    public static ConnectionMatrix within(ChannelWires wires, Rect room) {
        double aspect = Math.clamp((double) wires.in() / wires.out(), 1 / SLIMMEST, SLIMMEST);
        double width = Math.min(room.width(), room.height() * aspect);
        double height = width / aspect;
        return new ConnectionMatrix(wires, new Rect(room.x(), room.y(), width, height));
    }

    public double cellWidth() {
        return box.width() / wires.in();
    }

    public double cellHeight() {
        return box.height() / wires.out();
    }

    public Rect cell(int output, int input) {
        return new Rect(
                box.x() + input * cellWidth(),
                box.y() + output * cellHeight(),
                cellWidth(),
                cellHeight());
    }

    /** {@return the rectangle of a bundle's kernels} */
    public Rect block(Bundle bundle) {
        return new Rect(
                box.x() + bundle.inFirst() * cellWidth(),
                box.y() + bundle.outFirst() * cellHeight(),
                (bundle.inEnd() - bundle.inFirst()) * cellWidth(),
                (bundle.outEnd() - bundle.outFirst()) * cellHeight());
    }

    /** {@return whether a cell has room for its kernel's taps} */
    public boolean drawsKernels(Extent kernel) {
        return kernel.area() > 1
                && cellWidth() >= TAP * kernel.width() + 1
                && cellHeight() >= TAP * kernel.height() + 1;
    }

    /** {@return the output channel at this height, or -1 beside the matrix} */
    public int outputAt(double y) {
        return at(y - box.y(), cellHeight(), wires.out());
    }

    /** {@return the input channel at this place, or -1 beside the matrix} */
    public int inputAt(double x) {
        return at(x - box.x(), cellWidth(), wires.in());
    }

    private static int at(double place, double each, int count) {
        int index = (int) Math.floor(place / each);
        return index >= 0 && index < count ? index : -1;
    }
}
