package convscope.cli;

import convscope.analysis.Analysis;
import convscope.analysis.NumberText;
import convscope.analysis.Quantity;
import convscope.analysis.Tally;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.model.Shape;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code count} says. */
record CountReport(Subject subject, Analysis analysis) {

    private static final List<Quantity> APART =
            List.of(
                    Quantity.BIAS_ADDITIONS,
                    Quantity.NORMALISATIONS,
                    Quantity.ACTIVATIONS,
                    Quantity.POOLING_READS,
                    Quantity.ADDITIONS,
                    Quantity.MULTIPLICATIONS);

    Map<String, Object> json() {
        Tally total = analysis.total();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("design", subject.name());
        json.put("input", extents(subject.graph().input()));
        json.put("parameters", total.parameters());
        json.put("buffers", total.buffers());
        json.put("macs", total.macs());
        json.put("activationBytes", total.activationBytes());
        json.put("layers", subject.graph().nodes().stream().map(this::layer).toList());
        return json;
    }

    private Map<String, Object> layer(Node node) {
        Tally tally = analysis.of(node);
        Map<String, Object> layer = new LinkedHashMap<>();
        layer.put("path", node.id());
        layer.put("kind", node.kind());
        layer.put("output", extents(node.output()));
        layer.put("parameters", tally.parameters());
        layer.put("macs", tally.macs());
        return layer;
    }

    private static List<Integer> extents(Shape shape) {
        return List.of(shape.channels(), shape.height(), shape.width());
    }

    void print(boolean layers, PrintWriter out) {
        Graph graph = subject.graph();
        String output = subject.faults().isEmpty() ? " to " + graph.shape(graph.result()) : "";
        String heading = subject.name() + ", " + graph.input() + output;
        out.println(heading);
        totals().print(out);
        if (layers) {
            out.println();
            layerTable().print(out);
        }
    }

    private TextTable totals() {
        Tally total = analysis.total();
        TextTable table = new TextTable();
        row(table, Quantity.PARAMETERS, total);
        row(table, Quantity.BUFFERS, total);
        row(table, Quantity.MACS, total);
        row(table, Quantity.FLOPS, total);
        row(table, Quantity.ACTIVATION_BYTES, total);
        Graph graph = analysis.graph();
        if (subject.faults().isEmpty()) {
            table.row("receptive field", analysis.field(graph.result()).says());
        }
        if (total.macSaving().any()) {
            row(table, Quantity.DENSE_PARAMETERS, total);
            row(table, Quantity.DENSE_MACS, total);
        }
        List<Quantity> apart = APART.stream().filter(each -> total.of(each) > 0).toList();
        if (!apart.isEmpty()) {
            table.row("not in the multiply-adds:");
            apart.forEach(quantity -> row(table, quantity, total));
        }
        return table;
    }

    private static void row(TextTable table, Quantity quantity, Tally total) {
        long amount = total.of(quantity);
        String exact = NumberText.exact(amount);
        String brief = quantity.brief(amount);
        table.row(quantity.label(), exact, brief.equals(exact) ? "" : brief);
    }

    private TextTable layerTable() {
        TextTable table = new TextTable();
        table.row("path", "kind", "output", "parameters", "multiply-adds", "share");
        for (Node node : subject.graph().nodes()) {
            Tally tally = analysis.of(node);
            table.row(
                    node.id(),
                    node.kind(),
                    node.output().toString(),
                    NumberText.exact(tally.parameters()),
                    NumberText.exact(tally.macs()),
                    NumberText.percent(analysis.share(Quantity.MACS, node)));
        }
        return table;
    }
}
