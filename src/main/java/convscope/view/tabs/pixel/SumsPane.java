package convscope.view.tabs.pixel;

import convscope.engine.Difference;
import convscope.picture.ColourScale;
import convscope.picture.ValueRange;
import convscope.says.ReadingOrder;
import convscope.trace.Making;
import convscope.trace.Trace;
import convscope.view.tabs.Inks;
import convscope.view.tabs.Legend;
import convscope.view.tabs.Letters;
import convscope.view.tabs.Numerals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * The partial sum of every input channel as a bar, several channels in one where there are many;
 * below, what comes of them, and what the engine has.
 */
final class SumsPane extends CanvasPane<PixelMoment> {

    private static final double HEAD = 20;
    private static final double LEAST_BAR = 3;

    /** What the engine computes in float32 may differ by so much of the greatest partial sum. */
    private static final double CLOSE = 1e-4;

    /** And by so much where it may take bf16, which has 8 bits for the digits. */
    private static final double CLOSE_IN_BF16 = 0.05;

    /** Partial sums of channels {@code from} to {@code to - 1}. */
    private record Bar(int from, int to, double sum) {}

    private record Line(String name, String number, Color ink) {}

    private List<Bar> bars = List.of();
    private double step = 1;

    /** {@return the first of the input channels whose bar lies under a point, within the group} */
    OptionalInt channelAt(double x, double y) {
        int place = (int) Math.floor((x - left()) / step);
        return y < plotBottom() && place >= 0 && place < bars.size()
                ? OptionalInt.of(bars.get(place).from)
                : OptionalInt.empty();
    }

    /** {@return what lies under a point, in words, or empty} */
    String words(double x, double y) {
        PixelMoment now = moment();
        OptionalInt channel = channelAt(x, y);
        if (now == null || channel.isEmpty()) {
            return "";
        }
        int first = now.trace().firstInput();
        Bar bar =
                bars.stream()
                        .filter(each -> each.from == channel.getAsInt())
                        .findFirst()
                        .orElseThrow();
        String who =
                bar.to - bar.from == 1
                        ? "input channel " + (first + bar.from)
                        : String.format(
                                Locale.ROOT,
                                "input channels %d to %d",
                                first + bar.from,
                                first + bar.to - 1);
        return "partial sum of %s: %s".formatted(who, Numerals.value(bar.sum));
    }

    @Override
    void draw(GraphicsContext pen, PixelMoment now) {
        Trace trace = now.trace();
        Inks inks = now.inks();
        bars = bars(trace);
        String title = trace.inputs() == 1 ? "partial sum" : "partial sums";
        Cells.write(pen, title, getWidth() / 2, HEAD / 2, 12, inks.text());
        plot(pen, now, inks);
        lines(pen, now, inks);
    }

    private List<Bar> bars(Trace trace) {
        int most = Math.max(1, (int) ((getWidth() - 12) / LEAST_BAR));
        int each = Math.ceilDiv(trace.inputs(), most);
        List<Bar> made = new ArrayList<>();
        for (int from = 0; from < trace.inputs(); from += each) {
            int to = Math.min(trace.inputs(), from + each);
            double sum = 0;
            for (int c = from; c < to; c++) {
                sum += trace.partialSums()[c];
            }
            made.add(new Bar(from, to, sum));
        }
        return made;
    }

    private double left() {
        return (getWidth() - step * bars.size()) / 2;
    }

    private double lineHeight() {
        return Math.clamp((getHeight() - HEAD) / 9, 15, 26);
    }

    private double plotBottom() {
        return getHeight() - 5.2 * lineHeight();
    }

