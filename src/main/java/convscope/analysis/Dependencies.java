package convscope.analysis;

import convscope.graph.Graph;
import convscope.graph.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which values a value depends on, of the design's input and of every operation on the way: exactly
 * those that could change it, holes of dilation and padding left out. It follows from the structure
 * alone; a weight may be anything, so that a zero among them, or a ReLU that is shut, hides
 * nothing.
 *
 * <p>{@link ReceptiveField} is the theoretical extent: the least rectangle, as formulas give it.
 */
public final class Dependencies {

    private final Graph graph;

    /** By value, the design's input first. */
    private final List<ValueSet> seen;

    private Dependencies(Graph graph, List<ValueSet> seen) {
        this.graph = graph;
        this.seen = seen;
    }

    /**
     * {@return what one value depends on}
     *
     * @param value which operation's, or {@link Graph#INPUT}
     * @throws IllegalArgumentException if there is no such value
     */
    public static Dependencies of(Graph graph, int value, int channel, int row, int column) {
        return of(graph, value, ValueSet.value(graph.shape(value), channel, row, column));
    }

    /** {@return what any of these values of an operation, or of the input, depends on} */
    public static Dependencies of(Graph graph, int value, ValueSet from) {
        List<ValueSet> seen = new ArrayList<>();
        for (int at = Graph.INPUT; at < value; at++) {
            seen.add(ValueSet.none(graph.shape(at)));
        }
        seen.add(from);
        for (int at = value; at > Graph.INPUT; at--) {
            ValueSet results = seen.get(at + 1);
            if (!results.isEmpty()) {
                for (ReadRegion reading : ReadRegion.of(graph, graph.nodes().get(at))) {
                    int input = reading.input() + 1;
                    seen.set(input, seen.get(input).and(reading.seenBy(results)));
                }
            }
        }
        return new Dependencies(graph, seen);
    }

    /**
     * {@return what is seen of a value, {@link Graph#INPUT} included: the values started from, of
     * theirs; none of what is not on the way}
     */
    public ValueSet on(int value) {
        return value + 1 < seen.size() ? seen.get(value + 1) : ValueSet.none(graph.shape(value));
    }

    /**
     * {@return by operation, those of its channels that depend on any of these channels of a value}
     *
     * @param end before which operation to stop
     */
    public static List<BitSet> reach(Graph graph, int value, BitSet channels, int end) {
        List<BitSet> reached = new ArrayList<>();
        for (Node node : graph.nodes().subList(0, end)) {
            BitSet all = new BitSet();
            for (ReadRegion reading : ReadRegion.of(graph, node)) {
                int input = reading.input();
                BitSet lit =
                        input == value
                                ? channels
                                : input == Graph.INPUT ? new BitSet() : reached.get(input);
                if (!lit.isEmpty()) {
                    all.or(reading.readers(lit, node.output().channels()));
                }
            }
            reached.add(node.index() == value ? (BitSet) channels.clone() : all);
        }
        return reached;
    }
}
