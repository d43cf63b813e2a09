package convscope.analysis;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.model.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * What the operations of a graph cost, summed up from the first, so that any run is a difference.
 */
final class Counts {

    private static final int ROW = Quantity.values().length;

    private final List<Node> nodes;
    private final Graph graph;

    /** Row i holds the sums over the operations before i. */
    private final long[] before;

    Counts(Graph graph) {
        this.graph = graph;
        this.nodes = graph.nodes();
        this.before = new long[(nodes.size() + 1) * ROW];
        long[] row = new long[ROW];
        for (int node = 0; node < nodes.size(); node++) {
            Arrays.fill(row, 0);
            count(node, row);
            int at = node * ROW;
            for (int quantity = 0; quantity < ROW; quantity++) {
                before[at + ROW + quantity] = Saturating.sum(before[at + quantity], row[quantity]);
            }
        }
    }

    /** {@return the sum over the operations from {@code first} up to before {@code end}} */
    long sum(Quantity quantity, int first, int end) {
        long all = before[end * ROW + quantity.ordinal()];
        return all < Long.MAX_VALUE
                ? all - before[first * ROW + quantity.ordinal()]
                : added(quantity, first, end);
    }

    /** Behind a sum that reached the limit, differences mean nothing: rare, so counted anew. */
    private long added(Quantity quantity, int first, int end) {
        long sum = 0;
        for (int node = first; node < end; node++) {
            long[] row = new long[ROW];
            count(node, row);
            sum = Saturating.sum(sum, row[quantity.ordinal()]);
        }
        return sum;
    }

    private void count(int node, long[] row) {
        Shape input = graph.shape(nodes.get(node).inputs().getFirst());
        for (Cost cost : new OperationCost(nodes.get(node), input).all()) {
            int at = cost.quantity().ordinal();
            row[at] = Saturating.sum(row[at], cost.amount());
        }
    }
}
