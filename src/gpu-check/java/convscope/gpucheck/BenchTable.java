package convscope.gpucheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** What was measured, a line a subject, and the goals below. */
final class BenchTable {

    private static final List<String> MODES = List.of("eager", "channels_last", "graph");

    private BenchTable() {}

    /**
     * {@return the table of what is in the result file}
     *
     * @param engine the goals are those of {@code cuda} alone
     */
    static String of(ResultFile result, String engine) {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        lines.add("medians of a pass (and minima) in milliseconds; ratios are ours by PyTorch's,");
        lines.add("of a pass by the device's clock, and from input to output in memory");
        lines.add(heading(engine));
        for (Subject subject : Subject.ALL) {
            JsonNode found = result.find(BenchCheck.STEP, subject.name());
            if (found.path("ours").isObject()) {
                lines.add(row(subject, found));
            }
        }
        if (engine.equals("cuda")) {
            Goal.ALL.forEach(goal -> lines.add(goal.says(found(result, goal))));
        }
        return lines.toString();
    }

    private static JsonNode found(ResultFile result, Goal goal) {
        return result.find(BenchCheck.STEP, goal.subject());
    }

    private static String heading(String engine) {
        StringBuilder line = new StringBuilder("%-22s %18s".formatted("subject", engine));
        for (String mode : MODES) {
            line.append(" | %18s %6s %6s".formatted(mode, "pass", "whole"));
        }
        return line.toString();
    }

    private static String row(Subject subject, JsonNode found) {
        StringBuilder line =
                new StringBuilder(
                        "%-22s %18s".formatted(subject.name(), times(found.path("ours"))));
        for (String mode : MODES) {
            JsonNode ratio = found.path("ratios").path(mode);
            line.append(
                    " | %18s %6s %6s"
                            .formatted(
                                    times(found.path("torch").path(mode)),
                                    ratio(ratio.path("pass")),
                                    ratio(ratio.path("whole"))));
        }
        return line.toString();
    }

    private static String times(JsonNode standing) {
        JsonNode pass = standing.path("pass");
        return pass.isObject()
                ? String.format(
                        Locale.ROOT,
                        "%.3f (%.3f)",
                        pass.path("median").asDouble(),
                        pass.path("minimum").asDouble())
                : "-";
    }

    private static String ratio(JsonNode ratio) {
        return ratio.isNumber() ? String.format(Locale.ROOT, "%.3f", ratio.asDouble()) : "-";
    }
}
