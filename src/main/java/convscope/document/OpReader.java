package convscope.document;

import convscope.graph.Op;
import convscope.graph.ShapeRule;
import convscope.model.Extent;
import convscope.model.Parameter;
import convscope.model.Shape;
import convscope.says.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A node's operation; its attributes stand flat in the node or in an object "attributes". */
final class OpReader {

    private static final int MOST_EXTENT = Parameter.MOST_EXTENT;
    private static final int MOST_CHANNELS = ShapeRule.MOST_CHANNELS;

    /** Every operation with its attributes. */
    private static final Map<String, List<String>> ATTRIBUTES =
            Map.ofEntries(
                    Map.entry(
                            "conv2d",
                            List.of(
                                    "in_channels",
                                    "out_channels",
                                    "kernel",
                                    "stride",
                                    "padding",
                                    "dilation",
                                    "groups",
                                    "bias")),
                    Map.entry("batchnorm2d", List.of("channels", "eps")),
                    Map.entry("relu", List.of()),
                    Map.entry("sigmoid", List.of()),
                    Map.entry("softmax", List.of()),
                    Map.entry("radix_softmax", List.of("radix", "cardinality")),
                    Map.entry("maxpool2d", List.of("kernel", "stride", "padding", "ceil_mode")),
                    Map.entry(
                            "avgpool2d",
                            List.of(
                                    "kernel",
                                    "stride",
                                    "padding",
                                    "ceil_mode",
                                    "count_include_pad")),
                    Map.entry("global_avgpool", List.of()),
                    Map.entry("linear", List.of("in_features", "out_features", "bias")),
                    Map.entry("add", List.of()),
                    Map.entry("concat", List.of()),
                    Map.entry("mul_channel", List.of()),
                    Map.entry("scale", List.of("factor")),
                    Map.entry("slice_channels", List.of("start", "end")),
                    Map.entry("pad_channels", List.of("front", "back")),
                    Map.entry("subsample", List.of("stride")),
                    Map.entry("lrn", List.of("size", "alpha", "beta", "k")),
                    Map.entry("flatten", List.of()),
                    Map.entry("shuffle", List.of("groups")));

    private final Cursor node;

    OpReader(Cursor node) {
        this.node = node;
    }

    /** {@return the operation on an input of this shape} */
    Op read(Shape input) throws DesignException {
        Cursor at = node.get("op", "the word of an operation");
        String word = at.text("the word of an operation");
        List<String> attributes = ATTRIBUTES.get(word);
        if (attributes == null) {
            throw at.fault(
                    "the operation \"%s\" is not known%s"
                            .formatted(
                                    Sentence.quote(word), Nearest.hint(word, ATTRIBUTES.keySet())));
        }
        allow(attributes);
        return op(word, input);
    }

    private void allow(List<String> attributes) throws DesignException {
        List<String> legal = new ArrayList<>(List.of("id", "op", "inputs", "params", "attributes"));
        legal.addAll(attributes);
        node.allow(legal);
        if (node.has("attributes")) {
            node.get("attributes").allow(attributes);
        }
    }

