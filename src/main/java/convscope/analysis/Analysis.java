package convscope.analysis;

import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a graph costs and what its values see. Made in one pass over the operations; the sum over
 * any part of a design is then a difference, and explanations are made when asked for.
 *
 * <p>Where a design has faults its graph holds what is sound, and so do these counts.
 */
public final class Analysis {

    private final Graph graph;
    private final Counts counts;
    private final List<ReceptiveField> fields;

    private Analysis(Graph graph) {
        this.graph = graph;
        this.counts = new Counts(graph);
        this.fields = fields(graph);
    }

    public static Analysis of(Graph graph) {
        return new Analysis(graph);
    }

    public static Analysis of(Lowered lowered) {
        return new Analysis(lowered.graph());
    }

    private static List<ReceptiveField> fields(Graph graph) {
        List<ReceptiveField> fields = new ArrayList<>(graph.nodes().size());
        for (Node node : graph.nodes()) {
            List<ReceptiveField> inputs = new ArrayList<>(node.inputs().size());
            for (int input : node.inputs()) {
                inputs.add(input == Graph.INPUT ? ReceptiveField.PIXEL : fields.get(input));
            }
            fields.add(ReceptiveField.of(node.op(), inputs, graph.shape(node.inputs().getFirst())));
        }
        return fields;
    }

    public Graph graph() {
        return graph;
    }

    /** {@return what one operation costs} */
    public Tally of(Node node) {
        return tally(node.index(), node.index() + 1);
    }

    /** {@return what all operations of a part cost together} */
    public Tally of(Place place) {
        return tally(place.first(), place.end());
    }

    /** {@return what all operations cost together} */
    public Tally total() {
        return tally(0, graph.nodes().size());
    }

    /** {@return one number of a part, without the others} */
    public long sum(Quantity quantity, Place place) {
        return counts.sum(quantity, place.first(), place.end());
    }

    /** {@return a part's share of the whole, 0 to 1; 0 where the whole has none} */
    public double share(Quantity quantity, Place place) {
        return share(quantity, place.first(), place.end());
    }

    /** {@return an operation's share of the whole, 0 to 1; 0 where the whole has none} */
    public double share(Quantity quantity, Node node) {
        return share(quantity, node.index(), node.index() + 1);
    }

    /** {@return what the value with this index sees, {@link Graph#INPUT} included} */
    public ReceptiveField field(int value) {
        return value == Graph.INPUT ? ReceptiveField.PIXEL : fields.get(value);
    }

    /** {@return what a part's output sees of the design's input, if it has an output} */
    public Optional<ReceptiveField> field(Place place) {
        return place.output() == null ? Optional.empty() : Optional.of(field(place.result()));
    }

    /** {@return why one operation has so much of a quantity} */
    public Explanation explain(Quantity quantity, Node node) {
        return new OperationFormula(graph, node)
                .explain(quantity, counts.sum(quantity, node.index(), node.index() + 1));
    }

    /** {@return why a part has so much of a quantity: a formula, or the sum of its operations} */
    public Explanation explain(Quantity quantity, Place place) {
        return new SumFormula(graph, counts, place.path().text())
                .explain(quantity, place.first(), place.end());
    }

    /** {@return why the whole has so much of a quantity} */
    public Explanation explainTotal(Quantity quantity) {
        return new SumFormula(graph, counts, "").explain(quantity, 0, graph.nodes().size());
    }

    /** {@return why a value sees what it sees: the step from its input to it} */
    public Explanation explainField(Node node) {
        return new FieldFormula(this, node).explain();
    }

    private Tally tally(int first, int end) {
        Quantity[] quantities = Quantity.values();
        long[] amounts = new long[quantities.length];
        for (int at = 0; at < quantities.length; at++) {
            amounts[at] = counts.sum(quantities[at], first, end);
        }
        return new Tally(amounts);
    }

    private double share(Quantity quantity, int first, int end) {
        long all = counts.sum(quantity, 0, graph.nodes().size());
        return all == 0 ? 0 : (double) counts.sum(quantity, first, end) / all;
    }
}
