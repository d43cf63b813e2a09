package convscope.graph;

import convscope.graph.Fit.Fits;
import convscope.graph.Fit.Misfit;
import convscope.model.Path;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the operations of a graph; each is checked against what feeds it. */
final class Emitter {

    private final Shape input;
    private final List<Node> nodes = new ArrayList<>();
    private long characters;

    Emitter(Shape input) {
        this.input = input;
    }

    /** {@return how many characters the paths of all operations have together} */
    long characters() {
        return characters;
    }

    int size() {
        return nodes.size();
    }

    Graph graph(int result) {
        return new Graph(input, nodes, result);
    }

    Shape shape(int index) {
        return index == Graph.INPUT ? input : nodes.get(index).output();
    }

    /** Adds the operation if it fits; its index is then {@code size() - 1}. */
    Fit emit(Path path, String kind, Op op, List<Integer> inputs) {
        Fit fit = ShapeRule.output(op, shapes(inputs));
        if (fit instanceof Fits(Shape output)) {
            characters += path.length();
            nodes.add(
                    new Node(
                            nodes.size(),
                            path,
                            kind,
                            op,
                            List.copyOf(inputs),
                            output,
                            Vectors.isVector(op, inputs, nodes),
                            tensorNames(path, op)));
        }
        return fit;
    }

    /** Adds an operation that must fit because its maker saw to it, and returns its index. */
    int require(Path path, String kind, Op op, List<Integer> inputs) {
        if (emit(path, kind, op, inputs) instanceof Misfit misfit) {
            throw new IllegalStateException(path + ": " + misfit.rule());
        }
        return size() - 1;
    }

    /** A loop: this runs for each of thousands of operations at every edit. */
    private List<Shape> shapes(List<Integer> inputs) {
        if (inputs.size() == 1) {
            return List.of(shape(inputs.getFirst()));
        }
        List<Shape> shapes = new ArrayList<>(inputs.size());
        for (int input : inputs) {
            shapes.add(shape(input));
        }
        return shapes;
    }

    private static Map<Role, String> tensorNames(Path path, Op op) {
        Set<Role> roles = op.tensors().keySet();
        return roles.isEmpty() ? Map.of() : new PathTensors(path, EnumSet.copyOf(roles));
    }
}
