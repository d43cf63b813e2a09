package convscope.trace;

import java.util.Locale;

/**
 * What the window at one position reads, in input coordinates.
 *
 * @param window the window
 * @param row of the output
 * @param column of the output
 */
public record Patch(SlidingWindow window, int row, int column) {

    public Patch {
        if (row < 0
                || column < 0
                || row >= window.rows().output()
                || column >= window.columns().output()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "no window at row %d, column %d", row, column));
        }
    }

    /** {@return taps along the height} */
    public int height() {
        return window.rows().kernel();
    }

    /** {@return taps along the width} */
    public int width() {
        return window.columns().kernel();
    }

    /** {@return the input row that a row of taps reads, outside the input in padding} */
    public int inputRow(int tap) {
        return window.rows().at(row, tap);
    }

    /** {@return the input column that a column of taps reads, outside the input in padding} */
    public int inputColumn(int tap) {
        return window.columns().at(column, tap);
    }

    /** {@return what the tap in this row and column of the kernel meets} */
    public Cell cell(int tapRow, int tapColumn) {
        Cell down = window.rows().cell(inputRow(tapRow));
        Cell across = window.columns().cell(inputColumn(tapColumn));
        return down.compareTo(across) > 0 ? down : across;
    }

    /** {@return how many taps meet one kind of cell} */
    public int count(Cell kind) {
        int count = 0;
        for (int i = 0; i < height(); i++) {
            for (int j = 0; j < width(); j++) {
                count += cell(i, j) == kind ? 1 : 0;
            }
        }
        return count;
    }

    /** {@return whether a tap lies outside the input} */
    public boolean padded() {
        return inputRow(0) < 0
                || inputColumn(0) < 0
                || inputRow(height() - 1) >= window.rows().input()
                || inputColumn(width() - 1) >= window.columns().input();
    }

    /** {@return whether a tap reads this input coordinate, which may lie in the padding} */
    public boolean taps(int inputRow, int inputColumn) {
        return taps(inputRow - inputRow(0), window.rows())
                && taps(inputColumn - inputColumn(0), window.columns());
    }

    private static boolean taps(int offset, Axis axis) {
        return offset >= 0 && offset < axis.reach() && offset % axis.dilation() == 0;
    }

    /** {@return whether the coordinate lies between the taps: a hole of the dilation} */
    public boolean hole(int inputRow, int inputColumn) {
        int down = inputRow - inputRow(0);
        int across = inputColumn - inputColumn(0);
        boolean framed =
                down >= 0
                        && across >= 0
                        && down < window.rows().reach()
                        && across < window.columns().reach();
        return framed && !taps(inputRow, inputColumn);
    }
}
