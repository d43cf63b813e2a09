package convscope.cli;

import convscope.analysis.Analysis;
import convscope.analysis.NumberText;
import convscope.analysis.Quantity;
import convscope.bench.EngineBench;
import convscope.bench.EngineBench.Standing;
import convscope.bench.Peak;
import convscope.model.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code bench} says.
 *
 * @param macs multiply-adds of one pass
 */
record BenchReport(String design, Shape input, long macs, EngineBench bench) {

    static BenchReport of(Subject subject, EngineBench bench) {
        long macs = Analysis.of(subject.graph()).total().macs();
        return new BenchReport(subject.name(), subject.graph().input(), macs, bench);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("design", design);
        json.put("input", List.of(input.channels(), input.height(), input.width()));
        json.put("macs", macs);
        json.put("peakOperationsPerSecond", bench.peak().operationsPerSecond());
        json.put("peakBy", bench.peak().by());
        bench.fastPeak()
                .ifPresent(
                        fast -> {
                            json.put("fastPeakOperationsPerSecond", fast.operationsPerSecond());
                            json.put("fastPeakBy", fast.by());
                        });
        json.put("engines", bench.engines().stream().map(this::engine).toList());
        return json;
    }

    private Map<String, Object> engine(Standing standing) {
        double median = standing.timings().median();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("engine", standing.engine());
        json.put("device", standing.device());
        json.put("runs", standing.timings().runs());
        json.put("planningMilliseconds", standing.planning());
        json.put("medianMilliseconds", median);
        json.put("minimumMilliseconds", standing.timings().minimum());
        json.put("operationsPerSecond", operations() / (median / 1e3));
        json.put("shareOfPeak", bench.peak(standing).share(operations(), median));
        json.put("difference", standing.difference());
        return json;
    }

    /** A multiplication and an addition are two. */
    private double operations() {
        return 2.0 * macs;
    }

    String text() {
        String heading = "%s, %s, %s".formatted(design, input, Quantity.MACS.brief(macs));
        String peak = "peak of this machine, measured: " + says(bench.peak());
        String fast = bench.fastPeak().map(in -> ", in bf16 " + says(in)).orElse("");
        TextTable table = new TextTable();
        table.row(
                "engine",
                "device",
                "runs",
                "planning ms",
                "median ms",
                "minimum ms",
                "GFLOP/s",
                "of peak",
                "difference");
        bench.engines().forEach(standing -> row(table, standing));
        return String.join(System.lineSeparator(), heading, peak + fast, table.text());
    }

    private void row(TextTable table, Standing standing) {
        double median = standing.timings().median();
        table.row(
                standing.engine(),
                standing.device(),
                Integer.toString(standing.timings().runs()),
                milliseconds(standing.planning()),
                milliseconds(median),
                milliseconds(standing.timings().minimum()),
                giga(operations() / (median / 1e3)),
                NumberText.percent(bench.peak(standing).share(operations(), median)),
                String.format(Locale.ROOT, "%.1e", standing.difference()));
    }

    private static String says(Peak peak) {
        return "%s GFLOP/s (%s)".formatted(giga(peak.operationsPerSecond()), peak.by());
    }

    private static String giga(double operationsPerSecond) {
        return String.format(Locale.ROOT, "%.1f", operationsPerSecond / 1e9);
    }

    private static String milliseconds(double time) {
        return String.format(Locale.ROOT, "%.3f", time);
    }
}
