package convscope.export;

import convscope.graph.Graph;
import convscope.graph.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names of a model's values, all different. Nodes keep their ids, then tensors their names; the
 * input and whatever a node computes on its way take what is left.
 */
final class OnnxNames {

    private final Graph graph;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, String> tensors = new HashMap<>();
    private final String input;

    OnnxNames(Graph graph) {
        this.graph = graph;
        for (Node node : graph.nodes()) {
            taken.add(node.id());
        }
        for (String tensor : graph.tensors().keySet()) {
            tensors.put(tensor, fresh(tensor));
        }
        this.input = fresh("input");
    }

    /** {@return the name of the value with this index, {@link Graph#INPUT} included} */
    String value(int index) {
        return index == Graph.INPUT ? input : graph.nodes().get(index).id();
    }

    /** {@return the name under which the graph's tensor of this name stands} */
    String tensor(String name) {
        return tensors.getOrDefault(name, name);
    }

    /** {@return the name that is wanted, with a number behind it where it is taken} */
    String fresh(String wanted) {
        String name = wanted;
        for (int number = 2; !taken.add(name); number++) {
            name = wanted + "~" + number;
        }
        return name;
    }
}
