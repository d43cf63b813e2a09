package convscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.document.GraphFile;
import convscope.graph.Graph;
import convscope.weights.Safetensors;
import convscope.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What PyTorch computed, ONNX Runtime computes with what is exported: no engine of ours between.
 */
class OnnxReferenceCasesTest {

    private static final Path FOLDER = Path.of("src/test/resources/reference/cases");

    @TempDir private Path folder;

    @Test
    void everyValueOfEveryCaseIsWhatPyTorchComputed() throws Exception {
        int compared = 0;
        try (OnnxAgreement runtime = new OnnxAgreement("nd4j", folder)) {
            for (Path file : cases()) {
                compared += compare(GraphFile.read(file), runtime);
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(42);
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .map(file -> Path.of(file.toString().replace(".safetensors", ".json")))
                    .sorted()
                    .toList();
        }
    }

    private static int compare(GraphFile reference, OnnxAgreement runtime) throws Exception {
        Map<String, INDArray> tensors = Safetensors.read(reference.tensors());
        List<GraphFile.Value> values =
                Stream.concat(reference.outputs().stream(), reference.mids().stream()).toList();
        try (Weights all = new Weights(tensors)) {
            for (GraphFile.Value value : values) {
                Graph graph = reference.graph();
                Graph toThere = new Graph(graph.input(), graph.nodes(), value.index());
                INDArray input = all.get(reference.input());
                runtime.gives(all.get(value.tensor()), toThere, all, input);
            }
        }
        return values.size();
    }
}
