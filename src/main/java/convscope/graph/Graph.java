package convscope.graph;

import convscope.model.Path;
import convscope.model.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The flat list of operations, each after all that it reads.
 *
 * @param input the shape of the one input, without the batch
 * @param nodes in an order in which they can run
 * @param result the index of the node whose value is the output, or {@link #INPUT} where nothing is
 *     computed
 */
public record Graph(Shape input, List<Node> nodes, int result) {

    /** Stands for the graph's input among a node's inputs. */
    public static final int INPUT = -1;

    public Graph {
        nodes = List.copyOf(nodes);
    }

    /** {@return the shape of the value with this index, {@link #INPUT} included} */
    public Shape shape(int index) {
        return index == INPUT ? input : nodes.get(index).output();
    }

    /** {@return whether the value with this index is [N, C] rather than [N, C, H, W]} */
    public boolean vector(int index) {
        return index != INPUT && nodes.get(index).vector();
    }

    public Optional<Node> node(String id) {
        Path path = new Path(id);
        return nodes.stream().filter(node -> node.path().equals(path)).findFirst();
    }

    /** {@return every tensor that the graph needs, by name, in order of first use} */
    public Map<String, List<Integer>> tensors() {
        Map<String, List<Integer>> all = new LinkedHashMap<>();
        for (Node node : nodes) {
            Map<Role, List<Integer>> shapes = node.op().tensors();
            shapes.forEach((role, shape) -> all.put(node.tensors().get(role), shape));
        }
        return all;
    }
}
