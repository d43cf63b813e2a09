package convscope.cli;

import convscope.engine.EngineException;
import convscope.export.GateLines;
import convscope.graph.GateStage;
import convscope.weights.Weights;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The gates of a design for several pictures: one panel per gate, one line per picture. */
record GateReading(List<GateLines.Panel> panels) {

    GateReading {
        panels = List.copyOf(panels);
    }

    static GateReading of(
            Subject subject,
            List<GateStage> stages,
            List<String> pictures,
            PassOptions options,
            PrintWriter warnings)
            throws IOException, EngineException, UserFault {
        List<Integer> gates = stages.stream().flatMap(stage -> stage.gates().stream()).toList();
        List<List<GateLines.Line>> lines = new ArrayList<>();
        gates.forEach(gate -> lines.add(new ArrayList<>()));
        Set<Integer> keep = new HashSet<>(gates);
        try (Weights weights = options.weights(subject)) {
            for (String picture : pictures) {
                try (INDArray input = InputSource.of(picture, subject, warnings);
                        PassOptions.Computed computed =
                                options.run(subject, weights, input, keep)) {
                    for (int i = 0; i < gates.size(); i++) {
                        INDArray gate = computed.activations().value(gates.get(i)).orElse(input);
                        lines.get(i).add(new GateLines.Line(picture, values(gate, subject)));
                    }
                }
            }
        }
        List<GateLines.Panel> panels = new ArrayList<>();
        for (int i = 0; i < gates.size(); i++) {
            panels.add(new GateLines.Panel(name(subject, gates.get(i)), lines.get(i)));
        }
        return new GateReading(panels);
    }

    private static String name(Subject subject, int gate) {
        return gate < 0 ? "input" : subject.graph().nodes().get(gate).id();
    }

    private static List<Double> values(INDArray gate, Subject subject) throws UserFault {
        if (gate.size(0) != 1) {
            throw new UserFault(subject.name() + " is fed a batch; gates are of one picture.");
        }
        List<Double> values = new ArrayList<>();
        for (float value : gate.data().asFloat()) {
            values.add((double) value);
        }
        return values;
    }

    /** {@return node, channel, and a column per picture} */
    List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("node", "channel"));
        panels.getFirst().lines().forEach(line -> heading.add(line.label()));
        rows.add(heading);
        for (GateLines.Panel panel : panels) {
            int channels = panel.lines().getFirst().values().size();
            for (int channel = 0; channel < channels; channel++) {
                List<String> row = new ArrayList<>(List.of(panel.title(), "" + channel));
                for (GateLines.Line line : panel.lines()) {
                    row.add(Float.toString(line.values().get(channel).floatValue()));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
