package convscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import convscope.catalog.Catalog;
import convscope.catalog.SmallNetworks;
import convscope.document.Samples;
import convscope.engine.EngineException;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.RandomDesigns;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.ValueInfoProto;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxFileTest {

    private static final int CONFIGURATIONS = 12;

    @TempDir private static Path folder;
    private static OnnxAgreement reference;

    @BeforeAll
    static void start() throws EngineException {
        reference = new OnnxAgreement("nd4j", folder);
    }

    @AfterAll
    static void stop() {
        reference.close();
    }

    private static Graph graph(Shape input, Block... blocks) {
        Lowered lowered = Lowered.of(new Design("test", input, Sequence.of(blocks)));
        assertThat(lowered.faults()).isEmpty();
        return lowered.graph();
    }

    static Stream<Design> networks() {
        return SmallNetworks.all().map(each -> each.withInput(new Shape(3, 64, 64)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void networksAgreeWithOnnxRuntime(Design design) throws Exception {
        try (OnnxAgreement fast = new OnnxAgreement("auto", folder)) {
            Graph graph = Lowered.of(design).graph();
            fast.holds(design.name(), graph, 1);
            fast.holdsWithoutWeights(design.name(), graph, 2);
        }
    }

    @Test
    void samplesAgreeWithOnnxRuntime() throws IOException, OrtException {
        for (Design design : Samples.all()) {
            Shape small = new Shape(design.input().channels(), 8, 8);
            Lowered lowered = Lowered.of(design.withInput(small));
            assertThat(lowered.faults()).isEmpty();
            reference.holds(design.name(), lowered.graph(), 2);
            reference.holdsWithoutWeights(design.name(), lowered.graph(), 1);
        }
    }

    static Stream<BlockKind> recipes() {
        return Catalog.recipes().stream();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void recipesInSmallConfigurationsAgreeWithOnnxRuntime(BlockKind recipe) throws Exception {
        Random random = new Random(recipe.name().hashCode());
        int compared = 0;
        while (compared < CONFIGURATIONS) {
            Design design = RandomDesigns.of(recipe, random);
            Lowered lowered = Lowered.of(design);
            if (lowered.complete() && !lowered.graph().nodes().isEmpty()) {
                reference.holds(design.toString(), lowered.graph(), 1 + compared % 2);
                reference.holdsWithoutWeights(design.toString(), lowered.graph(), 1);
                compared++;
            }
        }
    }

    @Test
    void layersWithUnusualValuesAgreeWithOnnxRuntime() throws IOException, OrtException {
        for (Block block :
                List.of(
                        new Layer.BatchNorm(0.3),
                        new Layer.Dropout(0.9),
                        new Layer.Scale(0),
                        new Layer.Scale(-3.5),
                        new Layer.Slice(5, 6),
                        new Layer.PadChannels(0, 5),
                        new Layer.PadChannels(7, 0),
                        new Layer.Subsample(3),
                        new Layer.Subsample(40),
                        new Layer.Shuffle(4),
                        new Layer.Shuffle(12),
                        new Layer.Softmax(),
                        new Layer.GlobalAvgPool(),
                        new Layer.FullyConnected(1, false),
                        new Layer.Conv(
                                6,
                                new Extent(1, 5),
                                new Extent(2, 3),
                                new Extent(9, 0),
                                new Extent(4, 1),
                                3,
                                true))) {
            Sequence body = Sequence.of(block, new Layer.Relu());
            reference.holds(block.toString(), graph(new Shape(12, 5, 8), body), 2);
        }
    }

    @Test
    void randomDesignsAgreeWithOnnxRuntime() throws IOException, OrtException {
        for (long seed = 0; seed < 60; seed++) {
            Graph graph = Lowered.of(RandomDesigns.sound(seed)).graph();
            reference.holds("sound " + seed, graph, 1 + (int) (seed % 2));
        }
    }

    @Test
    void oddPoolsAgreeWithOnnxRuntime() throws IOException, OrtException {
        Random random = new Random(12);
        for (int trial = 0; trial < 60; trial++) {
            Extent kernel = new Extent(1 + random.nextInt(5), 1 + random.nextInt(5));
            Extent stride = new Extent(1 + random.nextInt(5), 1 + random.nextInt(5));
            Extent padding =
                    new Extent(
                            random.nextInt(kernel.height() / 2 + 1),
                            random.nextInt(kernel.width() / 2 + 1));
            Layer pool =
                    trial % 3 == 0
                            ? new Layer.MaxPool(kernel, stride, padding, random.nextBoolean())
                            : new Layer.AvgPool(
                                    kernel,
                                    stride,
                                    padding,
                                    random.nextInt(4) > 0,
                                    random.nextBoolean());
            Shape input = new Shape(2, 1 + random.nextInt(9), 1 + random.nextInt(9));
            Lowered lowered = Lowered.of(new Design("pool", input, Sequence.of(pool)));
            if (lowered.complete()) {
                reference.holds(pool + " of " + input, lowered.graph(), 1);
            }
        }
    }

    @Test
    void oddConvolutionsAgreeWithOnnxRuntime() throws IOException, OrtException {
        Random random = new Random(11);
        for (int trial = 0; trial < 40; trial++) {
            int groups = 1 << random.nextInt(3);
            Layer conv =
                    new Layer.Conv(
                            groups * (1 + random.nextInt(3)),
                            new Extent(1 + random.nextInt(4), 1 + random.nextInt(4)),
                            new Extent(1 + random.nextInt(5), 1 + random.nextInt(5)),
                            new Extent(random.nextInt(12), random.nextInt(4)),
                            new Extent(1 + random.nextInt(2), 1 + random.nextInt(2)),
                            groups,
                            random.nextBoolean());
            Shape input = new Shape(4, 1 + random.nextInt(9), 1 + random.nextInt(9));
            Lowered lowered = Lowered.of(new Design("conv", input, Sequence.of(conv)));
            if (lowered.complete()) {
                reference.holds(conv + " of " + input, lowered.graph(), 2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9, 30})
    void responseNormOfAnySizeAgreesWithOnnxRuntime(int size) throws IOException, OrtException {
        for (double alpha : new double[] {0, 0.7}) {
            for (double beta : new double[] {0, 0.75}) {
                Layer norm = new Layer.Lrn(size, alpha, beta, 1.5);
                String name = norm.toString();
                reference.holds(name, graph(new Shape(7, 3, 2), norm), 2);
                reference.holds(name, graph(new Shape(7, 1, 1), new Layer.Flatten(), norm), 2);
            }
        }
    }

    @Test
    void everyOperationOnVectorsAgreesWithOnnxRuntime() throws IOException, OrtException {
        Layer flatten = new Layer.Flatten();
        for (Block block :
                List.of(
                        new Layer.Relu(),
                        new Layer.Sigmoid(),
                        new Layer.Softmax(),
                        BATCH_NORM,
                        new Layer.Scale(-0.5),
                        new Layer.Slice(3, 9),
                        new Layer.PadChannels(2, 3),
                        new Layer.PadChannels(0, 0),
                        new Layer.Shuffle(3),
                        new Layer.Subsample(2),
                        new Layer.GlobalAvgPool(),
                        new Layer.FullyConnected(5, false),
                        new Layer.FullyConnected(5, true),
                        new Layer.Flatten(),
                        Layer.Conv.same(4, 3, 1, 2).withBias(),
                        new Layer.MaxPool(Extent.ONE, Extent.ONE, Extent.ZERO, false),
                        new Layer.AvgPool(Extent.ONE, Extent.ONE, Extent.ZERO, true, true),
                        merged(Merge.ADD),
                        merged(Merge.CONCAT),
                        merged(Merge.MULTIPLY),
                        merged(new Merge.Attend(2, 4, 2, true)))) {
            Graph graph = graph(new Shape(3, 2, 2), flatten, block);
            reference.holds("flatten, " + block, graph, 2);
        }
    }

    private static final Layer BATCH_NORM = Layer.BatchNorm.standard();

    private static Parallel merged(Merge merge) {
        return Parallel.of(
                merge,
                Branch.identity(),
                Branch.of(new Layer.Sigmoid(), new Layer.GlobalAvgPool()));
    }

    @Test
    void aSelectionOfOneBranchAndSumsOfManyAgreeWithOnnxRuntime() throws IOException, OrtException {
        Branch branch = Branch.of(Layer.Conv.same(8, 3, 1, 1));
        for (Merge merge : List.of(Merge.ADD, Merge.CONCAT, new Merge.Attend(2, 4, 2, false))) {
            reference.holds("one", graph(new Shape(4, 5, 3), Parallel.of(merge, branch)), 2);
            Branch three = new Branch(3, branch.body());
            reference.holds("three", graph(new Shape(4, 5, 3), Parallel.of(merge, three)), 2);
        }
    }

    @Test
    void aDesignThatComputesNothingGivesItsInput() throws IOException, OrtException {
        reference.holds("empty", graph(new Shape(3, 4, 5)), 2);
        reference.holds("dropout", graph(new Shape(3, 4, 5), new Layer.Dropout(0.5)), 1);
    }

    @Test
    void weightsMayBeFedInstead() throws IOException, OrtException {
        for (long seed = 0; seed < 10; seed++) {
            Graph graph = Lowered.of(RandomDesigns.sound(seed)).graph();
            reference.holdsWithoutWeights("sound " + seed, graph, 1);
        }
    }

    private static GraphProto written(Graph graph) throws IOException {
        Path file = folder.resolve("written.onnx");
        try (Weights weights = SeededWeights.of(graph, 1)) {
            OnnxFile.write(file, "written", graph, weights);
        }
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(file));
        assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(13);
        assertThat(model.getIrVersion()).isEqualTo(7);
        return model.getGraph();
    }

    @Test
    void nodesAndTensorsAreNamedByTheirPathsAndBatchNormIsKept() throws IOException {
        Sequence body = Sequence.of(Layer.Conv.same(4, 3, 1, 1), BATCH_NORM, new Layer.Relu());
        GraphProto graph = written(graph(new Shape(2, 5, 5), new Named("stem", body)));
        assertThat(graph.getNodeList().stream().map(NodeProto::getName))
                .containsExactly("stem.conv1", "stem.batchNorm1", "stem.relu1");
        assertThat(graph.getNodeList().stream().map(node -> node.getOutput(0)))
                .containsExactly("stem.conv1", "stem.batchNorm1", "stem.relu1");
        assertThat(graph.getNode(1).getOpType()).isEqualTo("BatchNormalization");
        assertThat(graph.getInitializerList().stream().map(TensorProto::getName))
                .containsExactly(
                        "stem.conv1.weight",
                        "stem.batchNorm1.weight",
                        "stem.batchNorm1.bias",
                        "stem.batchNorm1.running_mean",
                        "stem.batchNorm1.running_var");
        assertThat(graph.getInputList().stream().map(ValueInfoProto::getName))
                .containsExactly("input");
    }

    @Test
    void networksAndSamplesKeepEveryName() throws IOException {
        Path file = folder.resolve("names.onnx");
        for (Design design : Stream.concat(networks(), Samples.all().stream()).toList()) {
            Graph ours = Lowered.of(design).graph();
            OnnxFile.writeWithoutWeights(file, design.name(), ours);
            GraphProto proto = ModelProto.parseFrom(Files.readAllBytes(file)).getGraph();
            assertThat(proto.getNodeList().stream().map(node -> node.getOutput(0)))
                    .containsAll(ours.nodes().stream().map(Node::id).toList());
            assertThat(proto.getInputList().stream().map(ValueInfoProto::getName))
                    .containsExactlyElementsOf(
                            Stream.concat(Stream.of("input"), ours.tensors().keySet().stream())
                                    .toList());
        }
    }

    @Test
    void everyNodeSaysItsShapeAndTheBatchIsOpen() throws IOException {
        GraphProto graph =
                written(
                        graph(
                                new Shape(2, 5, 6),
                                Layer.Conv.same(4, 3, 2, 1),
                                new Layer.Softmax(),
                                new Layer.FullyConnected(10, true)));
        assertThat(graph.getValueInfoList().stream().map(OnnxFileTest::says))
                .containsExactly("conv1 [N, 4, 3, 3]", "softmax1 [N, 4, 3, 3]");
        assertThat(says(graph.getInput(0))).isEqualTo("input [N, 2, 5, 6]");
        assertThat(says(graph.getOutput(0))).isEqualTo("fullyConnected1 [N, 10]");
    }

    private static String says(ValueInfoProto value) {
        return value.getName()
                + " "
                + value.getType().getTensorType().getShape().getDimList().stream()
                        .map(
                                extent ->
                                        extent.getDimParam().isEmpty()
                                                ? "" + extent.getDimValue()
                                                : extent.getDimParam())
                        .toList();
    }

    @Test
    void aBlockThatIsCalledInputKeepsItsName() throws IOException {
        Graph named = graph(new Shape(2, 3, 3), new Named("input", new Layer.Relu()));
        GraphProto graph = written(named);
        assertThat(graph.getOutput(0).getName()).isEqualTo("input");
        assertThat(graph.getInput(0).getName()).isEqualTo("input~2");
    }

    @Test
    void moreThanTwoGibibytesAreRefusedInOneSentence() {
        Graph large = graph(new Shape(65_536, 1, 1), new Layer.FullyConnected(8_192, false));
        Path file = folder.resolve("large.onnx");
        assertThatThrownBy(() -> OnnxFile.check(file, large))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("2.00 GiB, but an ONNX file holds at most 2 GiB");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereIsOneSentenceAndNothingIsLeft() {
        Path file = folder.resolve("none").resolve("block.onnx");
        Graph graph = graph(new Shape(2, 3, 3), new Layer.Relu());
        assertThatThrownBy(() -> OnnxFile.writeWithoutWeights(file, "x", graph))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no folder");
    }
}
