package convscope.proof;

import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Seeded weights on which a proof means something: those of {@link SeededWeights}, but batch norms
 * with numbers of their own. In an untrained network each norm does next to nothing, and it would
 * not show where one went missing.
 */
public final class TrialWeights {

    private TrialWeights() {}

    /**
     * {@return float32 weights, which the caller closes; gamma is 0.25 to 0.75, so that values stay
     * small through many blocks, variance 0.5 to 1.5, beta and mean -0.5 to 0.5}
     *
     * <p>They depend on the seed, the shapes and the order of tensors, not on names.
     */
    public static Weights of(Graph graph, long seed) {
        Weights weights = SeededWeights.of(graph, seed);
        Random random = new Random(seed);
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.BatchNorm2d) {
                fill(weights.get(node.tensor(Role.WEIGHT)), random, 0.25, 0.5);
                fill(weights.get(node.tensor(Role.BIAS)), random, -0.5, 1);
                fill(weights.get(node.tensor(Role.RUNNING_MEAN)), random, -0.5, 1);
                fill(weights.get(node.tensor(Role.RUNNING_VAR)), random, 0.5, 1);
            }
        }
        return weights;
    }

    private static void fill(INDArray channels, Random random, double least, double range) {
        for (long c = 0; c < channels.length(); c++) {
            channels.putScalar(c, least + range * random.nextFloat());
        }
    }
}
