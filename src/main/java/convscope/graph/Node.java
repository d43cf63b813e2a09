package convscope.graph;

import convscope.model.Path;
import convscope.model.Shape;
import java.util.List;
import java.util.Map;

/**
 * One operation of a graph.
 *
 * @param index its place in {@link Graph#nodes}
 * @param path its path; its id in a graph file
 * @param kind the kind of layer or merge it came from, e.g. {@code conv}; the operation's word for
 *     a graph file
 * @param op what it computes
 * @param inputs indices of earlier nodes, or {@link Graph#INPUT}
 * @param output the shape it gives, without the batch
 * @param vector whether the value has no map left: [N, C], as after a fully connected layer
 * @param tensors the names of the tensors it owns, by role
 */
public record Node(
        int index,
        Path path,
        String kind,
        Op op,
        List<Integer> inputs,
        Shape output,
        boolean vector,
        Map<Role, String> tensors) {

    /** {@return the path as text, which is the id of the node wherever it is written} */
    public String id() {
        return path.text();
    }

    /**
     * {@return the name of the tensor that plays this role}
     *
     * @throws IllegalArgumentException if the operation has none
     */
    public String tensor(Role role) {
        String name = tensors.get(role);
        if (name == null) {
            throw new IllegalArgumentException(path + " has no " + role.suffix());
        }
        return name;
    }
}
