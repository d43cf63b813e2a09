package convscope.diagram;

import java.util.OptionalInt;

/**
 * Where the weights of one output channel stand when they are written out: a table for each input
 * channel, its title above it, the tables in rows. A place is a weight's index among those of the
 * output channel.
 *
 * @param in tables
 * @param height rows of a table
 * @param width columns of a table
 * @param across tables side by side
 * @param cellWidth pixels
 * @param cellHeight pixels
 */
public record KernelCells(
        int in, int height, int width, int across, double cellWidth, double cellHeight) {

    private static final double MARGIN = 4;
    private static final double WIDER = 1.7;
    private static final double LARGEST = 44;
    private static final double USUAL = 28;
    private static final double SMALLEST = 20;

    /** {@return cells as large as fit, but not too small to be read; then they scroll} */
    public static KernelCells fitting(
            int in, int height, int width, double viewWidth, double viewHeight) {
        for (double cell = LARGEST; cell > USUAL; cell -= 2) {
            KernelCells cells = of(in, height, width, cell, viewWidth);
            if (cells.totalHeight() <= viewHeight && cells.totalWidth() <= viewWidth) {
                return cells;
            }
        }
        KernelCells usual = of(in, height, width, USUAL, viewWidth);
        boolean wide = usual.tableWidth() > viewWidth || usual.tableHeight() > viewHeight;
        return wide ? of(in, height, width, SMALLEST, viewWidth) : usual;
    }

    private static KernelCells of(int in, int height, int width, double cell, double viewWidth) {
        KernelCells one = new KernelCells(in, height, width, 1, cell * WIDER, cell);
        double room = viewWidth - 2 * MARGIN + one.between();
        int across = (int) (room / (one.tableWidth() + one.between()));
        return new KernelCells(in, height, width, Math.clamp(across, 1, in), cell * WIDER, cell);
    }

    /** {@return pixels for the title above a table} */
    public double title() {
        return height * width == 1 ? 15 : 20;
    }

    private double between() {
        return height * width == 1 ? 4 : 14;
    }

    public int count() {
        return in * height * width;
    }

    private double tableWidth() {
        return width * cellWidth;
    }

    private double tableHeight() {
        return title() + height * cellHeight;
    }

    public double totalWidth() {
        return 2 * MARGIN + across * (tableWidth() + between()) - between();
    }

    public double totalHeight() {
        return 2 * MARGIN + Math.ceilDiv(in, across) * (tableHeight() + between()) - between();
    }

    /** {@return the left edge of an input channel's table} */
    public double tableLeft(int input) {
        return MARGIN + input % across * (tableWidth() + between());
    }

    /** {@return the upper edge of the title of an input channel's table} */
    public double tableTop(int input) {
        int line = input / across;
        return MARGIN + line * (tableHeight() + between());
    }

    public int input(int place) {
        return place / (height * width);
    }

    public int row(int place) {
        return place / width % height;
    }

    public int column(int place) {
        return place % width;
    }

    public double left(int place) {
        return tableLeft(input(place)) + column(place) * cellWidth;
    }

    public double top(int place) {
        return tableTop(input(place)) + title() + row(place) * cellHeight;
    }

    /** {@return the first table that reaches below this height} */
    public int firstBelow(double y) {
        int line = (int) Math.max(0, (y - MARGIN) / (tableHeight() + between()));
        return Math.min(in, line * across);
    }

    /** {@return the place under a point, if it is on a cell} */
    public OptionalInt hit(double x, double y) {
        int line = (int) Math.floor((y - MARGIN) / (tableHeight() + between()));
        int table = (int) Math.floor((x - MARGIN) / (tableWidth() + between()));
        int input = line * across + table;
        if (line < 0 || table < 0 || table >= across || input >= in) {
            return OptionalInt.empty();
        }
        int row = (int) Math.floor((y - tableTop(input) - title()) / cellHeight);
        int column = (int) Math.floor((x - tableLeft(input)) / cellWidth);
        return row < 0 || row >= height || column >= width
                ? OptionalInt.empty()
                : OptionalInt.of((input * height + row) * width + column);
    }

    /**
     * {@return the place so many cells to the right and down, over the edges of the tables too; the
     * same where there is none}
     */
    public int moved(int place, int right, int down) {
        int table = input(place) % across * width + column(place) + right;
        int line = input(place) / across * height + row(place) + down;
        if (table < 0 || table >= across * width || line < 0) {
            return place;
        }
        int input = line / height * across + table / width;
        return input >= in ? place : (input * height + line % height) * width + table % width;
    }
}
