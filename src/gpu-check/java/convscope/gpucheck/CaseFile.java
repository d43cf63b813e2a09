package convscope.gpucheck;

import com.fasterxml.jackson.databind.ObjectMapper;
import convscope.engine.Pass;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Extent;
import convscope.weights.Safetensors;
import convscope.weights.SafetensorsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
        members.putAll(attributes(node.op()));
        Map<String, String> tensors = new LinkedHashMap<>();
        node.tensors().forEach((role, name) -> tensors.put(role.suffix(), name));
        members.put("params", tensors);
        return members;
    }

    private static String id(Graph graph, int value) {
        return value == Graph.INPUT ? INPUT : graph.nodes().get(value).id();
    }

    private static Map<String, Object> attributes(Op op) {
        return switch (op) {
            case Op.Conv2d conv -> convolution(conv);
            case Op.BatchNorm2d norm -> Map.of("channels", norm.channels(), "eps", norm.eps());
            case Op.MaxPool2d pool ->
                    window(pool.kernel(), pool.stride(), pool.padding(), pool.ceil());
            case Op.AvgPool2d pool -> {
                Map<String, Object> window =
                        window(pool.kernel(), pool.stride(), pool.padding(), pool.ceil());
                window.put("count_include_pad", pool.countPadding());
                yield window;
            }
            case Op.Linear linear ->
                    Map.of(
                            "in_features", linear.in(),
                            "out_features", linear.out(),
                            "bias", linear.bias());
            case Op.RadixSoftmax softmax ->
                    Map.of("radix", softmax.radix(), "cardinality", softmax.cardinality());
            case Op.Scale scale -> Map.of("factor", scale.factor());
            case Op.SliceChannels slice -> Map.of("start", slice.start(), "end", slice.end());
            case Op.PadChannels pad -> Map.of("front", pad.front(), "back", pad.back());
            case Op.Subsample subsample -> Map.of("stride", subsample.stride());
            case Op.Lrn lrn ->
                    Map.of(
                            "size", lrn.size(),
                            "alpha", lrn.alpha(),
                            "beta", lrn.beta(),
                            "k", lrn.k());
            case Op.Shuffle shuffle -> Map.of("groups", shuffle.groups());
            case Op.Relu none -> Map.of();
            case Op.Sigmoid none -> Map.of();
            case Op.Softmax none -> Map.of();
            case Op.GlobalAvgPool none -> Map.of();
            case Op.Add none -> Map.of();
            case Op.Concat none -> Map.of();
            case Op.MulChannel none -> Map.of();
            case Op.Flatten none -> Map.of();
        };
    }

    private static Map<String, Object> convolution(Op.Conv2d conv) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("in_channels", conv.in());
        attributes.put("out_channels", conv.out());
        attributes.put("kernel", pair(conv.kernel()));
        attributes.put("stride", pair(conv.stride()));
        attributes.put("padding", pair(conv.padding()));
        attributes.put("dilation", pair(conv.dilation()));
        attributes.put("groups", conv.groups());
        attributes.put("bias", conv.bias());
        return attributes;
    }

    private static Map<String, Object> window(
            Extent kernel, Extent stride, Extent padding, boolean ceil) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("kernel", pair(kernel));
        attributes.put("stride", pair(stride));
        attributes.put("padding", pair(padding));
        attributes.put("ceil_mode", ceil);
        return attributes;
    }

    private static List<Integer> pair(Extent extent) {
        return List.of(extent.height(), extent.width());
    }
}
