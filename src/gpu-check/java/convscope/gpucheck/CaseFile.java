package convscope.gpucheck;

import com.fasterxml.jackson.databind.ObjectMapper;
import convscope.engine.Pass;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.OpKind;
import convscope.weights.Safetensors;
import convscope.weights.SafetensorsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes a pass as a graph file with its tensors beside, in the form of the reference cases:
 * weights, input and the output that was computed.
 */
final class CaseFile {

    private static final String INPUT = "input";
    private static final String OUTPUT = "output";

    private CaseFile() {}

    /**
     * @param json the graph file; the tensors go to the same name with {@code .safetensors}
     * @param output what the pass gave
     */
    static void write(Path json, Pass pass, INDArray output)
            throws IOException, SafetensorsException {
        Graph graph = pass.graph();
        Map<String, Object> file = new LinkedHashMap<>();
        file.put(INPUT, INPUT);
        file.put("input_shape", pass.input().shape());
        file.put(
                "outputs",
                Map.of(OUTPUT, Map.of("node", id(graph, graph.result()), "tensor", OUTPUT)));
        file.put("graph", graph.nodes().stream().map(node -> node(graph, node)).toList());
        new ObjectMapper().writeValue(json.toFile(), file);
        Map<String, INDArray> tensors = new LinkedHashMap<>();
        pass.weights().names().forEach(name -> tensors.put(name, pass.weights().get(name)));
        tensors.put(INPUT, pass.input());
        tensors.put(OUTPUT, output);
        Safetensors.write(tensors(json), tensors);
    }

    private static Path tensors(Path json) {
        return json.resolveSibling(
                json.getFileName().toString().replaceFirst("\\.json$", ".safetensors"));
    }

    private static Map<String, Object> node(Graph graph, Node node) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", node.id());
        members.put("op", node.op().word());
        members.put("inputs", node.inputs().stream().map(read -> id(graph, read)).toList());
        members.putAll(OpKind.of(node.op()).written(node.op()));
        Map<String, String> tensors = new LinkedHashMap<>();
        node.tensors().forEach((role, name) -> tensors.put(role.suffix(), name));
        members.put("params", tensors);
        return members;
    }

    private static String id(Graph graph, int value) {
        return value == Graph.INPUT ? INPUT : graph.nodes().get(value).id();
    }
}
