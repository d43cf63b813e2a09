package convscope.export;

import static convscope.export.OnnxAttributes.extent;
import static convscope.export.OnnxAttributes.list;
import static convscope.export.OnnxAttributes.real;
import static convscope.export.OnnxAttributes.whole;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import onnx.Onnx.AttributeProto;

/**
 * What each operation is in ONNX, opset 13. Its last node bears the path, and so does the value;
 * what it computes on the way stands below the path, behind a slash.
 */
final class OnnxOperations {

    private final Graph graph;
    private final OnnxNames names;
    private final OnnxNodes nodes;
    private final Map<Integer, String> maps = new HashMap<>();

    OnnxOperations(Graph graph, OnnxNames names, OnnxNodes nodes) {
        this.graph = graph;
        this.names = names;
        this.nodes = nodes;
    }

    void add(Node node) {
        List<String> inputs = inputs(node);
        Shape in = graph.shape(node.inputs().getFirst());
        switch (node.op()) {
            case Op.Conv2d op -> convolution(op, node, inputs);
            case Op.BatchNorm2d op -> batchNorm(op, node, inputs);
            case Op.Relu op -> nodes.add("Relu", node.id(), inputs);
            case Op.Sigmoid op -> nodes.add("Sigmoid", node.id(), inputs);
            case Op.Softmax op -> nodes.add("Softmax", node.id(), inputs, whole("axis", 1));
            case Op.RadixSoftmax op -> radixSoftmax(op, node, inputs);
            case Op.MaxPool2d op -> OnnxPooling.of(op, in, node.output()).max(nodes, node, inputs);
            case Op.AvgPool2d op ->
                    OnnxPooling.of(op, in, node.output())
                            .average(op.countPadding(), nodes, node, inputs);
            case Op.GlobalAvgPool op -> nodes.add("GlobalAveragePool", node.id(), inputs);
            case Op.Linear op -> linear(node, inputs);
            case Op.Add op -> nodes.add(inputs.size() == 2 ? "Add" : "Sum", node.id(), inputs);
            case Op.Concat op -> nodes.add("Concat", node.id(), inputs, whole("axis", 1));
            case Op.MulChannel op -> nodes.add("Mul", node.id(), inputs);
            case Op.Scale op -> {
                String factor = nodes.number(node.id() + "/factor", op.factor());
                nodes.add("Mul", node.id(), List.of(inputs.getFirst(), factor));
            }
            case Op.SliceChannels op -> slice(op, node, inputs);
            case Op.PadChannels op -> padChannels(op, node, inputs);
            case Op.Subsample op -> subsample(op, node, in, inputs);
            case Op.Lrn op -> OnnxResponseNorm.add(op, nodes, node, inputs);
            case Op.Flatten op -> nodes.add("Flatten", node.id(), inputs, whole("axis", 1));
            case Op.Shuffle op -> shuffle(op, node, inputs);
        }
    }

    /** A vector is read as [N, C, 1, 1] by whatever gives maps. */
    private List<String> inputs(Node node) {
        return node.inputs().stream()
                .map(index -> node.vector() ? names.value(index) : map(index))
                .toList();
    }

    private String map(int index) {
        if (!graph.vector(index)) {
            return names.value(index);
        }
        String vector = names.value(index);
        return maps.computeIfAbsent(
                index,
                unseen ->
                        nodes.step(
                                "Unsqueeze",
                                vector + "/map",
                                List.of(vector, nodes.list(vector + "/map/axes", 2, 3))));
    }

    private List<String> with(List<String> inputs, Node node, List<Role> roles) {
        List<String> all = new ArrayList<>(inputs);
        for (Role role : roles) {
            String tensor = node.tensors().get(role);
            if (tensor != null) {
                all.add(names.tensor(tensor));
            }
        }
        return all;
    }

    private void convolution(Op.Conv2d op, Node node, List<String> inputs) {
        int rows = op.padding().height();
        int columns = op.padding().width();
        nodes.add(
                "Conv",
                node.id(),
                with(inputs, node, List.of(Role.WEIGHT, Role.BIAS)),
                extent("kernel_shape", op.kernel()),
                extent("strides", op.stride()),
                list("pads", rows, columns, rows, columns),
                extent("dilations", op.dilation()),
                whole("group", op.groups()));
    }

