package convscope.document;

import convscope.document.GraphFile.Value;
import convscope.graph.Fit.Fits;
import convscope.graph.Fit.Misfit;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.graph.ShapeRule;
import convscope.graph.Vectors;
import convscope.model.Shape;
import convscope.says.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From JSON to a graph; each node is checked against those before it. */
final class GraphReader {

    private static final int MOST_NODES = 250_000;
    private static final int MOST_BATCH = 1_024;
    private static final int MOST_TEXT = 1_000;
    private static final double USUAL_TOLERANCE = 1e-4;
    private static final String SHAPE = "a list [batch, channels, height, width]";
    private static final String NODES = "a list of nodes {\"id\", \"op\", \"inputs\", ...}";

    private final Cursor root;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();
    private final Map<String, List<Integer>> tensors = new HashMap<>();

    GraphReader(Cursor root) {
        this.root = root;
    }

    /** Keys that only describe, such as {@code family}, are passed over at the top level. */
    GraphFile read(Path path) throws DesignException {
        root.object("an object {\"input_shape\": [...], \"graph\": [...]}");
        List<Cursor> extents = extents(root.get("input_shape", SHAPE));
        int batch = extents.getFirst().whole(1, MOST_BATCH);
        Shape shape = DesignReader.input(root.get("input_shape"), extents.subList(1, 4));
        String id = root.has("id") ? name(root.get("id")) : DesignFile.stem(TextFile.name(path));
        String input = root.has("input") ? name(root.get("input")) : "input";
        indices.put(input, Graph.INPUT);
        nodes(shape);
        ValueReader values = new ValueReader(root, new Graph(shape, nodes, 0), indices, batch);
        List<Value> outputs = values.outputs();
        Graph graph = new Graph(shape, nodes, outputs.getFirst().index());
        return new GraphFile(
                id, graph, batch, input, outputs, values.mids(), tolerance(), tensors(path));
    }

    private static List<Cursor> extents(Cursor at) throws DesignException {
        List<Cursor> extents = at.items(SHAPE);
        if (extents.size() != 4) {
            throw at.not(SHAPE);
        }
        return extents;
    }

    private void nodes(Shape input) throws DesignException {
        Cursor graph = root.get("graph", NODES);
        List<Cursor> items = graph.items(NODES);
        if (items.isEmpty() || items.size() > MOST_NODES) {
            throw graph.not("a list of 1 to " + MOST_NODES + " nodes");
        }
        for (Cursor item : items) {
            node(item, input);
        }
    }

    private void node(Cursor at, Shape input) throws DesignException {
        at.object("a node {\"id\", \"op\", \"inputs\", ...}");
        String id = name(at.get("id", "the node's name"));
        List<Integer> inputs = inputs(at, id);
        List<Shape> shapes = inputs.stream().map(index -> shape(index, input)).toList();
        Op op = new OpReader(at).read(shapes.getFirst());
        arity(op, at, inputs.size());
        if (!(ShapeRule.output(op, shapes) instanceof Fits(Shape output))) {
            throw misfit(op, shapes, at);
        }
        nodes.add(
                new Node(
                        nodes.size(),
                        new convscope.model.Path(id),
                        op.word(),
                        op,
                        inputs,
                        output,
                        Vectors.isVector(op, inputs, nodes),
                        parameters(op, at)));
        if (indices.putIfAbsent(id, nodes.size() - 1) != null) {
            throw at.get("id").fault("the id \"" + Sentence.quote(id) + "\" stands twice");
        }
    }

    private static DesignException misfit(Op op, List<Shape> shapes, Cursor at) {
        Misfit misfit = (Misfit) ShapeRule.output(op, shapes);
        String legal =
                misfit.legal().isEmpty()
                        ? ""
                        : "; legal here: " + String.join(", ", misfit.legal());
        return at.fault(misfit.rule() + legal);
    }

    private Shape shape(int index, Shape input) {
        return index == Graph.INPUT ? input : nodes.get(index).output();
    }

    private List<Integer> inputs(Cursor at, String id) throws DesignException {
        String legal = "a list of the ids that the node reads";
        Cursor list = at.get("inputs", legal);
        List<Integer> inputs = new ArrayList<>();
        for (Cursor item : list.items(legal)) {
            String source = name(item);
            Integer index = indices.get(source);
            if (index == null) {
                String why = source.equals(id) ? "is the node itself" : "stands nowhere before it";
                throw item.fault(
                        "\"%s\" %s; a node reads the input or nodes that stand before it"
                                .formatted(Sentence.quote(source), why));
            }
            inputs.add(index);
        }
        if (inputs.isEmpty()) {
            throw list.not(legal + ", at least one");
        }
        return List.copyOf(inputs);
    }

    private static void arity(Op op, Cursor at, int count) throws DesignException {
        if (!op.arity().accepts(count)) {
            throw at.get("inputs")
                    .fault(
                            String.format(
                                    Locale.ROOT,
                                    "%s reads %d values, not %d",
                                    op.word(),
                                    op.arity().least(),
                                    count));
        }
    }

    private Map<Role, String> parameters(Op op, Cursor at) throws DesignException {
        Map<Role, List<Integer>> wanted = op.tensors();
        List<String> roles = wanted.keySet().stream().map(Role::suffix).toList();
        if (wanted.isEmpty() && !at.has("params")) {
            return Map.of();
        }
        Cursor params = at.get("params", "an object of tensor names, {\"weight\": \"...\"}");
        params.allow(roles);
        Map<Role, String> names = new EnumMap<>(Role.class);
        for (Map.Entry<Role, List<Integer>> entry : wanted.entrySet()) {
            Cursor param = params.get(entry.getKey().suffix(), "the name of a tensor");
            String tensor = name(param);
            List<Integer> other = tensors.putIfAbsent(tensor, entry.getValue());
            if (other != null && !other.equals(entry.getValue())) {
                throw param.fault(
                        "\"%s\" is %s here but %s in another node"
                                .formatted(Sentence.quote(tensor), entry.getValue(), other));
            }
            names.put(entry.getKey(), tensor);
        }
        return names;
    }

    private double tolerance() throws DesignException {
        if (!root.has("check") || !root.get("check").has("suggested_tolerance_abs")) {
            return USUAL_TOLERANCE;
        }
        return root.get("check")
                .get("suggested_tolerance_abs")
                .number(0, 1e6, "a number from 0 to 1000000");
    }

    private Path tensors(Path path) throws DesignException {
        if (!root.has("file")) {
            return path.resolveSibling(
                    TextFile.name(path).replaceFirst("\\.json$", "") + ".safetensors");
        }
        Cursor at = root.get("file");
        String file = name(at);
        if (file.matches(".*[/\\\\:\0].*") || file.startsWith("..")) {
            throw at.not("the name of a file in the same folder");
        }
        return path.resolveSibling(file);
    }

    static String name(Cursor at) throws DesignException {
        String legal = "a name of 1 to " + MOST_TEXT + " characters";
        String name = at.text(legal);
        if (name.isBlank() || name.length() > MOST_TEXT) {
            throw at.not(legal);
        }
        return name;
    }
}
