package convscope.engine.plan;

import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.weights.Weights;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How large the numbers of some weights are, looked up once each. */
public final class Magnitudes implements ShortCuts {

    private final Weights weights;
    private final Map<String, Double> largest = new HashMap<>();

    public Magnitudes(Weights weights) {
        this.weights = weights;
    }

    @Override
    public boolean finite(Node node) {
        return node.tensors().values().stream().allMatch(name -> Double.isFinite(largest(name)))
                && (!(node.op() instanceof Op.BatchNorm2d) || finite(Folded.of(node, weights)));
    }

    private static boolean finite(Folded folded) {
        return Double.isFinite(largest(folded.scale())) && Double.isFinite(largest(folded.shift()));
    }

    @Override
    public boolean folds(Node node, Node norm) {
        Folded folded = Folded.of(norm, weights);
        String bias = node.tensors().get(Role.BIAS);
        double scale = largest(folded.scale());
        double own = bias == null ? 0 : largest(bias);
        return largest(node.tensor(Role.WEIGHT)) * scale <= Float.MAX_VALUE
                && own * scale + largest(folded.shift()) <= Float.MAX_VALUE;
    }

    private double largest(String tensor) {
        return largest.computeIfAbsent(tensor, name -> largest(weights.get(name)));
    }

    /** A sum hands on what is not finite, which a greatest number may not. */
    private static double largest(INDArray tensor) {
        return Double.isFinite(tensor.sumNumber().doubleValue())
                ? tensor.amaxNumber().doubleValue()
                : largest(tensor.data().asFloat());
    }

    /** Infinite where one of them is not finite. */
    private static double largest(float[] numbers) {
        float largest = 0;
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                return Double.POSITIVE_INFINITY;
            }
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }
}
