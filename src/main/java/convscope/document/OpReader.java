package convscope.document;

import convscope.graph.Op;
import convscope.graph.OpAttribute;
import convscope.graph.OpKind;
import convscope.model.Extent;
import convscope.model.Shape;
import convscope.says.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A node's operation; its attributes stand flat in the node or in an object "attributes". */
final class OpReader {

    private static final String EXTENT = "a list [height, width]";

    private final Cursor node;

    OpReader(Cursor node) {
        this.node = node;
    }

    /** {@return the operation on an input of this shape} */
    Op read(Shape input) throws DesignException {
        Cursor at = node.get("op", "the word of an operation");
        String word = at.text("the word of an operation");
        OpKind kind = OpKind.BY_WORD.get(word);
        if (kind == null) {
            throw at.fault(
                    "the operation \"%s\" is not known%s"
                            .formatted(
                                    Sentence.quote(word),
                                    Nearest.hint(word, OpKind.BY_WORD.keySet())));
        }
        allow(kind.attributes().stream().map(OpAttribute::name).toList());
        Map<String, Object> values = new LinkedHashMap<>();
        for (OpAttribute attribute : kind.attributes()) {
            values.put(attribute.name(), value(attribute, values, input));
        }
        return kind.create(List.copyOf(values.values()));
    }

    private void allow(List<String> attributes) throws DesignException {
        List<String> legal = new ArrayList<>(List.of("id", "op", "inputs", "params", "attributes"));
        legal.addAll(attributes);
        node.allow(legal);
        if (node.has("attributes")) {
            node.get("attributes").allow(attributes);
        }
    }

    private Object value(OpAttribute attribute, Map<String, Object> before, Shape input)
            throws DesignException {
        if (attribute.required() || says(attribute.name())) {
            return written(attribute);
        }
        return switch (attribute.follows()) {
            case CHANNELS -> input.channels();
            case VALUES -> (int) Math.min(input.elements(), Integer.MAX_VALUE);
            case TENSOR -> node.has("params") && node.get("params").has(attribute.name());
            case FILE -> {
                Object other = before.get(attribute.initial());
                yield other != null ? other : attribute.usual();
            }
        };
    }

    private Object written(OpAttribute attribute) throws DesignException {
        Class<?> type = attribute.type();
        int least = (int) attribute.least();
        int most = (int) attribute.most();
        if (type == Extent.class) {
            return extent(at(attribute, EXTENT), least, most);
        }
        if (type == int.class) {
            String legal = "a whole number from " + least + " to " + most;
            return at(attribute, legal).whole(least, most);
        }
        if (type == double.class) {
            String legal = "a number from " + attribute.least() + " to " + attribute.most();
            return at(attribute, legal).number(attribute.least(), attribute.most(), legal);
        }
        return at(attribute, "true or false").truth();
    }

    private boolean says(String attribute) throws DesignException {
        return node.has(attribute)
                || (node.has("attributes") && node.get("attributes").has(attribute));
    }

    private Cursor at(OpAttribute attribute, String legal) throws DesignException {
        String name = attribute.name();
        return node.has("attributes") && !node.has(name)
                ? node.get("attributes").get(name, legal)
                : node.get(name, legal);
    }

    private static Extent extent(Cursor at, int least, int most) throws DesignException {
        if (!at.isList()) {
            return Extent.square(at.whole(least, most));
        }
        List<Cursor> pair = at.items(EXTENT);
        if (pair.size() != 2) {
            throw at.not(EXTENT);
        }
        return new Extent(pair.get(0).whole(least, most), pair.get(1).whole(least, most));
    }
}