    private void plot(GraphicsContext pen, PixelMoment now, Inks inks) {
        step = Math.min((getWidth() - 12) / bars.size(), 28);
        double top = HEAD + 2;
        double bottom = plotBottom();
        ValueRange range = range(bars);
        double low = range.min();
        double high = range.max();
        double scale = high > low ? (bottom - top) / (high - low) : 0;
        double zero = top + high * scale;
        double thick = Math.max(1, step * 0.8);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            boolean finite = Double.isFinite(bar.sum);
            double height = Math.max(1, Math.abs(bar.sum) * scale);
            double x = left() + i * step + (step - thick) / 2;
            boolean chosen = now.input() >= bar.from && now.input() < bar.to;
            pen.setFill(
                    chosen || bars.size() == 1
                            ? inks.output()
                            : inks.output().deriveColor(0, 1, 1, 0.45));
            if (finite) {
                pen.fillRect(x, bar.sum >= 0 ? zero - height : zero, thick, height);
            } else {
                pen.setFill(Legend.colour(ColourScale.NOT_FINITE));
                pen.fillRect(x, top, thick, bottom - top);
            }
            if (chosen && bars.size() > 1) {
                Cells.frame(pen, x - 1, top - 1, thick + 2, bottom - top + 2, 1.5, inks.input());
            }
        }
        pen.setStroke(inks.muted());
        pen.setLineWidth(1);
        pen.strokeLine(4, zero, getWidth() - 4, zero);
    }

    /** {@return what the finite sums reach from zero} */
    private static ValueRange range(List<Bar> bars) {
        ValueRange range = new ValueRange(0, 0);
        for (Bar bar : bars) {
            if (Double.isFinite(bar.sum)) {
                range = range.and(new ValueRange(bar.sum, bar.sum));
            }
        }
        return range;
    }

    private void lines(GraphicsContext pen, PixelMoment now, Inks inks) {
        double height = lineHeight();
        double size = Math.min(height * 0.78, (getWidth() - 8) / 11);
        double y = plotBottom() + height * 0.7;
        for (Line line : lines(now, inks)) {
            pen.setTextBaseline(VPos.CENTER);
            pen.setFont(Letters.plain(size));
            pen.setFill(line.ink);
            pen.setTextAlign(TextAlignment.LEFT);
            pen.fillText(ReadingOrder.of(line.name), 4, y);
            pen.setTextAlign(TextAlignment.RIGHT);
            pen.fillText(line.number, getWidth() - 4, y);
            y += height;
        }
    }

    private static List<Line> lines(PixelMoment now, Inks inks) {
        Trace trace = now.trace();
        double sum = Arrays.stream(trace.partialSums()).sum();
        double difference = Difference.apart(trace.result(), now.engineValue());
        String first =
                switch (trace.making()) {
                    case Making.WeightedSum all -> "sum";
                    case Making.Mean mean -> "mean of " + mean.divisor();
                    case Making.Greatest one -> "greatest";
                };
        String engine = now.into().shown().result().engine();
        return List.of(
                new Line(first, Numerals.value(sum), inks.text()),
                new Line("+ bias", Numerals.value(trace.bias()), inks.kernel()),
                new Line("= result", Numerals.value(trace.result()), inks.output()),
                new Line(engine, Numerals.value(now.engineValue()), inks.text()),
                new Line(
                        agrees(now) ? "✓ differs by" : "✗ differs by",
                        difference == 0
                                ? "0"
                                : Double.isInfinite(difference)
                                        ? Numerals.value(difference)
                                        : String.format(Locale.ROOT, "%.1e", difference)
                                                .replace('-', '−'),
                        inks.text()));
    }

    /** {@return whether the engine has the same, but for rounding to float32} */
    static boolean agrees(PixelMoment now) {
        double size = Math.abs(now.trace().result());
        for (double partial : now.trace().partialSums()) {
            size = Math.max(size, Math.abs(partial));
        }
        double difference = Difference.apart(now.trace().result(), now.engineValue());
        boolean rough = now.into().shown().result().request().engine().fastMath();
        // Beyond float32 an engine has an infinity.
        boolean alike =
                Difference.apart((float) now.trace().result(), (float) now.engineValue()) == 0;
        return alike
                || (Double.isFinite(size)
                        && difference <= (rough ? CLOSE_IN_BF16 : CLOSE) * Math.max(size, 1e-6));
    }
}
