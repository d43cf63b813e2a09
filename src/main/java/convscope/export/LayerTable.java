package convscope.export;

import convscope.analysis.Analysis;
import convscope.analysis.Quantity;
import convscope.graph.Graph;
import convscope.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What every operation of a graph gives and costs, as lines of a table. */
public final class LayerTable {

    private static final List<Quantity> COSTS =
            List.of(
                    Quantity.PARAMETERS,
                    Quantity.BUFFERS,
                    Quantity.MACS,
                    Quantity.ACTIVATION_BYTES);

    private LayerTable() {}

    /** {@return the headings, then a line for each operation, to be written by {@link CsvFile}} */
    public static List<List<String>> rows(Graph graph) {
        Analysis analysis = Analysis.of(graph);
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                Stream.concat(
                                Stream.of("path", "kind", "output"),
                                COSTS.stream().map(Quantity::label))
                        .toList());
        graph.nodes().forEach(node -> rows.add(row(analysis, node)));
        return rows;
    }

    private static List<String> row(Analysis analysis, Node node) {
        return Stream.concat(
                        Stream.of(node.id(), node.kind(), node.output().toString()),
                        COSTS.stream().map(cost -> Long.toString(analysis.of(node).of(cost))))
                .toList();
    }
}
