package convscope.view.tabs.pixel;

import convscope.trace.Axis;
import convscope.trace.Cell;
import convscope.trace.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a window stands, in words. */
final class PixelWords {

    private PixelWords() {}

    /** {@return such as {@code 0, 3 reads rows −1…1, ...; 3 of 9 cells padding: above} */
    static String of(Patch patch) {
        String at =
                String.format(
                        Locale.ROOT,
                        "%d, %d reads rows %s, columns %s",
                        patch.row(),
                        patch.column(),
                        span(patch.inputRow(0), patch.inputRow(patch.height() - 1)),
                        span(patch.inputColumn(0), patch.inputColumn(patch.width() - 1)));
        if (!patch.padded()) {
            return at;
        }
        int all = patch.height() * patch.width();
        int padding = all - patch.count(Cell.INPUT);
        return String.format(
                Locale.ROOT,
                "%s; %d of %d cells padding: %s",
                at,
                padding,
                all,
                String.join(", ", sides(patch)));
    }

    private static List<String> sides(Patch patch) {
        List<String> sides = new ArrayList<>();
        Axis down = patch.window().rows();
        Axis across = patch.window().columns();
        add(sides, "above", down.tapsBefore(patch.row()));
        add(sides, "below", down.tapsBehind(patch.row()));
        add(sides, "left", across.tapsBefore(patch.column()));
        add(sides, "right", across.tapsBehind(patch.column()));
        return sides;
    }

    private static void add(List<String> sides, String side, int taps) {
        if (taps > 0) {
            sides.add(side);
        }
    }

    static String span(long from, long to) {
        String first = Long.toString(from).replace('-', '−');
        return from == to ? first : first + "…" + Long.toString(to).replace('-', '−');
    }
}
