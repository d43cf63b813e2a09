package convscope.view.tabs.pixel;

import convscope.picture.ColourScale;
import convscope.picture.ValueRange;
import convscope.trace.Cell;
import convscope.trace.Making;
import convscope.trace.Patch;
import convscope.trace.Trace;
import convscope.view.tabs.Inks;
import convscope.view.tabs.Numerals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * Patch x kernel = products as numbers on coloured cells: of one input channel, and of those after
 * it where there is room.
 */
final class ProductsPane extends CanvasPane<PixelMoment> {

    private static final double HEAD = 20;
    private static final double SIGN = 22;
    private static final double GAP = 8;

    /** Another channel is shown below only where its cells are at least so large. */
    private static final double ROOMY = 34;

    /** One table of cells, as it was drawn. */
    private record Table(
            String name, double[][] values, double left, double top, double cell, int channel) {}

    /** How a kind of table is coloured and written. */
    private record Look(
            String title, Color ink, ValueRange range, ColourScale colours, CellNumbers numbers) {}

    private final List<Table> tables = new ArrayList<>();
    private @Nullable Trace drawn;

    /** {@return what lies under a point, in words, or empty} */
    String words(double x, double y) {
        for (Table table : tables) {
            int i = (int) Math.floor((y - table.top) / table.cell);
            int j = (int) Math.floor((x - table.left) / table.cell);
            if (i >= 0 && j >= 0 && i < table.values.length && j < table.values[0].length) {
                return words(table, i, j);
            }
        }
        return "";
    }

    private String words(Table table, int i, int j) {
        Trace trace = Objects.requireNonNull(drawn);
        int c = table.channel;
        String at =
                String.format(
                        Locale.ROOT,
                        ", tap %d,%d of input channel %d: ",
                        i,
                        j,
                        trace.firstInput() + c);
        boolean padding = trace.patch().cell(i, j) != Cell.INPUT;
        return switch (table.name) {
            case "patch" ->
                    "patch" + at + (padding ? "padding, 0" : value(trace.values()[c][i][j]));
            case "kernel" -> "kernel" + at + value(trace.kernel()[c][i][j]);
            default ->
                    "product%s%s × %s = %s"
                            .formatted(
                                    at,
                                    value(trace.values()[c][i][j]),
                                    value(trace.kernel()[c][i][j]),
                                    value(trace.products()[c][i][j]));
        };
    }

    private static String value(double value) {
        return Numerals.value(value);
    }

    /** {@return the middle of a cell on the screen, for tests} */
    Point2D centre(String name, int i, int j) {
        Table table =
                tables.stream().filter(each -> each.name.equals(name)).findFirst().orElseThrow();
        return localToScreen(
                table.left + (j + 0.5) * table.cell, table.top + (i + 0.5) * table.cell);
    }

    /** {@return the width that looks best at a height: cells as large as they can be} */
    double wanted(Trace trace, double height) {
        int kw = trace.patch().width();
        int kh = trace.patch().height();
        int count = trace.making() instanceof Making.Greatest ? 1 : 3;
        double cell = Math.min((height - HEAD - 4) / kh, 96);
        return count * kw * cell + (count - 1) * SIGN + 2 * GAP;
    }

    @Override
    void draw(GraphicsContext pen, PixelMoment now) {
        Trace trace = now.trace();
        drawn = trace;
        tables.clear();
        Patch patch = trace.patch();
        boolean greatest = trace.making() instanceof Making.Greatest;
        int count = greatest ? 1 : 3;
        double wide =
                (getWidth() - 2 * GAP - (count - 1) * SIGN) / ((double) count * patch.width());
        int rows = rows(trace, now.input(), wide);
        double tall =
                (getHeight() - HEAD - 4 - (rows - 1) * GAP) / ((double) rows * patch.height());
        double cell = Math.floor(Math.min(Math.min(wide, tall), 96));
        if (cell < 1) {
            return;
        }
        double step = patch.width() * cell + SIGN;
        double left = (getWidth() - count * step + SIGN) / 2;
        List<Look> looks = looks(now, greatest);
        for (int k = 0; k < looks.size(); k++) {
            Look look = looks.get(k);
            double middle = left + k * step + patch.width() * cell / 2;
            double room = patch.width() * cell + (count == 1 ? getWidth() : SIGN - 4);
            double size = Math.clamp(room / (0.56 * look.title.length()), 9, 12);
            Cells.write(pen, look.title, middle, HEAD / 2, size, look.ink);
        }
        for (int r = 0; r < rows; r++) {
            double top = HEAD + 2 + r * (patch.height() * cell + GAP);
            row(pen, now, now.input() + r, looks, left, top, cell);
        }
    }

