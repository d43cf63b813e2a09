package convscope.cli;

import convscope.model.Shape;
import convscope.picture.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What {@code run} says. */
record RunReport(Subject subject, PassOptions.Computed computed) {

    private static final int BEST = 5;

    Map<String, Object> json() {
        INDArray output = computed.activations().output();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("design", subject.name());
        json.put("engine", computed.engine());
        json.put("device", computed.device());
        json.put("milliseconds", computed.activations().milliseconds());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("shape", LongStream.of(output.shape()).boxed().toList());
        Statistics of = Statistics.of(output);
        if (of.any()) {
            values.put("min", of.min());
            values.put("max", of.max());
            values.put("mean", of.mean());
        }
        if (of.notFinite() > 0) {
            values.put("notFinite", of.notFinite());
        }
        json.put("output", values);
        if (hasClasses()) {
            json.put("top5", best().stream().map(Score::json).toList());
        }
        return json;
    }

    String text(TargetFile file) {
        INDArray output = computed.activations().output();
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%s on %s (%s): %.1f ms",
                        subject.name(),
                        computed.engine(),
                        computed.device(),
                        computed.activations().milliseconds()));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "output %s, %s",
                        LongStream.of(output.shape()).boxed().toList(),
                        says(Statistics.of(output))));
        if (hasClasses()) {
            for (Score each : best()) {
                lines.add(String.format(Locale.ROOT, "class %d: %.6g", each.index(), each.value()));
            }
        }
        lines.add("saved " + file);
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static String says(Statistics of) {
        String range =
                String.format(
                        Locale.ROOT, "%.6g to %.6g, mean %.6g", of.min(), of.max(), of.mean());
        return of.warning()
                .map(warning -> of.any() ? range + "; " + warning : warning)
                .orElse(range);
    }

    /** One picture, and at its end a vector of at least two values. */
    private boolean hasClasses() {
        Shape shape = subject.graph().shape(subject.graph().result());
        return shape.area() == 1
                && shape.channels() >= 2
                && computed.activations().output().size(0) == 1;
    }

    /** What is not finite has no rank. */
    private List<Score> best() {
        float[] scores = computed.activations().output().data().asFloat();
        return IntStream.range(0, scores.length)
                .filter(index -> Float.isFinite(scores[index]))
                .mapToObj(index -> new Score(index, scores[index]))
                .sorted(Comparator.comparingDouble(Score::value).reversed())
                .limit(BEST)
                .toList();
    }

    private record Score(int index, double value) {

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("class", index);
            json.put("score", value);
            return json;
        }
    }
}
