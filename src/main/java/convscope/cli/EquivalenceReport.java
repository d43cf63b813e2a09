package convscope.cli;

import convscope.model.Path;
import convscope.proof.Finding;
import convscope.rewrite.DerivationStep;
import convscope.rewrite.Stretch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the verb says of two designs. */
record EquivalenceReport(String first, String second, Equivalence equivalence) {

    private static final List<String> INPUTS = List.of("the cat", "noise");

    /** A step with its place in the whole design. */
    private record Line(String rule, String at, String says) {

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("rule", rule);
            json.put("at", at);
            json.put("says", says);
            return json;
        }
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("equivalent", equivalence.holds());
        json.put("derivation", lines().stream().map(Line::json).toList());
        json.put("differences", equivalence.findings().stream().map(this::json).toList());
        return json;
    }

    private Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("engine", finding.engine());
        json.put("type", finding.type().toString());
        json.put("absolute", finding.worst().absolute());
        json.put("relative", finding.worst().relative());
        json.put("threshold", finding.threshold());
        if (!Double.isFinite(finding.worst().absolute())) {
            json.put("says", "infinite or not a number in one of the two only, " + place(finding));
        }
        return json;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        List<Line> lines = lines();
        for (int index = 0; index < lines.size(); index++) {
            Line line = lines.get(index);
            text.append(index + 1).append(". ").append(line.rule());
            text.append(line.at().isEmpty() ? "" : ", at " + line.at());
            text.append(": ").append(line.says()).append('.').append(System.lineSeparator());
        }
        if (!equivalence.findings().isEmpty()) {
            text.append(lines.isEmpty() ? "" : System.lineSeparator()).append(differences());
        }
        if (equivalence.holds()) {
            text.append(System.lineSeparator()).append(verdict(lines.size()));
        }
        return text.toString();
    }

    private String verdict(int steps) {
        String chain =
                switch (steps) {
                    case 0 -> "both are the same expression";
                    case 1 -> "by one rule";
                    default -> String.format(Locale.ROOT, "by %d steps", steps);
                };
        return "equivalent: every function of %s is one of %s (%s)%n"
                .formatted(first, second, chain);
    }

    private String differences() {
        TextTable table = new TextTable();
        table.row("engine", "type", "absolute", "relative", "threshold", "", "where");
        for (Finding each : equivalence.findings()) {
            table.row(
                    each.engine(),
                    each.type().toString(),
                    number("%.2e", each.worst().absolute()),
                    number("%.2e", each.worst().relative()),
                    number("%.0e", each.threshold()),
                    each.holds() ? "ok" : "apart",
                    place(each));
        }
        return table.text();
    }

    private static String place(Finding finding) {
        return finding.worst().absolute() == 0
                ? ""
                : "on %s, %s".formatted(INPUTS.get(finding.input()), finding.worst().at());
    }

    private static String number(String format, double value) {
        return !Double.isFinite(value) ? "infinite" : String.format(Locale.ROOT, format, value);
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        equivalence
                .derivation()
                .ifPresent(
                        derivation -> {
                            for (Stretch stretch : derivation.stretches()) {
                                stretch.steps()
                                        .forEach(step -> lines.add(line(stretch.at(), step)));
                            }
                        });
        return lines;
    }

    private static Line line(Path stretch, DerivationStep step) {
        return new Line(step.rule().name(), place(stretch, step.at()), step.says());
    }

    /** Inside a stretch, blocks are called as if it stood alone. */
    private static String place(Path stretch, Path at) {
        if (stretch.isRoot() || stretch.name().equals(at.text())) {
            return stretch.isRoot() ? at.text() : stretch.text();
        }
        return "%s > %s".formatted(stretch, at);
    }
}