    private int rows(Trace trace, int first, double wide) {
        int rows = 1;
        while (first + rows < trace.inputs()
                && (rows + 1) * (trace.patch().height() * Math.min(wide, ROOMY * 1.6) + GAP)
                        < getHeight() - HEAD) {
            rows++;
        }
        return rows;
    }

    private List<Look> looks(PixelMoment now, boolean greatest) {
        Trace trace = now.trace();
        Inks inks = now.inks();
        ValueRange input = now.into().inputRange();
        Look patch =
                look(
                        now,
                        greatest ? "patch, the greatest wins" : "patch",
                        inks.input(),
                        input,
                        trace.values());
        if (greatest) {
            return List.of(patch);
        }
        String kernel =
                trace.making() instanceof Making.Mean mean ? "1/" + mean.divisor() : "kernel";
        return List.of(
                patch,
                look(now, kernel, inks.kernel(), range(trace.kernel()), trace.kernel()),
                look(now, "products", inks.text(), range(trace.products()), trace.products()));
    }

    private static Look look(
            PixelMoment now, String title, Color ink, ValueRange range, double[][][] values) {
        CellNumbers numbers = CellNumbers.upTo(most(values));
        String factor = numbers.factor();
        return new Look(
                factor.isEmpty() ? title : title + " " + factor,
                ink,
                range,
                now.colours(range),
                numbers);
    }

    private static double most(double[][][] values) {
        return Arrays.stream(values)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /** Zero in the middle: a product's sign is what one looks for. */
    private static ValueRange range(double[][][] values) {
        double most = most(values);
        return new ValueRange(-most, most);
    }

    private void row(
            GraphicsContext pen,
            PixelMoment now,
            int channel,
            List<Look> looks,
            double left,
            double top,
            double cell) {
        Trace trace = now.trace();
        Patch patch = trace.patch();
        double[][][] all = {
            trace.values()[channel], trace.kernel()[channel], trace.products()[channel]
        };
        List<String> names = List.of("patch", "kernel", "products");
        double height = patch.height() * cell;
        double width = patch.width() * cell;
        for (int k = 0; k < looks.size(); k++) {
            double x = left + k * (width + SIGN);
            Table table = new Table(names.get(k), all[k], x, top, cell, channel);
            tables.add(table);
            cells(pen, now, table, looks.get(k));
            Cells.frame(pen, x, top, width, height, 2, looks.get(k).ink);
            if (k > 0) {
                Cells.write(
                        pen,
                        k == 1 ? "×" : "=",
                        x - SIGN / 2,
                        top + height / 2,
                        18,
                        now.inks().text());
            }
        }
    }

    private static void cells(GraphicsContext pen, PixelMoment now, Table table, Look look) {
        Trace trace = now.trace();
        Inks inks = now.inks();
        for (int i = 0; i < table.values.length; i++) {
            for (int j = 0; j < table.values[i].length; j++) {
                double x = table.left + j * table.cell;
                double y = table.top + i * table.cell;
                boolean padding =
                        !table.name.equals("kernel") && trace.patch().cell(i, j) != Cell.INPUT;
                if (padding) {
                    Cells.padding(pen, x, y, table.cell, table.cell, inks);
                    zero(pen, x, y, table.cell, inks);
                } else {
                    Color ground = Cells.colour(table.values[i][j], look.colours, look.range);
                    Cells.value(pen, x, y, table.cell, ground, look.numbers.of(table.values[i][j]));
                }
                if (table.cell >= 12) {
                    Cells.frame(pen, x, y, table.cell, table.cell, 1, inks.paper());
                }
            }
        }
        if (trace.making() instanceof Making.Greatest won) {
            Cells.frame(
                    pen,
                    table.left + won.tapColumn() * table.cell + 2,
                    table.top + won.tapRow() * table.cell + 2,
                    table.cell - 4,
                    table.cell - 4,
                    4,
                    inks.output());
        }
    }

    private static void zero(GraphicsContext pen, double x, double y, double cell, Inks inks) {
        double size = Cells.letters(cell);
        if (size > 0) {
            pen.setFill(inks.paper());
            pen.fillOval(
                    x + cell / 2 - size * 0.6, y + cell / 2 - size * 0.6, size * 1.2, size * 1.2);
            Cells.write(pen, "0", x + cell / 2, y + cell / 2, size, inks.text());
        }
    }
}
