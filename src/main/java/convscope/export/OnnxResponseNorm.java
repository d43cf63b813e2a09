package convscope.export;

import static convscope.export.OnnxAttributes.list;
import static convscope.export.OnnxAttributes.real;
import static convscope.export.OnnxAttributes.whole;

import convscope.graph.Node;
import convscope.graph.Op;
import convscope.model.Shape;
import java.util.List;

/**
 * Local response normalisation. ONNX's own window leans to the other side where its size is even,
 * and ONNX Runtime takes neither even sizes, nor vectors, nor an alpha or beta of zero: those are
 * spelled out.
 */
final class OnnxResponseNorm {

    private OnnxResponseNorm() {}

    static void add(Op.Lrn op, OnnxNodes nodes, Node node, List<String> inputs) {
        if (op.size() % 2 == 1 && !node.vector() && op.alpha() > 0 && op.beta() > 0) {
            nodes.add(
                    "LRN",
                    node.id(),
                    inputs,
                    whole("size", op.size()),
                    real("alpha", op.alpha()),
                    real("beta", op.beta()),
                    real("bias", op.k()));
        } else {
            spelledOut(op, nodes, node, inputs.getFirst());
        }
    }

    private static void spelledOut(Op.Lrn op, OnnxNodes nodes, Node node, String x) {
        String at = node.id();
        String alpha = nodes.number(at + "/alpha", op.alpha());
        String weighted =
                nodes.step("Mul", at + "/weighted", List.of(means(op, nodes, node, x), alpha));
        String k = nodes.number(at + "/k", op.k());
        String base = nodes.step("Add", at + "/base", List.of(weighted, k));
        String beta = nodes.number(at + "/beta", op.beta());
        String divisor = nodes.step("Pow", at + "/divisor", List.of(base, beta));
        nodes.add("Div", at, List.of(x, divisor));
    }

    /** The mean of the squares over the window: channels become rows, which are then pooled. */
    private static String means(Op.Lrn op, OnnxNodes nodes, Node node, String x) {
        String at = node.id();
        Shape shape = node.output();
        int channels = shape.channels();
        String squares = nodes.step("Mul", at + "/squares", List.of(x, x));
        String plane = nodes.list(at + "/rows/shape", 0, 1, channels, shape.area());
        String rows = nodes.step("Reshape", at + "/rows", List.of(squares, plane));
        String means =
                nodes.step(
                        "AveragePool",
                        at + "/means",
                        List.of(rows),
                        list("kernel_shape", op.size(), 1),
                        list("strides", 1, 1),
                        list("pads", op.size() / 2, 0, (op.size() - 1) / 2, 0),
                        whole("count_include_pad", 1));
        long[] back =
                node.vector()
                        ? new long[] {0, channels}
                        : new long[] {0, channels, shape.height(), shape.width()};
        return nodes.step(
                "Reshape",
                at + "/mean squares",
                List.of(means, nodes.list(at + "/mean squares/shape", back)));
    }
}
