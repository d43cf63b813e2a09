package convscope.cli;

import convscope.says.Legible;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of cells, padded to columns: numbers to the right, words to the left. */
final class TextTable {

    private static final String GAP = "  ";

    /** Numbers begin with a digit and hold nothing but digits, spaces, points, signs, percents. */
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?\\d[\\d .]*( ?[%kMGTPE]| bytes| MiB| MACs| [MGTPE] MACs)?");

    private final List<List<String>> rows = new ArrayList<>();

    TextTable row(String... cells) {
        rows.add(Arrays.stream(cells).map(Legible::of).toList());
        return this;
    }

    String text() {
        return lines().collect(Collectors.joining());
    }

    /** The same, line by line. */
    void print(PrintWriter out) {
        lines().forEach(out::print);
    }

    private Stream<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return rows.stream().map(row -> line(row, widths));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String gap = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? "" : GAP);
            line.append(isNumber(cell) ? gap + cell : cell + gap);
        }
        return line.toString().stripTrailing() + System.lineSeparator();
    }

    private static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }
}
