package convscope.kernel;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a user made of a design's weights. An edit whose tensor is not there, or has another shape,
 * waits: it holds again when the tensor comes back.
 *
 * @param tensors by the tensors' names; no edit among them is empty
 */
public record WeightEdits(Map<String, TensorEdit> tensors) {

    public static final WeightEdits NONE = new WeightEdits(Map.of());

    public WeightEdits {
        tensors = Map.copyOf(tensors);
    }

    /** What an edit says to the tensor that it is for. */
    public interface Visitor {

        /**
         * @param kernels how the tensor is divided into kernels; null where it is a vector
         */
        void meet(
                String tensor, TensorEdit edit, List<Integer> shape, @Nullable KernelShape kernels);
    }

    /** Shows each edit whose tensor the graph has. */
    public void visit(Graph graph, Visitor visitor) {
        for (Node node : graph.nodes()) {
            node.tensors()
                    .forEach(
                            (role, tensor) -> {
                                TensorEdit edit = tensors.get(tensor);
                                List<Integer> shape = node.op().tensors().get(role);
                                if (edit != null && shape != null) {
                                    visitor.meet(tensor, edit, shape, kernels(node, role));
                                }
                            });
        }
    }

    private static @Nullable KernelShape kernels(Node node, Role role) {
        return role == Role.WEIGHT ? KernelShape.of(node).orElse(null) : null;
    }

    /** {@return the tensors whose edits wait, because the graph has no such tensor, in order} */
    public List<String> waiting(Graph graph) {
        List<String> waiting = new ArrayList<>(new TreeSet<>(tensors.keySet()));
        visit(
                graph,
                (tensor, edit, shape, kernels) -> {
                    if (edit.fits(shape, kernels)) {
                        waiting.remove(tensor);
                    }
                });
        return waiting;
    }

    public boolean isEmpty() {
        return tensors.isEmpty();
    }

    public Optional<TensorEdit> of(String tensor) {
        return Optional.ofNullable(tensors.get(tensor));
    }

    /** {@return the edit of a tensor of this shape, empty where there is none} */
    public TensorEdit on(String tensor, List<Integer> shape) {
        return of(tensor).map(edit -> edit.on(shape)).orElseGet(() -> TensorEdit.none(shape));
    }

    /** {@return these with another edit of one tensor; an empty one takes its edit away} */
    public WeightEdits with(String tensor, TensorEdit edit) {
        Map<String, TensorEdit> changed = new HashMap<>(tensors);
        if (edit.isEmpty()) {
            changed.remove(tensor);
        } else {
            changed.put(tensor, edit);
        }
        return new WeightEdits(changed);
    }

    public WeightEdits without(String tensor) {
        Map<String, TensorEdit> fewer = new HashMap<>(tensors);
        fewer.remove(tensor);
        return new WeightEdits(fewer);
    }

    /**
     * {@return these after the tensors were given other names}
     *
     * @param name the new name of a tensor; empty for one that is gone, with its edit
     */
    public WeightEdits renamed(Function<String, Optional<String>> name) {
        Map<String, TensorEdit> renamed = new HashMap<>();
        tensors.forEach(
                (tensor, edit) -> name.apply(tensor).ifPresent(now -> renamed.put(now, edit)));
        return new WeightEdits(renamed);
    }
}