    private void batchNorm(Op.BatchNorm2d op, Node node, List<String> inputs) {
        nodes.add(
                "BatchNormalization",
                node.id(),
                with(
                        inputs,
                        node,
                        List.of(Role.WEIGHT, Role.BIAS, Role.RUNNING_MEAN, Role.RUNNING_VAR)),
                real("epsilon", op.eps()));
    }

    private void radixSoftmax(Op.RadixSoftmax op, Node node, List<String> inputs) {
        if (op.radix() == 1) {
            nodes.add("Sigmoid", node.id(), inputs);
            return;
        }
        int channels = node.output().channels();
        long part = channels / ((long) op.cardinality() * op.radix());
        String branches =
                reshape(node, "branches", inputs.getFirst(), 0, op.cardinality(), op.radix(), part);
        String shares =
                nodes.step("Softmax", node.id() + "/shares", List.of(branches), whole("axis", 2));
        regroup(node, shares, new Integer[] {0, 2, 1, 3}, 0, channels, 1, 1);
    }

    private void linear(Node node, List<String> inputs) {
        int source = node.inputs().getFirst();
        List<String> rows =
                graph.vector(source)
                        ? inputs
                        : List.of(
                                nodes.step(
                                        "Flatten", node.id() + "/rows", inputs, whole("axis", 1)));
        nodes.add(
                "Gemm",
                node.id(),
                with(rows, node, List.of(Role.WEIGHT, Role.BIAS)),
                whole("transB", 1));
    }

    private void slice(Op.SliceChannels op, Node node, List<String> inputs) {
        String at = node.id();
        nodes.add(
                "Slice",
                at,
                List.of(
                        inputs.getFirst(),
                        nodes.list(at + "/starts", op.start()),
                        nodes.list(at + "/ends", op.end()),
                        nodes.list(at + "/axes", 1)));
    }

    private void subsample(Op.Subsample op, Node node, Shape in, List<String> inputs) {
        String at = node.id();
        nodes.add(
                "Slice",
                at,
                List.of(
                        inputs.getFirst(),
                        nodes.list(at + "/starts", 0, 0),
                        nodes.list(at + "/ends", in.height(), in.width()),
                        nodes.list(at + "/axes", 2, 3),
                        nodes.list(at + "/steps", op.stride(), op.stride())));
    }

    private void padChannels(Op.PadChannels op, Node node, List<String> inputs) {
        long[] pads =
                node.vector()
                        ? new long[] {0, op.front(), 0, op.back()}
                        : new long[] {0, op.front(), 0, 0, 0, op.back(), 0, 0};
        String at = nodes.list(node.id() + "/pads", pads);
        nodes.add("Pad", node.id(), List.of(inputs.getFirst(), at));
    }

    private void shuffle(Op.Shuffle op, Node node, List<String> inputs) {
        int channels = node.output().channels();
        int height = node.output().height();
        int width = node.output().width();
        long each = channels / op.groups();
        String x = inputs.getFirst();
        if (node.vector()) {
            String groups = reshape(node, "groups", x, 0, op.groups(), each);
            regroup(node, groups, new Integer[] {0, 2, 1}, 0, channels);
        } else {
            String groups = reshape(node, "groups", x, 0, op.groups(), each, height, width);
            regroup(node, groups, new Integer[] {0, 2, 1, 3, 4}, 0, channels, height, width);
        }
    }

    /** Reshapes on the way; 0 keeps the batch, however large it is. */
    private String reshape(Node node, String name, String value, long... shape) {
        String at = node.id() + "/" + name;
        return nodes.step("Reshape", at, List.of(value, nodes.list(at + "/shape", shape)));
    }

    /** Changes the order of the axes and gives the result the node's own shape. */
    private void regroup(Node node, String value, Integer[] order, long... shape) {
        AttributeProto permutation = list("perm", order);
        String at = node.id();
        String dealt = nodes.step("Transpose", at + "/dealt", List.of(value), permutation);
        nodes.add("Reshape", at, List.of(dealt, nodes.list(at + "/shape", shape)));
    }
}
