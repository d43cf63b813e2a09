package convscope.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import convscope.document.GraphFile.Value;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.OpAttribute;
import convscope.graph.OpKind;
import convscope.graph.Role;
import convscope.model.Extent;
import convscope.model.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphFileTest {

    private static final Path CASES = Path.of("src/test/resources/reference/cases");
    private static final String CONV =
            """
            {"id": "c", "op": "conv2d", "inputs": ["input"], "in_channels": 8, "out_channels": 16,
             "kernel": [3, 5], "stride": [2, 1], "padding": [1, 2], "dilation": [1, 1],
             "groups": 4, "bias": true, "params": {"weight": "c.w", "bias": "c.b"}}\
            """;

    @TempDir private Path folder;

    private static GraphFile graph(String... nodes) throws DesignException {
        return GraphFile.parse(text(nodes), Path.of("g.json"));
    }

    private static String text(String... nodes) {
        return "{\"input_shape\": [2, 8, 12, 12], \"graph\": [" + String.join(", ", nodes) + "]}";
    }

    private static String faultOf(String text) {
        DesignException fault =
                catchThrowableOfType(
                        DesignException.class, () -> GraphFile.parse(text, Path.of("g.json")));
        assertThat(fault).isNotNull();
        assertThat(fault.getMessage()).startsWith("g.json: $").doesNotContain("\n");
        return fault.getMessage().substring("g.json: ".length());
    }

    private static String faultIn(String... nodes) {
        return faultOf(text(nodes));
    }

    private static String node(String id, String op, String inputs, String... more) {
        String rest = more.length == 0 ? "" : ", " + String.join(", ", more);
        return "{\"id\": \"%s\", \"op\": \"%s\", \"inputs\": [%s]%s}"
                .formatted(id, op, inputs, rest);
    }

    private static String relu(String id, String input) {
        return node(id, "relu", "\"" + input + "\"");
    }

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.endsWith("index.json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreFortyTwoReferenceCases() throws IOException {
        assertThat(cases()).hasSize(42);
    }

    /** The shapes of outputs and mid tensors that PyTorch gave are checked as they are read. */
    @ParameterizedTest
    @MethodSource("cases")
    void aReferenceCaseIsRead(Path file) throws DesignException {
        GraphFile graph = GraphFile.read(file);
        assertThat(file).hasFileName(graph.id() + ".json");
        assertThat(graph.tensors()).isEqualTo(file.resolveSibling(graph.id() + ".safetensors"));
        assertThat(graph.input()).isEqualTo("input");
        assertThat(graph.tolerance()).isBetween(1e-5, 1e-3);
        assertThat(graph.graph().nodes()).isNotEmpty();
        assertThat(GraphFile.isGraph(file)).isTrue();
    }

    @Test
    void aConvolutionHasAllItsAttributes() throws DesignException {
        GraphFile file = graph(CONV);
        Node node = file.graph().nodes().getFirst();
        assertThat(node.op())
                .isEqualTo(
                        new Op.Conv2d(
                                8,
                                16,
                                new Extent(3, 5),
                                new Extent(2, 1),
                                new Extent(1, 2),
                                Extent.ONE,
                                4,
                                true));
        assertThat(node.output()).isEqualTo(new Shape(16, 6, 12));
        assertThat(node.tensors()).isEqualTo(Map.of(Role.WEIGHT, "c.w", Role.BIAS, "c.b"));
        assertThat(node.inputs()).containsExactly(Graph.INPUT);
        assertThat(file.batch()).isEqualTo(2);
        assertThat(file.outputs()).containsExactly(new Value("output", "c", 0, "output"));
        assertThat(file.tensors()).isEqualTo(Path.of("g.safetensors"));
    }

    @Test
    void attributesMayStandInAnObjectOfTheirOwn() throws DesignException {
        String nested =
                node(
                        "s",
                        "slice_channels",
                        "\"input\"",
                        "\"attributes\": {\"start\": 2, \"end\": 5}");
        assertThat(graph(nested).graph().nodes().getFirst().op())
                .isEqualTo(new Op.SliceChannels(2, 5));
    }

    @Test
    void valuesBehindALinearAreVectors() throws DesignException {
        GraphFile file = GraphFile.parse(readCase("gap_linear_softmax"), Path.of("g.json"));
        assertThat(file.batch()).isEqualTo(2);
        assertThat(file.graph().nodes().stream().map(Node::vector))
                .containsExactly(false, true, true);
        assertThat(file.outputs())
                .containsExactly(
                        new Value("output", "fc", 1, "output"),
                        new Value("output.prob", "prob", 2, "output.prob"));
    }

    @Test
    void midTensorsBelongToTheNodeAfterTheirFirstDot() throws DesignException {
        GraphFile file = GraphFile.parse(readCase("se_bottleneck_timm"), Path.of("g.json"));
        assertThat(file.mids().stream().map(Value::node)).contains("se.squeeze", "se.gate");
    }

    private static String readCase(String id) {
        try {
            return Files.readString(CASES.resolve(id + ".json"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nodesMayShareATensorOfOneShape() throws DesignException {
        GraphFile file = graph(CONV, CONV.replace("\"id\": \"c\"", "\"id\": \"d\""));
        assertThat(file.graph().tensors().keySet()).containsExactly("c.w", "c.b");
    }

    @Test
    void aTensorOfTwoShapesIsRefused() {
        String other =
                CONV.replace("\"id\": \"c\"", "\"id\": \"d\"")
                        .replace("\"out_channels\": 16", "\"out_channels\": 8");
        assertThat(faultIn(CONV, other))
                .isEqualTo(
                        "$.graph[1].params.weight: \"c.w\" is [8, 2, 3, 5] here but [16, 2, 3, 5]"
                                + " in another node");
    }

    @Test
    void aNodeThatReadsALaterOneIsRefused() {
        assertThat(faultIn(relu("a", "b"), relu("b", "input")))
                .startsWith("$.graph[0].inputs[0]: \"b\" stands nowhere before it");
    }

    @Test
    void aNodeThatReadsItselfIsRefused() {
        assertThat(faultIn(relu("a", "a")))
                .startsWith("$.graph[0].inputs[0]: \"a\" is the node itself");
    }

    @Test
    void anIdThatStandsTwiceIsRefused() {
        assertThat(faultIn(relu("a", "input"), relu("a", "input")))
                .isEqualTo("$.graph[1].id: the id \"a\" stands twice");
    }

    @Test
    void theInputsNameIsNoNodes() {
        assertThat(faultIn(relu("input", "input"))).contains("stands twice");
    }

    @Test
    void anUnknownOperationNamesTheNearest() {
        assertThat(faultIn(node("a", "conv2", "\"input\"")))
                .isEqualTo(
                        "$.graph[0].op: the operation \"conv2\" is not known; legal here: conv2d");
    }

    @Test
    void anUnknownAttributeNamesTheNearest() {
        assertThat(faultIn(CONV.replace("\"groups\"", "\"group\"")))
                .isEqualTo("$.graph[0]: the key \"group\" is not known; legal here: groups");
    }

    @Test
    void groupsThatDoNotDivideAreRefusedWithTheRule() {
        assertThat(faultIn(CONV.replace("\"groups\": 4", "\"groups\": 3")))
                .isEqualTo(
                        "$.graph[0]: groups (3) must divide input channels (8) and output channels"
                                + " (16); legal here: 1, 2, 4, 8");
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        String pool = node("p", "global_avgpool", "\"input\"");
        assertThat(faultIn(pool, node("s", "add", "\"p\", \"input\"")))
                .startsWith("$.graph[1]: an addition needs equal shapes, but gets 8x1x1, 8x12x12");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "relu; \"input\", \"input\"; relu reads 1 values, not 2",
                "mul_channel; \"input\"; mul_channel reads 2 values, not 1",
                "add; ''; an empty list is not a list of the ids"
            })
    void aNodeReadsAsManyValuesAsItsOperation(String op, String inputs, String says) {
        assertThat(faultIn(node("a", op, inputs))).startsWith("$.graph[0].inputs: " + says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "0",
                "1e400",
                "null",
                "\"4\"",
                "2.5",
                "99999999999999",
                "[1]",
                "2000000"
            })
    void numbersThatAreNotLegalAreRefused(String value) {
        assertThat(faultIn(CONV.replace("\"groups\": 4", "\"groups\": " + value)))
                .startsWith("$.graph[0].groups: ")
                .contains(" is not a whole number from 1 to ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kernel", "out_channels"})
    void aMissingAttributeIsNamed(String attribute) {
        assertThat(faultIn(CONV.replaceAll("\"" + attribute + "\": (\\[[^]]*\\]|\\d+),", "")))
                .startsWith("$.graph[0]: " + attribute + " is missing");
    }

    @Test
    void aMissingTensorNameIsNamed() {
        assertThat(faultIn(CONV.replace(", \"bias\": \"c.b\"", "")))
                .startsWith("$.graph[0].params: bias is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "1000000000"})
    void aSoftmaxOfAbsurdRadixIsRefused(String radix) {
        String pool = node("p", "global_avgpool", "\"input\"");
        String softmax =
                node(
                        "r",
                        "radix_softmax",
                        "\"p\"",
                        "\"radix\": " + radix,
                        "\"cardinality\": 65536");
        assertThat(faultIn(pool, softmax)).startsWith("$.graph[1].radix: " + radix + " is not");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; $: input_shape is missing",
                "[]; $: an empty list is not an object",
                "{\"input_shape\": [1, 2, 3], \"graph\": []}; $.input_shape: a list of 3 is not",
                "{\"input_shape\": [0, 2, 3, 3], \"graph\": []}; $.input_shape[0]: 0 is not",
                "{\"input_shape\": [1, 65536, 4096, 4096], \"graph\": []}; $.input_shape:"
                        + " 65536x",
                "{\"input_shape\": [1, 2, 3, 3]}; $: graph is missing",
                "{\"input_shape\": [1, 2, 3, 3], \"graph\": []}; $.graph: an empty list is not",
                "{\"input_shape\": [1, 2, 3, 3], \"graph\": [1]}; $.graph[0]: 1 is not a node",
                "{\"input_shape\": [1, 2, 3, 3], \"graph\": [{}]}; $.graph[0]: id is missing"
            })
    void whatIsNoGraphIsRefused(String text, String says) {
        assertThat(faultOf(text)).startsWith(says);
    }

    @Test
    void anOutputThatNoNodeGivesIsRefused() {
        String text =
                "{\"input_shape\": [1, 2, 3, 3], \"graph\": [%s], \"outputs\": {\"output\": {\"node\": \"rely\"}}}"
                        .formatted(relu("relu", "input"));
        assertThat(faultOf(text))
                .isEqualTo("$.outputs.output: no node is called \"rely\"; legal here: relu");
    }

    @Test
    void anOutputOfAnotherShapeIsRefused() {
        String text =
                "{\"input_shape\": [1, 2, 3, 3], \"graph\": [%s], \"outputs\": {\"output\": {\"node\": \"relu\", \"shape\": [1, 2, 3, 4]}}}"
                        .formatted(relu("relu", "input"));
        assertThat(faultOf(text))
                .isEqualTo("$.outputs.output.shape: relu gives [1, 2, 3, 3], not [1, 2, 3, 4]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.safetensors", "/etc/passwd", "a/b", "..", "C:\\\\x"})
    void tensorsLieInTheSameFolder(String file) {
        String text =
                "{\"input_shape\": [1, 2, 3, 3], \"graph\": [%s], \"file\": \"%s\"}"
                        .formatted(relu("relu", "input"), file);
        assertThat(faultOf(text)).startsWith("$.file: ");
    }

    @Test
    void aGraphCutAtAnyByteIsRefused() {
        byte[] whole = text(CONV).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            faultOf(new String(whole, 0, length, StandardCharsets.UTF_8));
        }
    }

    static Stream<OpKind> kinds() {
        return OpKind.BY_WORD.values().stream();
    }

    /** Words and names as the design's section on files, and the reference cases, have them. */
    @Test
    void wordsAndAttributesAreThoseOfTheFormat() {
        assertThat(
                        kinds().map(
                                        kind ->
                                                kind.word()
                                                        + kind.attributes().stream()
                                                                .map(OpAttribute::name)
                                                                .toList()))
                .contains(
                        "conv2d[in_channels, out_channels, kernel, stride, padding, dilation,"
                                + " groups, bias]",
                        "batchnorm2d[channels, eps]",
                        "relu[]",
                        "sigmoid[]",
                        "softmax[]",
                        "radix_softmax[radix, cardinality]",
                        "maxpool2d[kernel, stride, padding, ceil_mode]",
                        "avgpool2d[kernel, stride, padding, ceil_mode, count_include_pad]",
                        "global_avgpool[]",
                        "linear[in_features, out_features, bias]",
                        "add[]",
                        "concat[]",
                        "mul_channel[]",
                        "scale[factor]",
                        "slice_channels[start, end]",
                        "pad_channels[front, back]",
                        "subsample[stride]",
                        "lrn[size, alpha, beta, k]",
                        "flatten[]",
                        "shuffle[groups]");
    }

    /** The check on a card rebuilds a graph file of PyTorch's modules; no build compiles that. */
    @ParameterizedTest
    @MethodSource("kinds")
    void everyOperationIsRebuiltOfPyTorchsModules(OpKind kind) throws IOException {
        String network = Files.readString(Path.of("src/gpu-check/network.py"));
        assertThat(network).contains("op == \"" + kind.word() + "\":");
        kind.attributes().stream()
                .map(OpAttribute::name)
                .filter(name -> !name.equals("bias") && !name.equals("channels"))
                .forEach(name -> assertThat(network).contains("of(\"" + name + "\""));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsWrittenOfAnOperationIsReadAsThatOperation(Path file) throws Exception {
        Graph graph = GraphFile.read(file).graph();
        for (Node node : graph.nodes()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("id", "n");
            members.put("op", node.op().word());
            members.put("inputs", node.inputs().stream().map(input -> "input").toList());
            members.putAll(OpKind.of(node.op()).written(node.op()));
            String text = new ObjectMapper().writeValueAsString(members);
            Cursor at = Cursor.root("n", JsonReader.read(text, "n"));
            assertThat(new OpReader(at).read(new Shape(1, 1, 1))).isEqualTo(node.op());
        }
    }

    @Test
    void aHundredThousandNodesAreRead() throws Exception {
        List<String> nodes = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            nodes.add(relu("n" + i, i == 0 ? "input" : "n" + (i - 1)));
        }
        Path file = folder.resolve("large.json");
        Files.writeString(file, text(nodes.toArray(String[]::new)));
        assertThat(GraphFile.read(file).graph().nodes()).hasSize(100_000);
    }

    @Test
    void moreValuesThanMemoryHoldsAreRefused() {
        assertThat(faultOf("[" + "0,".repeat(5_000_001) + "0]"))
                .contains("list of 5000002 is longer than the limit of 250000");
    }

    @Test
    void aCaseWithAnyByteChangedIsReadOrRefused() {
        byte[] whole = readCase("se_r4").getBytes(StandardCharsets.UTF_8);
        Random random = new Random(23);
        for (int i = 0; i < 2_000; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] = (byte) (32 + random.nextInt(95));
            String text = new String(changed, StandardCharsets.UTF_8);
            Throwable thrown = catchThrowable(() -> GraphFile.parse(text, Path.of("g.json")));
            if (thrown != null) {
                assertThat(thrown)
                        .isInstanceOf(DesignException.class)
                        .hasMessageStartingWith("g.json: $");
            }
        }
    }
}