    private Op op(String word, Shape input) throws DesignException {
        return switch (word) {
            case "conv2d" -> convolution(input);
            case "batchnorm2d" ->
                    new Op.BatchNorm2d(
                            whole("channels", 1, MOST_CHANNELS, input.channels()),
                            number("eps", 0, 1, 1e-5));
            case "relu" -> new Op.Relu();
            case "sigmoid" -> new Op.Sigmoid();
            case "softmax" -> new Op.Softmax();
            case "radix_softmax" ->
                    new Op.RadixSoftmax(whole("radix", 1, 1024), whole("cardinality", 1, 65_536));
            case "maxpool2d" ->
                    new Op.MaxPool2d(
                            kernel(), stride(kernel()), padding(), truth("ceil_mode", false));
            case "avgpool2d" ->
                    new Op.AvgPool2d(
                            kernel(),
                            stride(kernel()),
                            padding(),
                            truth("ceil_mode", false),
                            truth("count_include_pad", true));
            case "global_avgpool" -> new Op.GlobalAvgPool();
            case "linear" -> linear(input);
            case "add" -> new Op.Add();
            case "concat" -> new Op.Concat();
            case "mul_channel" -> new Op.MulChannel();
            case "scale" -> new Op.Scale(number("factor", -1e6, 1e6));
            case "slice_channels" ->
                    new Op.SliceChannels(
                            whole("start", 0, MOST_CHANNELS), whole("end", 1, MOST_CHANNELS));
            case "pad_channels" ->
                    new Op.PadChannels(
                            whole("front", 0, MOST_CHANNELS), whole("back", 0, MOST_CHANNELS));
            case "subsample" -> new Op.Subsample(whole("stride", 1, MOST_EXTENT));
            case "lrn" ->
                    new Op.Lrn(
                            whole("size", 1, MOST_EXTENT),
                            number("alpha", 0, 1e6),
                            number("beta", 0, 100),
                            number("k", 1e-6, 1e6));
            case "flatten" -> new Op.Flatten();
            case "shuffle" -> new Op.Shuffle(whole("groups", 1, MOST_CHANNELS));
            default -> throw new IllegalStateException(word);
        };
    }

    private Op convolution(Shape input) throws DesignException {
        return new Op.Conv2d(
                whole("in_channels", 1, MOST_CHANNELS, input.channels()),
                whole("out_channels", 1, MOST_CHANNELS),
                kernel(),
                stride(Extent.ONE),
                padding(),
                extent("dilation", 1, Extent.ONE),
                whole("groups", 1, MOST_CHANNELS, 1),
                bias());
    }

    private Op linear(Shape input) throws DesignException {
        int values = (int) Math.min(input.elements(), Integer.MAX_VALUE);
        return new Op.Linear(
                whole("in_features", 1, Integer.MAX_VALUE, values),
                whole("out_features", 1, MOST_CHANNELS),
                bias());
    }

    /** A bias that nobody mentions is there where a tensor is named for it. */
    private boolean bias() throws DesignException {
        return truth("bias", node.has("params") && node.get("params").has("bias"));
    }

    private boolean says(String attribute) throws DesignException {
        return node.has(attribute)
                || (node.has("attributes") && node.get("attributes").has(attribute));
    }

    private Cursor attribute(String name, String legal) throws DesignException {
        return node.has("attributes") && !node.has(name)
                ? node.get("attributes").get(name, legal)
                : node.get(name, legal);
    }

    private int whole(String name, int least, int most) throws DesignException {
        return attribute(name, "a whole number from " + least + " to " + most).whole(least, most);
    }

    private int whole(String name, int least, int most, int initial) throws DesignException {
        return says(name) ? whole(name, least, most) : initial;
    }

    private double number(String name, double least, double most) throws DesignException {
        String legal = "a number from " + least + " to " + most;
        return attribute(name, legal).number(least, most, legal);
    }

    private double number(String name, double least, double most, double initial)
            throws DesignException {
        return says(name) ? number(name, least, most) : initial;
    }

    private boolean truth(String name, boolean initial) throws DesignException {
        return says(name) ? attribute(name, "true or false").truth() : initial;
    }

    private Extent kernel() throws DesignException {
        return extent(attribute("kernel", "a list [height, width]"), 1);
    }

    private Extent stride(Extent initial) throws DesignException {
        return extent("stride", 1, initial);
    }

    private Extent padding() throws DesignException {
        return extent("padding", 0, Extent.ZERO);
    }

    private Extent extent(String name, int least, Extent initial) throws DesignException {
        return says(name) ? extent(attribute(name, "a list [height, width]"), least) : initial;
    }

    private static Extent extent(Cursor at, int least) throws DesignException {
        if (!at.isList()) {
            return Extent.square(at.whole(least, MOST_EXTENT));
        }
        String legal = "a list [height, width]";
        List<Cursor> pair = at.items(legal);
        if (pair.size() != 2) {
            throw at.not(legal);
        }
        return new Extent(
                pair.get(0).whole(least, MOST_EXTENT), pair.get(1).whole(least, MOST_EXTENT));
    }
}
