package convscope.document;

import convscope.document.GraphFile.Value;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.model.Shape;
import convscope.says.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The values that a graph file asks for, each checked against the shape that it names. */
record ValueReader(Cursor root, Graph graph, Map<String, Integer> indices, int batch) {

    List<Value> outputs() throws DesignException {
        if (!root.has("outputs")) {
            Node last = graph.nodes().getLast();
            return List.of(new Value("output", last.id(), last.index(), "output"));
        }
        Cursor outputs = root.get("outputs");
        List<Value> values = new ArrayList<>();
        for (String key : outputs.keys()) {
            Cursor output = outputs.get(key);
            String node = output.has("node") ? GraphReader.name(output.get("node")) : key;
            String tensor = output.has("tensor") ? GraphReader.name(output.get("tensor")) : key;
            Value value = new Value(key, node, index(node, output), tensor);
            if (output.has("shape")) {
                agree(output.get("shape"), value);
            }
            values.add(value);
        }
        if (values.isEmpty()) {
            throw outputs.not("an object with at least one output");
        }
        return values;
    }

    List<Value> mids() throws DesignException {
        List<Value> values = new ArrayList<>();
        if (root.has("mid_tensors")) {
            Cursor mids = root.get("mid_tensors");
            for (String key : mids.keys()) {
                String node = key.startsWith("mid.") ? key.substring("mid.".length()) : key;
                Cursor mid = mids.get(key);
                Value value = new Value(key, node, index(node, mid), key);
                agree(mid, value);
                values.add(value);
            }
        }
        return values;
    }

    private int index(String node, Cursor at) throws DesignException {
        Integer index = indices.get(node);
        if (index == null) {
            throw at.fault(
                    "no node is called \"%s\"%s".formatted(Sentence.quote(node), near(node)));
        }
        return index;
    }

    private String near(String node) {
        List<String> near = indices.size() > 5_000 ? List.of() : Nearest.to(node, indices.keySet());
        return near.isEmpty() ? "" : "; legal here: " + String.join(", ", near);
    }

    private void agree(Cursor at, Value value) throws DesignException {
        Shape shape = graph.shape(value.index());
        List<Integer> whole = List.of(batch, shape.channels(), shape.height(), shape.width());
        boolean vector = graph.vector(value.index());
        List<Integer> gives = vector ? whole.subList(0, 2) : whole;
        List<Integer> said = new ArrayList<>();
        for (Cursor extent : at.items("a list of extents")) {
            said.add(extent.whole(1, Integer.MAX_VALUE));
        }
        if (!said.equals(gives)) {
            throw at.fault("%s gives %s, not %s".formatted(value.node(), gives, said));
        }
    }
}
