package convscope.weights;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Faults with a common cause, which is what is said. */
class MismatchTest {

    private static final Graph RESNET_50 = graph("resnet50");

    private static final Naming TORCHVISION =
            new Naming("", Optional.of(Catalog.tensorNames().getFirst()));

    private static Graph graph(String network) {
        return Lowered.of(Catalog.design(network).orElseThrow()).graph();
    }

    private static Map<String, TensorEntry> tensors(Graph graph) {
        Map<String, TensorEntry> tensors = new LinkedHashMap<>();
        graph.tensors()
                .forEach(
                        (path, shape) ->
                                add(
                                        tensors,
                                        TORCHVISION.nameOf(path),
                                        shape.stream().map(Integer::longValue).toList()));
        return tensors;
    }

    private static void add(Map<String, TensorEntry> tensors, String name, List<Long> shape) {
        tensors.put(name, new TensorEntry(name, "F32", shape, 0, 0));
    }

    private static Map<String, TensorEntry> without(Predicate<String> lost) {
        Map<String, TensorEntry> tensors = tensors(RESNET_50);
        tensors.keySet().removeIf(lost);
        return tensors;
    }

    private static String fault(Map<String, TensorEntry> tensors) {
        String says = new Mismatch(RESNET_50, TORCHVISION, tensors).fault(true).orElse("");
        assertThat(says).hasSizeLessThan(235);
        return says;
    }

    @Test
    void nothingIsSaidOfWhatFits() {
        assertThat(fault(tensors(RESNET_50))).isEmpty();
    }

    @Test
    void theStatisticsOfAllNorms() {
        assertThat(fault(without(name -> name.contains("running"))))
                .isEqualTo(
                        "lacks the running statistics (running_mean, running_var) of all 53 batch"
                                + " norms");
    }

    @Test
    void anotherOrderOfTheExtents() {
        Map<String, TensorEntry> tensorFlow = tensors(RESNET_50);
        Map<String, TensorEntry> transposed = tensors(RESNET_50);
        tensors(RESNET_50)
                .forEach(
                        (name, entry) -> {
                            List<Long> s = entry.shape();
                            if (s.size() == 4) {
                                List<Long> last = List.of(s.get(2), s.get(3), s.get(1), s.get(0));
                                add(tensorFlow, name, last);
                            } else if (s.size() == 2) {
                                add(tensorFlow, name, List.of(s.get(1), s.get(0)));
                                add(transposed, name, List.of(s.get(1), s.get(0)));
                            }
                        });

        assertThat(fault(tensorFlow))
                .startsWith("has the tensor conv1.weight as [7, 7, 3, 64]")
                .endsWith(
                        "; the extents stand in the order height, width, in, out, as TensorFlow's"
                                + " do");
        assertThat(fault(transposed))
                .isEqualTo(
                        "has the tensor fc.weight as [2048, 1000], but the design needs [1000,"
                                + " 2048]; the extents stand in the order in, out");
    }

    @Test
    void allNorms() {
        assertThat(fault(without(name -> name.matches(".*(bn\\d|downsample\\.1).*"))))
                .isEqualTo(
                        "lacks every tensor of all 53 batch norms; they may have been folded into"
                                + " the convolutions");
    }

    @Test
    void aStageOrTwo() {
        assertThat(fault(without(name -> name.startsWith("layer3"))))
                .isEqualTo(
                        "lacks every tensor of layer3, 95 in all; the first is layer3.0.conv1.weight"
                                + " [256, 512, 1, 1]");
        assertThat(fault(without(name -> name.matches("(layer4|fc).*"))))
                .startsWith("lacks every tensor of layer4 and fc, 52 in all");
    }

    @Test
    void theShortcuts() {
        assertThat(fault(without(name -> name.contains("downsample"))))
                .startsWith("lacks every tensor of downsample, 20 in all");
    }

    @Test
    void whatHasNothingInCommonIsCounted() {
        assertThat(fault(without(name -> name.equals("fc.bias") || name.equals("conv1.weight"))))
                .isEqualTo("lacks the tensor conv1.weight [64, 3, 7, 7], and 1 more");
    }

    @Test
    void aDeeperNetworkAndOneOfSmallerBlocks() {
        Map<String, TensorEntry> deeper = tensors(RESNET_50);
        for (int block = 6; block < 23; block++) {
            add(deeper, "layer3." + block + ".conv1.weight", List.of(256L, 1024L, 1L, 1L));
        }
        assertThat(fault(deeper))
                .isEqualTo(
                        "has stages of 3, 4, 23, 3 blocks of 3 convolutions (as in ResNet-101), the"
                                + " design of 3, 4, 6, 3 blocks of 3 convolutions (as in ResNet-50):"
                                + " 17 blocks more");
        assertThat(fault(without(name -> name.matches("layer2\\.3\\..*"))))
                .endsWith("(as in ResNet-50): 1 block fewer");
        assertThat(fault(without(name -> name.matches(".*(conv3|bn3).*"))))
                .startsWith("has stages of 3, 4, 6, 3 blocks of 2 convolutions (as in ResNet-34)");
    }

    @Test
    void otherClassesAndOtherChannels() {
        Map<String, TensorEntry> classes = tensors(RESNET_50);
        add(classes, "fc.weight", List.of(10L, 2048L));
        add(classes, "fc.bias", List.of(10L));
        assertThat(fault(classes))
                .startsWith("has a classifier of 10 classes, the design one of 1000");
        Map<String, TensorEntry> grey = tensors(RESNET_50);
        add(grey, "conv1.weight", List.of(64L, 1L, 7L, 7L));
        assertThat(fault(grey))
                .startsWith("is for an input of other channels: it has conv1.weight");
    }

    @Test
    void otherGroups() {
        Map<String, TensorEntry> grouped = tensors(RESNET_50);
        grouped.keySet().stream()
                .filter(name -> name.endsWith("conv2.weight"))
                .toList()
                .forEach(
                        name -> {
                            List<Long> shape = grouped.get(name).shape();
                            add(grouped, name, List.of(shape.get(0), 4L, 3L, 3L));
                        });
        assertThat(fault(grouped))
                .isEqualTo(
                        "has the tensor layer1.0.conv2.weight as [64, 4, 3, 3], but the design needs"
                                + " [64, 64, 3, 3], and 15 more; its convolutions are grouped"
                                + " otherwise");
    }

    @Test
    void namesOfAnotherFamily() {
        Map<String, TensorEntry> other = new LinkedHashMap<>();
        add(other, "stem.0.weight", List.of(96L));
        add(other, "stages.0.blocks.0.conv_dw.weight", List.of(96L));
        assertThat(fault(other))
                .isEqualTo(
                        "holds none of the design's 267 tensors; its names, such as"
                                + " stages.0.blocks.0.conv_dw.weight, look like those of timm's"
                                + " ConvNeXt");
        assertThat(fault(Map.of()))
                .isEqualTo("holds none of the design's 267 tensors, nor any other");
    }
}
