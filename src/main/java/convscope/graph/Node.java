package convscope.graph;

import convscope.model.Shape;
import java.util.List;
import java.util.Map;

/**
 * One operation of a graph.
 *
 * @param index its place in {@link Graph#nodes}
 * @param id its path, or its id in a graph file
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
        String id,
        String kind,
        Op op,
        List<Integer> inputs,
        Shape output,
        boolean vector,
        Map<Role, String> tensors) {

    /**
     * {@return the name of the tensor that plays this role}
     *
     * @throws IllegalArgumentException if the operation has none
     */
    public String tensor(Role role) {
        String name = tensors.get(role);
        if (name == null) {
            throw new IllegalArgumentException(id + " has no " + role.suffix());
        }
        return name;
    }
}
