package convscope.weights;

import convscope.graph.Gathering;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Pixels;
import convscope.graph.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Random weights of an untrained network, the same on every machine.
 *
 * <p>Convolution weights are normal with standard deviation {@code sqrt(2 / (out kh kw))}, as in
 * torchvision (He et al., Delving Deep into Rectifiers, 2015, arXiv:1502.01852, equation 14, over
 * the fan-out); fully connected weights and all biases are uniform within {@code 1 / sqrt(fan-in)},
 * as in PyTorch; batch norm has gamma 1, beta 0, mean 0, variance 1.
 *
 * <p>A tensor depends on the seed, its place among the graph's tensors and its shape, not on its
 * name: unfolding or renaming a block leaves its function as it was.
 */
public final class SeededWeights {

    private SeededWeights() {}

    /** {@return a tensor for each that the graph names; the caller closes them} */
    public static Weights of(Graph graph, long seed) {
        Map<String, INDArray> tensors = new LinkedHashMap<>();
        for (Node node : graph.nodes()) {
            node.op()
                    .tensors()
                    .forEach(
                            (role, shape) -> {
                                String name = node.tensors().get(role);
                                if (!tensors.containsKey(name)) {
                                    SeededNumbers numbers = new SeededNumbers(seed, tensors.size());
                                    tensors.put(
                                            name,
                                            array(values(node.op(), role, shape, numbers), shape));
                                }
                            });
        }
        return new Weights(tensors);
    }

    private static INDArray array(float[] values, List<Integer> shape) {
        return Nd4j.create(values, shape.stream().mapToLong(Integer::longValue).toArray(), 'c');
    }

    private static float[] values(Op op, Role role, List<Integer> shape, SeededNumbers numbers) {
        int count = Math.toIntExact(shape.stream().mapToLong(i -> i).reduce(1, (a, b) -> a * b));
        if (op.gathering().equals(Optional.of(Gathering.WEIGHTED_SUM))) {
            return role == Role.WEIGHT && op.window().isPresent()
                    ? numbers.normal(count, Math.sqrt(2 / fanOut(op, op.window().get())))
                    : numbers.uniform(count, within(fanIn(op)));
        }
        return numbers.constant(count, role == Role.WEIGHT || role == Role.RUNNING_VAR ? 1 : 0);
    }

    private static double fanOut(Op op, Pixels.Sliding window) {
        return (double) weights(op).getFirst() * window.kernel().area();
    }

    private static double fanIn(Op op) {
        return weights(op).stream().skip(1).mapToDouble(i -> i).reduce(1, (a, b) -> a * b);
    }

    private static List<Integer> weights(Op op) {
        return Objects.requireNonNull(op.tensors().get(Role.WEIGHT));
    }

    private static double within(double fanIn) {
        return 1 / Math.sqrt(fanIn);
    }
}
