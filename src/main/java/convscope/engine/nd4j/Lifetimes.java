package convscope.engine.nd4j;

import convscope.engine.Pass;
import convscope.engine.Room;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which nodes have to be computed for what is wanted, and after which one each value can go. */
final class Lifetimes {

    private final Graph graph;
    private final long batch;
    private final BitSet needed = new BitSet();
    private final Set<Integer> kept;
    private final int[] lastReader;

    Lifetimes(Pass pass) {
        graph = pass.graph();
        batch = pass.input().size(0);
        kept = new HashSet<>(pass.keep());
        kept.add(graph.result());
        lastReader = new int[graph.nodes().size()];
        Arrays.fill(lastReader, Graph.INPUT);
        for (Node node : graph.nodes().reversed()) {
            if (kept.contains(node.index()) || needed.get(node.index())) {
                needed.set(node.index());
                node.inputs().forEach(input -> read(input, node.index()));
            }
        }
    }

    private void read(int value, int reader) {
        if (value != Graph.INPUT) {
            needed.set(value);
            lastReader[value] = Math.max(lastReader[value], reader);
        }
    }

    /** {@return whether the value with this index, the input included, is to be handed out} */
    boolean kept(int index) {
        return kept.contains(index);
    }

    List<Node> toCompute() {
        return graph.nodes().stream().filter(node -> needed.get(node.index())).toList();
    }

    /** {@return the values that nobody needs once this node is computed} */
    List<Integer> overAfter(Node node) {
        List<Integer> over = new ArrayList<>();
        for (int input : Set.copyOf(node.inputs())) {
            if (input != Graph.INPUT && lastReader[input] == node.index() && !kept(input)) {
                over.add(input);
            }
        }
        return over;
    }

    /** {@return how many numbers values have at most at any one time, in the whole batch} */
    long mostNumbers() {
        long live = kept(Graph.INPUT) ? numbers(graph.input()) : 0;
        long most = live;
        for (Node node : toCompute()) {
            live += numbers(node.output());
            most = Math.max(most, live);
            for (int over : overAfter(node)) {
                live -= numbers(graph.shape(over));
            }
        }
        return most;
    }

    private long numbers(Shape shape) {
        return Room.numbers(shape, batch);
    }
}
