package convscope.weights;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch norms as training leaves them. Fresh ones do nothing, so that it would make no difference
 * where they stand.
 */
public final class LivedInNorms {

    private LivedInNorms() {}

    /**
     * Gives every batch norm a scale and a variance between 0.5 and 1.5, and a mean and a shift
     * around 0, of standard deviation 0.2.
     *
     * @param weights float32, changed in place
     * @param seed the same seed gives the same numbers on every machine
     */
    public static void fill(Weights weights, Graph graph, long seed) {
        Random random = new Random(seed);
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.BatchNorm2d(int channels, double eps)) {
                for (Role role : Role.values()) {
                    INDArray tensor = weights.get(node.tensor(role));
                    for (int i = 0; i < channels; i++) {
                        tensor.putScalar(i, value(role, random));
                    }
                }
            }
        }
    }

    private static double value(Role role, Random random) {
        return switch (role) {
            case WEIGHT, RUNNING_VAR -> 0.5 + random.nextDouble();
            case BIAS, RUNNING_MEAN -> 0.2 * random.nextGaussian();
        };
    }
}
