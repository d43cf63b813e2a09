package convscope.cli;

import convscope.trace.Cell;
import convscope.trace.Making;
import convscope.trace.Patch;
import convscope.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How one output value was made, for reading. */
final class PixelText {

    /** The patches of so many channels are written out; JSON has all. */
    private static final int PATCHES = 4;

    /** Patches at most so tall and wide are written out. */
    private static final int WIDEST = 11;

    /** So many channels have a line for their partial sum. */
    private static final int SUMS = 32;

    private final PixelReport report;
    private final Trace trace;
    private final Patch patch;
    private final StringBuilder text = new StringBuilder();

    PixelText(PixelReport report) {
        this.report = report;
        this.trace = report.trace();
        this.patch = trace.patch();
    }

    String text() {
        line(
                "%s, output channel %d, row %d, column %d",
                report.traced().node().id(), trace.channel(), patch.row(), patch.column());
        line(
                "reads input channel %s, rows %s, columns %s",
                span(trace.firstInput(), trace.firstInput() + trace.inputs() - 1),
                span(patch.inputRow(0), patch.inputRow(patch.height() - 1)),
                span(patch.inputColumn(0), patch.inputColumn(patch.width() - 1)));
        patches();
        line("");
        text.append(sums());
        return text.toString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }

    private static String span(int from, int to) {
        return from == to ? Integer.toString(from) : from + " to " + to;
    }

    private void patches() {
        if (patch.height() > WIDEST || patch.width() > WIDEST) {
            return;
        }
        int written = Math.min(PATCHES, trace.inputs());
        for (int c = 0; c < written; c++) {
            line("");
            line(
                    "input channel %d: patch x kernel = products%s",
                    trace.firstInput() + c, patch.padded() ? " (. is padding)" : "");
            text.append(patch(c));
        }
        if (written < trace.inputs()) {
            line("");
            line("and %d input channels more, which --json has", trace.inputs() - written);
        }
    }

    private String patch(int c) {
        TextTable table = new TextTable();
        for (int i = 0; i < patch.height(); i++) {
            List<String> row = new ArrayList<>();
            for (int j = 0; j < patch.width(); j++) {
                row.add(patch.cell(i, j) == Cell.INPUT ? number(trace.values()[c][i][j]) : ".");
            }
            row.add("x");
            Arrays.stream(trace.kernel()[c][i]).mapToObj(PixelText::number).forEach(row::add);
            row.add("=");
            Arrays.stream(trace.products()[c][i]).mapToObj(PixelText::number).forEach(row::add);
            table.row(row.toArray(String[]::new));
        }
        return table.text();
    }

    private String sums() {
        TextTable table = new TextTable();
        int shown = Math.min(SUMS, trace.inputs());
        for (int c = 0; c < shown; c++) {
            table.row("input channel " + (trace.firstInput() + c), number(trace.partialSums()[c]));
        }
        if (shown < trace.inputs()) {
            double rest = Arrays.stream(trace.partialSums()).skip(shown).sum();
            table.row("and " + (trace.inputs() - shown) + " channels more", number(rest));
        }
        table.row("bias", number(trace.bias()));
        table.row(resultIs(), number(trace.result()));
        table.row(report.engine() + " computed", number(report.engineValue()));
        table.row("difference", String.format(Locale.ROOT, "%.3g", report.difference()));
        return table.text();
    }

    private String resultIs() {
        return switch (trace.making()) {
            case Making.WeightedSum sum -> "result";
            case Making.Mean mean -> "result, divided by " + mean.divisor();
            case Making.Greatest one -> "result, the greatest";
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
