package convscope.engine.plan;

import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.weights.Weights;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalisation at inference as {@code scale * x + shift} per channel.
 *
 * @param scale {@code gamma / sqrt(variance + eps)}
 * @param shift {@code beta - mean * scale}
 */
public record Folded(float[] scale, float[] shift) {

    public static Folded of(Node norm, Weights weights) {
        double eps = ((Op.BatchNorm2d) norm.op()).eps();
        float[] gamma = tensor(norm, Role.WEIGHT, weights);
        float[] beta = tensor(norm, Role.BIAS, weights);
        float[] mean = tensor(norm, Role.RUNNING_MEAN, weights);
        float[] variance = tensor(norm, Role.RUNNING_VAR, weights);
        float[] scale = new float[gamma.length];
        float[] shift = new float[gamma.length];
        for (int channel = 0; channel < scale.length; channel++) {
            double factor = gamma[channel] / Math.sqrt(variance[channel] + eps);
            scale[channel] = (float) factor;
            shift[channel] = (float) (beta[channel] - mean[channel] * factor);
        }
        return new Folded(scale, shift);
    }

    /** {@return the bias of a convolution with this folded in} */
    public float[] bias(float @Nullable [] before) {
        float[] bias = shift.clone();
        if (before != null) {
            for (int channel = 0; channel < bias.length; channel++) {
                bias[channel] += before[channel] * scale[channel];
            }
        }
        return bias;
    }

    public static float[] tensor(Node node, Role role, Weights weights) {
        return weights.get(node.tensor(role)).data().asFloat();
    }
}
