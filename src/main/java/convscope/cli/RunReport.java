package convscope.cli;

import convscope.model.Shape;
import java.nio.file.Path;
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
        values.put("min", output.minNumber().doubleValue());
        values.put("max", output.maxNumber().doubleValue());
        values.put("mean", output.meanNumber().doubleValue());
        json.put("output", values);
        if (hasClasses()) {
            json.put("top5", best().stream().map(Score::json).toList());
        }
        return json;
    }

    String text(Path file) {
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
                        "output %s, %.6g to %.6g, mean %.6g",
                        LongStream.of(output.shape()).boxed().toList(),
                        output.minNumber().doubleValue(),
                        output.maxNumber().doubleValue(),
                        output.meanNumber().doubleValue()));
        if (hasClasses()) {
            for (Score each : best()) {
                lines.add(String.format(Locale.ROOT, "class %d: %.6g", each.index(), each.value()));
            }
        }
        lines.add("saved " + file);
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    /** One picture, and at its end a vector of at least two values. */
    private boolean hasClasses() {
        Shape shape = subject.graph().shape(subject.graph().result());
        return shape.area() == 1
                && shape.channels() >= 2
                && computed.activations().output().size(0) == 1;
    }

    private List<Score> best() {
        float[] scores = computed.activations().output().data().asFloat();
        return IntStream.range(0, scores.length)
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
