package convscope.engine.plan;

import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.weights.Weights;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How large the numbers of some weights are, looked up once each. */
public final class Magnitudes implements ShortCuts {

    private static final int AT_ONCE = 1 << 14;

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

    /** Loops of our own: an array's own reductions leave objects behind for each of its tensors. */
    private static double largest(INDArray tensor) {
        try (RowMajor plain = RowMajor.of(tensor)) {
            FloatPointer numbers = plain.numbers();
            long length = tensor.length();
            float[] some = new float[(int) Math.min(AT_ONCE, length)];
            double largest = 0;
            for (long from = 0; from < length; from += some.length) {
                int count = (int) Math.min(some.length, length - from);
                // What stays behind in the last piece was looked at before.
                numbers.position(from).get(some, 0, count);
                largest = Math.max(largest, largest(some));
            }
            return largest;
        }
    }

    /** Infinite where one of them is not finite. */
    private static double largest(float[] numbers) {
        float largest = 0;
        for (float number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return Float.isFinite(largest) ? largest : Double.POSITIVE_INFINITY;
    }
}
