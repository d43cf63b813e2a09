package convscope.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.engine.Activations;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Three small networks by PyTorch: their files, their names, their numbers. */
class PretrainedNetworksTest {

    private static final Path FOLDER = Path.of("src/test/resources/reference/models");

    private static Design network(int width, List<Integer> reductions, boolean ceil, int classes) {
        List<Block> body = new ArrayList<>();
        body.add(Layer.Conv.same(64, 7, 2, 1));
        body.add(Layer.BatchNorm.standard());
        body.add(new Layer.Relu());
        Extent padding = ceil ? Extent.ZERO : Extent.ONE;
        body.add(new Layer.MaxPool(Extent.square(3), Extent.square(2), padding, ceil));
        for (int stage = 0; stage < 4; stage++) {
            Block block =
                    new ResNeXt(
                            ResNeXt.Form.C,
                            8,
                            width << stage,
                            64 << stage,
                            stage == 0 ? 1 : 2,
                            Shortcut.B,
                            reductions.get(stage));
            body.add(new Named("layer" + (stage + 1), Sequence.of(block)));
        }
        body.add(new Layer.GlobalAvgPool());
        body.add(new Named("fc", new Layer.FullyConnected(classes, true)));
        return new Design("small", new Shape(3, 64, 64), new Sequence(body));
    }

    @Test
    void torchvisionsResNeXtGivesPyTorchsNumbers() throws Exception {
        same("tv_resnext_small", network(4, List.of(0, 0, 0, 0), false, 10));
    }

    /** timm makes the hidden vector's extent a multiple of 8: 8 of 64 channels, not 4. */
    @Test
    void timmsSeResNeXtGivesPyTorchsNumbers() throws Exception {
        same("timm_seresnext_small", network(4, List.of(8, 16, 16, 16), false, 10));
    }

    @Test
    void theLegacySeResNeXtGivesPyTorchsNumbers() throws Exception {
        same("legacy_seresnext_small", network(1, List.of(16, 16, 16, 16), true, 10));
    }

    private static void same(String name, Design design) throws Exception {
        Graph graph = Lowered.of(design).graph();
        Map<String, INDArray> outputs =
                Safetensors.read(FOLDER.resolve(name + ".outputs.safetensors"));
        Map<Integer, INDArray> expected = new LinkedHashMap<>();
        outputs.forEach(
                (tensor, value) -> {
                    String id = node(tensor);
                    if (!id.isEmpty()) {
                        expected.put(
                                graph.node(id)
                                        .map(Node::index)
                                        .orElseThrow(() -> new AssertionError(id)),
                                value);
                    }
                });
        assertThat(expected).hasSizeGreaterThan(7);
        Set<Integer> keep = expected.keySet().stream().collect(Collectors.toSet());
        Path file = FOLDER.resolve(name + ".safetensors");
        try (Weights weights = WeightsFile.read(file, graph);
                ForwardEngine engine = Engines.byName("nd4j");
                Activations values =
                        engine.run(
                                new Pass(graph, weights, outputs.get("input"), keep), Watch.NONE)) {
            expected.forEach(
                    (node, value) -> {
                        INDArray computed = values.value(node).orElseThrow();
                        assertThat(computed.length()).isEqualTo(value.length());
                        assertThat(
                                        computed.reshape(value.shape())
                                                .sub(value)
                                                .amaxNumber()
                                                .doubleValue())
                                .as(graph.nodes().get(node).id())
                                .isCloseTo(0, within(1e-4));
                    });
        }
        outputs.values().forEach(INDArray::close);
    }

    /** {@return the node that a reference tensor belongs to, or nothing} */
    private static String node(String tensor) {
        return switch (tensor) {
            case "logits" -> "fc";
            case "stage.conv1" -> "conv1";
            case "stage.bn1" -> "batchNorm1";
            case "stage.layer0" -> "relu1";
            case "stage.maxpool", "stage.pool0" -> "maxPool1";
            default ->
                    tensor.matches("gate.layer\\d.*")
                            ? tensor.replaceAll("gate\\.(layer\\d).*", "$1.resnext1.se1.gate")
                            : tensor.matches("stage.layer\\d")
                                    ? tensor.substring(6) + ".resnext1.relu3"
                                    : "";
        };
    }

    @Test
    void aNetworkWithOtherClassesIsRefusedWithBothShapes() {
        Graph graph = Lowered.of(network(4, List.of(0, 0, 0, 0), false, 1000)).graph();
        assertThatExceptionOfType(SafetensorsException.class)
                .isThrownBy(
                        () ->
                                WeightsFile.read(
                                        FOLDER.resolve("tv_resnext_small.safetensors"), graph))
                .withMessage(
                        "tv_resnext_small.safetensors has a classifier of 10 classes, the design one"
                                + " of 1000: it has fc.weight as [10, 512], but the design needs"
                                + " [1000, 512]");
    }

    @Test
    void missingTensorsAreNamed() {
        Graph graph = Lowered.of(network(4, List.of(8, 16, 16, 16), false, 10)).graph();
        assertThatExceptionOfType(SafetensorsException.class)
                .isThrownBy(
                        () ->
                                WeightsFile.read(
                                        FOLDER.resolve("tv_resnext_small.safetensors"), graph))
                .withMessage(
                        "tv_resnext_small.safetensors lacks every tensor of se, 16 in all; the first"
                                + " is layer1.0.se.fc1.weight [8, 64, 1, 1]");
    }

    @Test
    void superfluousTensorsAreNamed() {
        Graph graph = Lowered.of(network(4, List.of(0, 0, 0, 0), false, 10)).graph();
        assertThatExceptionOfType(SafetensorsException.class)
                .isThrownBy(
                        () ->
                                WeightsFile.read(
                                        FOLDER.resolve("timm_seresnext_small.safetensors"), graph))
                .withMessageContaining("does not need")
                .withMessageContaining(
                        "layer1.0.se.fc1.bias [8], and 15 more: all that it has of se");
    }

    @Test
    void theDesignsOwnNamesAreReadBack(@org.junit.jupiter.api.io.TempDir Path folder)
            throws Exception {
        Graph graph = Lowered.of(network(1, List.of(16, 16, 16, 16), true, 10)).graph();
        Path file = folder.resolve("own.safetensors");
        try (Weights seeded = SeededWeights.of(graph, 3)) {
            Map<String, INDArray> tensors = new LinkedHashMap<>();
            seeded.names().forEach(name -> tensors.put(name, seeded.get(name)));
            Safetensors.write(file, tensors);
            try (Weights read = WeightsFile.read(file, graph)) {
                seeded.names()
                        .forEach(name -> assertThat(read.get(name)).isEqualTo(seeded.get(name)));
            }
        }
    }
}
