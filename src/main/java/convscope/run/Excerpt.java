package convscope.run;

import convscope.graph.Graph;
import convscope.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * The part of a graph between one value that is known and those that are wanted: whoever looks at
 * another node waits for that part only.
 *
 * @param from the known value that all of it follows from, or {@link Graph#INPUT}
 * @param graph the part as a graph of its own; its input is the known value
 * @param nodes which nodes of the whole graph its nodes are, in order
 */
record Excerpt(int from, Graph graph, List<Integer> nodes) {

    Excerpt {
        nodes = List.copyOf(nodes);
    }

    /**
     * {@return the least part that gives some values of a graph}
     *
     * @param wanted one or more of its nodes, none of them known
     * @param known whether a node's value is at hand
     */
    static Excerpt of(Graph graph, Set<Integer> wanted, IntPredicate known) {
        int limit = graph.nodes().size();
        while (true) {
            int last = limit;
            Walk walk = new Walk(graph, node -> node <= last && known.test(node));
            wanted.forEach(walk::to);
            if (walk.sources.size() == 1) {
                return between(graph, walk.sources.first(), List.copyOf(walk.passed));
            }
            limit = walk.sources.last() - 1;
        }
    }

    /** From wanted values back to known ones. */
    private static final class Walk {

        private final Graph graph;
        private final IntPredicate known;
        private final TreeSet<Integer> passed = new TreeSet<>();
        private final TreeSet<Integer> sources = new TreeSet<>();

        Walk(Graph graph, IntPredicate known) {
            this.graph = graph;
            this.known = known;
        }

        void to(int node) {
            List<Integer> open = new ArrayList<>(List.of(node));
            while (!open.isEmpty()) {
                int next = open.removeLast();
                if (next == Graph.INPUT || known.test(next)) {
                    sources.add(next);
                } else if (passed.add(next)) {
                    open.addAll(graph.nodes().get(next).inputs());
                }
            }
        }
    }

    private static Excerpt between(Graph graph, int from, List<Integer> nodes) {
        Map<Integer, Integer> places = new HashMap<>(Map.of(from, Graph.INPUT));
        List<Node> part = new ArrayList<>();
        for (int index : nodes) {
            Node node = graph.nodes().get(index);
            places.put(index, part.size());
            part.add(
                    new Node(
                            part.size(),
                            node.path(),
                            node.kind(),
                            node.op(),
                            node.inputs().stream().map(places::get).toList(),
                            node.output(),
                            node.vector(),
                            node.tensors()));
        }
        return new Excerpt(from, new Graph(graph.shape(from), part, part.size() - 1), nodes);
    }

    /**
     * {@return values from which the rest of the graph follows without any earlier one, such as the
     * outputs of residual blocks, of those that an engine has in memory anyway: a convolution, a
     * pooling or a fully connected layer reads them}
     */
    static Set<Integer> junctions(Graph graph) {
        Set<Integer> junctions = new HashSet<>();
        int size = graph.nodes().size();
        int earliest = size;
        for (int node = size - 1; node > 0; node--) {
            Node reader = graph.nodes().get(node);
            int reads = reader.inputs().stream().mapToInt(i -> i).min().orElse(Graph.INPUT);
            earliest = Math.min(earliest, reads);
            if (earliest == node - 1
                    && reader.op().window().isPresent()
                    && !graph.vector(node - 1)) {
                junctions.add(node - 1);
            }
        }
        return junctions;
    }
}
