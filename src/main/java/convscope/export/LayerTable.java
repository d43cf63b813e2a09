package convscope.export;

import convscope.analysis.Analysis;
import convscope.analysis.Quantity;
import convscope.graph.Graph;
import convscope.graph.Node;
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

    /**
     * {@return the headings, then a line for each operation, to be written by {@link CsvFile}; each
     * is made when it is asked for}
     */
    public static Iterable<List<String>> rows(Graph graph) {
        Analysis analysis = Analysis.of(graph);
        return () ->
                Stream.concat(
                                Stream.of(headings()),
                                graph.nodes().stream().map(node -> row(analysis, node)))
                        .iterator();
    }

    private static List<String> headings() {
        return Stream.concat(
                        Stream.of("path", "kind", "output"), COSTS.stream().map(Quantity::label))
                .toList();
    }

    private static List<String> row(Analysis analysis, Node node) {
        return Stream.concat(
                        Stream.of(node.id(), node.kind(), node.output().toString()),
                        COSTS.stream().map(cost -> Long.toString(analysis.of(node).of(cost))))
                .toList();
    }
}
