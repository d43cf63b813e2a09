package convscope.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import convscope.graph.Fit;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.graph.ShapeRule;
import convscope.graph.Vectors;
import convscope.model.Extent;
import convscope.model.Shape;
import convscope.weights.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A case of the reference data: a graph, its tensors, and what they must give. */
record ReferenceCase(
        Graph graph,
        Map<String, INDArray> tensors,
        String input,
        Map<String, Integer> expected,
        double tolerance)
        implements AutoCloseable {

    static final Path FOLDER = Path.of("src/test/resources/reference/cases");

    static ReferenceCase read(String id) throws IOException {
        JsonNode file = new ObjectMapper().readTree(FOLDER.resolve(id + ".json").toFile());
        Map<String, Integer> indices = new HashMap<>(Map.of(file.get("input").asText(), -1));
        List<Node> nodes = new ArrayList<>();
        Shape input = shape(file.get("input_shape"));
        for (JsonNode json : file.get("graph")) {
            nodes.add(node(json, input, indices, nodes));
            indices.put(json.get("id").asText(), nodes.size() - 1);
        }
        Map<String, Integer> expected = new LinkedHashMap<>();
        file.get("outputs")
                .properties()
                .forEach(
                        output ->
                                expected.put(
                                        output.getKey(),
                                        indices.get(output.getValue().get("node").asText())));
        file.get("mid_tensors")
                .fieldNames()
                .forEachRemaining(name -> expected.put(name, indices.get(name.substring(4))));
        return new ReferenceCase(
                new Graph(input, nodes, expected.values().iterator().next()),
                tensors(FOLDER.resolve(file.get("file").asText())),
                file.get("input").asText(),
                expected,
                file.get("check").get("suggested_tolerance_abs").asDouble());
    }

    Pass pass() {
        Map<String, INDArray> parameters = new LinkedHashMap<>();
        graph.tensors().keySet().forEach(name -> parameters.put(name, tensors.get(name)));
        return new Pass(
                graph,
                new Weights(parameters),
                tensors.get(input),
                java.util.Set.copyOf(expected.values()));
    }

    private static Shape shape(JsonNode shape) {
        return new Shape(shape.get(1).asInt(), shape.get(2).asInt(), shape.get(3).asInt());
    }

    private static Node node(
            JsonNode json, Shape input, Map<String, Integer> indices, List<Node> before) {
        List<Integer> inputs = new ArrayList<>();
        json.get("inputs").forEach(name -> inputs.add(indices.get(name.asText())));
        Op op = op(json);
        List<Shape> shapes =
                inputs.stream().map(i -> i < 0 ? input : before.get(i).output()).toList();
        Fit fit = ShapeRule.output(op, shapes);
        Map<Role, String> names = new EnumMap<>(Role.class);
        for (Role role : op.tensors().keySet()) {
            names.put(role, json.get("params").get(role.suffix()).asText());
        }
        return new Node(
                before.size(),
                json.get("id").asText(),
                op.word(),
                op,
                inputs,
                ((Fit.Fits) fit).output(),
                Vectors.isVector(op, inputs, before),
                names);
    }

    private static Op op(JsonNode json) {
        return switch (json.get("op").asText()) {
            case "conv2d" ->
                    new Op.Conv2d(
                            number(json, "in_channels"),
                            number(json, "out_channels"),
                            extent(json, "kernel"),
                            extent(json, "stride"),
                            extent(json, "padding"),
                            extent(json, "dilation"),
                            number(json, "groups"),
                            json.get("params").has("bias"));
            case "batchnorm2d" ->
                    new Op.BatchNorm2d(number(json, "channels"), json.get("eps").asDouble());
            case "relu" -> new Op.Relu();
            case "sigmoid" -> new Op.Sigmoid();
            case "softmax" -> new Op.Softmax();
            case "radix_softmax" ->
                    new Op.RadixSoftmax(number(json, "radix"), number(json, "cardinality"));
            case "maxpool2d" ->
                    new Op.MaxPool2d(
                            extent(json, "kernel"),
                            extent(json, "stride"),
                            extent(json, "padding"),
                            json.get("ceil_mode").asBoolean());
            case "avgpool2d" ->
                    new Op.AvgPool2d(
                            extent(json, "kernel"),
                            extent(json, "stride"),
                            extent(json, "padding"),
                            json.get("ceil_mode").asBoolean(),
                            json.get("count_include_pad").asBoolean());
            case "global_avgpool" -> new Op.GlobalAvgPool();
            case "linear" ->
                    new Op.Linear(
                            number(json, "in_features"),
                            number(json, "out_features"),
                            json.get("params").has("bias"));
            case "add" -> new Op.Add();
            case "concat" -> new Op.Concat();
            case "mul_channel" -> new Op.MulChannel();
            case "scale" -> new Op.Scale(json.get("factor").asDouble());
            case "slice_channels" ->
                    new Op.SliceChannels(number(json, "start"), number(json, "end"));
            case "pad_channels" -> new Op.PadChannels(number(json, "front"), number(json, "back"));
            case "subsample" -> new Op.Subsample(number(json, "stride"));
            case "lrn" ->
                    new Op.Lrn(
                            number(json, "size"),
                            json.get("alpha").asDouble(),
                            json.get("beta").asDouble(),
                            json.get("k").asDouble());
            default -> throw new IllegalArgumentException(json.get("op").asText());
        };
    }

    private static int number(JsonNode json, String key) {
        return json.get(key).asInt();
    }

    private static Extent extent(JsonNode json, String key) {
        return new Extent(json.get(key).get(0).asInt(), json.get(key).get(1).asInt());
    }

    private static Map<String, INDArray> tensors(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        JsonNode header =
                new ObjectMapper()
                        .readTree(new String(bytes.array(), 8, length, StandardCharsets.UTF_8));
        Map<String, INDArray> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals("__metadata__")) {
                JsonNode shape = entry.getValue().get("shape");
                long[] extents = new long[shape.size()];
                long count = 1;
                for (int i = 0; i < extents.length; i++) {
                    extents[i] = shape.get(i).asLong();
                    count *= extents[i];
                }
                float[] values = new float[(int) count];
                bytes.position(8 + length + entry.getValue().get("data_offsets").get(0).asInt());
                bytes.asFloatBuffer().get(values);
                tensors.put(entry.getKey(), Nd4j.create(values, extents, 'c'));
            }
        }
        return tensors;
    }

    @Override
    public void close() {
        tensors.values().forEach(INDArray::close);
    }
}
