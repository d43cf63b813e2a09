package convscope.view.tabs.table;

import convscope.analysis.Analysis;
import convscope.analysis.NumberText;
import convscope.analysis.ReceptiveField;
import convscope.analysis.Tally;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.model.Path;
import convscope.model.Shape;
import convscope.run.PassResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One operation in the table.
 *
 * @param nanoseconds what it took in the last pass, if the engine knows
 */
public record LayerRow(
        Path path,
        String kind,
        Shape output,
        long parameters,
        long macs,
        long activationBytes,
        ReceptiveField field,
        OptionalLong nanoseconds) {

    static final List<String> HEADINGS =
            List.of(
                    "path",
                    "kind",
                    "output",
                    "parameters",
                    "MACs",
                    "activation bytes",
                    "receptive field",
                    "ms");

    /** {@return a row for each operation, with the times of that pass if it was over this graph} */
    public static List<LayerRow> of(Analysis analysis, Optional<PassResult> pass) {
        Graph graph = analysis.graph();
        Optional<PassResult> timed =
                pass.filter(result -> result.request().lowered().graph().equals(graph));
        List<LayerRow> rows = new ArrayList<>(graph.nodes().size());
        for (Node node : graph.nodes()) {
            Tally tally = analysis.of(node);
            Long time = timed.map(result -> result.nanoseconds().get(node.index())).orElse(null);
            rows.add(
                    new LayerRow(
                            node.path(),
                            node.kind(),
                            node.output(),
                            tally.parameters(),
                            tally.macs(),
                            tally.activationBytes(),
                            analysis.field(node.index()),
                            time == null ? OptionalLong.empty() : OptionalLong.of(time)));
        }
        return rows;
    }

    /** {@return the fields under {@link #HEADINGS} for another program: plain digits} */
    List<String> fields() {
        return List.of(
                path.text(),
                kind,
                output.toString(),
                Long.toString(parameters),
                Long.toString(macs),
                Long.toString(activationBytes),
                field.says(),
                milliseconds());
    }

    /** {@return whether every word of the filter stands in path, kind or shape} */
    boolean matches(String filter) {
        String all = (path.text() + " " + kind + " " + output).toLowerCase(Locale.ROOT);
        for (String word : filter.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** {@return by how much the receptive field is sorted: its pixels, everything above all} */
    long seen() {
        return field.everything()
                ? Long.MAX_VALUE
                : Math.min(1L << 31, field.rows().size())
                        * Math.min(1L << 31, field.columns().size());
    }

    /** {@return such as {@code 0.412}, or empty} */
    String milliseconds() {
        return nanoseconds.isPresent()
                ? String.format(Locale.ROOT, "%.3f", nanoseconds.getAsLong() / 1e6)
                : "";
    }

    /** {@return the sums over rows in one line} */
    static String totals(List<LayerRow> rows) {
        long parameters = rows.stream().mapToLong(LayerRow::parameters).sum();
        long macs = rows.stream().mapToLong(LayerRow::macs).sum();
        long bytes = rows.stream().mapToLong(LayerRow::activationBytes).sum();
        double time = rows.stream().mapToLong(row -> row.nanoseconds.orElse(0)).sum() / 1e6;
        return String.format(
                Locale.ROOT,
                "%s operations   %s parameters   %s MACs   %s of activations   %.1f ms",
                NumberText.exact(rows.size()),
                NumberText.exact(parameters),
                NumberText.exact(macs),
                NumberText.memory(bytes),
                time);
    }
}
