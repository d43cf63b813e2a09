package convscope.export;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TensorShapeProto.Dimension;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;

/**
 * A graph as an ONNX model, opset 13: all but the numbers of its weights.
 *
 * @param frame the model without its graph
 * @param graph nodes, constants, and the shape of every node's value; the batch is left open
 * @param weights the weights that belong to the graph, without their numbers; none where they are
 *     inputs
 */
record OnnxModel(ModelProto frame, GraphProto graph, List<Weight> weights) {

    /** The format since ONNX 1.8, which brought opset 13. */
    private static final int FORMAT = 7;

    private static final int OPSET = 13;

    OnnxModel {
        weights = List.copyOf(weights);
    }

    /**
     * A tensor to be written into the model.
     *
     * @param name the graph's name for it
     * @param header name, type and shape
     */
    record Weight(String name, TensorProto header) {
        long bytes() {
            return header.getDimsList().stream().reduce(1L, Math::multiplyExact) * Float.BYTES;
        }
    }

    /**
     * {@return the model of a graph}
     *
     * @param name what it is called
     * @param included whether its weights are to be written into it, or are inputs
     */
    static OnnxModel of(String name, Graph graph, boolean included) {
        OnnxNames names = new OnnxNames(graph);
        GraphProto.Builder proto = GraphProto.newBuilder().setName(name.isBlank() ? "graph" : name);
        proto.addInput(value(names.value(Graph.INPUT), mapShape(graph.input())));
        List<Weight> weights = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> tensor : graph.tensors().entrySet()) {
            String its = names.tensor(tensor.getKey());
            if (included) {
                weights.add(new Weight(tensor.getKey(), header(its, tensor.getValue())));
            } else {
                proto.addInput(value(its, fixedShape(tensor.getValue())));
            }
        }
        OnnxNodes nodes = new OnnxNodes(proto, names);
        OnnxOperations operations = new OnnxOperations(graph, names, nodes);
        graph.nodes().forEach(operations::add);
        values(graph, nodes);
        return new OnnxModel(head(), proto.build(), weights);
    }

    private static ModelProto head() {
        return ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .setProducerName("ConvScope")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .build();
    }

    private static TensorProto header(String name, List<Integer> shape) {
        TensorProto.Builder header =
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(TensorProto.DataType.FLOAT_VALUE);
        shape.forEach(header::addDims);
        return header.build();
    }

    /** Tells the shapes; where nothing is computed, the output is the input under another name. */
    private static void values(Graph graph, OnnxNodes nodes) {
        for (Node node : graph.nodes()) {
            ValueInfoProto value = value(node.id(), shape(node));
            if (node.index() == graph.result()) {
                nodes.proto().addOutput(value);
            } else {
                nodes.proto().addValueInfo(value);
            }
        }
        if (graph.result() == Graph.INPUT) {
            String input = nodes.names().value(Graph.INPUT);
            String output = nodes.step("Identity", "output", List.of(input));
            nodes.proto().addOutput(value(output, mapShape(graph.input())));
        }
    }

    private static TensorShapeProto shape(Node node) {
        return node.vector()
                ? batched().addDim(extent(node.output().channels())).build()
                : mapShape(node.output());
    }

    private static TensorShapeProto mapShape(Shape shape) {
        return batched()
                .addDim(extent(shape.channels()))
                .addDim(extent(shape.height()))
                .addDim(extent(shape.width()))
                .build();
    }

    private static TensorShapeProto fixedShape(List<Integer> extents) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        extents.forEach(extent -> shape.addDim(extent(extent)));
        return shape.build();
    }

    private static TensorShapeProto.Builder batched() {
        return TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam("N"));
    }

    private static Dimension extent(int extent) {
        return Dimension.newBuilder().setDimValue(extent).build();
    }

    private static ValueInfoProto value(String name, TensorShapeProto shape) {
        TypeProto.Tensor tensor =
                TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT_VALUE)
                        .setShape(shape)
                        .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
