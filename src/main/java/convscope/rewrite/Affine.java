package convscope.rewrite;

import convscope.graph.Role;
import convscope.model.Layer;
import convscope.rewrite.Computed.NormFactor;
import convscope.rewrite.Computed.Scaled;
import convscope.rewrite.Term.Leaf;
import java.util.List;
import java.util.Optional;

/**
 * Every channel times a factor, plus a shift: what batch norm is at inference, a scaling, or a gate
 * whose value is known.
 *
 * @param factor [channels]
 * @param shift [channels], where there is one
 */
record Affine(Tensor factor, Optional<Tensor> shift) {

    /** {@return what a layer does to each channel by itself, if it is of that kind} */
    static Optional<Affine> of(Term term) {
        if (!(term.bare() instanceof Leaf leaf)) {
            return Optional.empty();
        }
        return switch (leaf.layer()) {
            case Layer.BatchNorm norm -> Optional.of(norm(norm, leaf));
            case Layer.Scale scale ->
                    Optional.of(
                            new Affine(
                                    new Tensor.Filled(
                                            List.of(leaf.input().channels()), scale.factor()),
                                    Optional.empty()));
            default -> Optional.empty();
        };
    }

    /** {@code gamma (x - mean) / sqrt(variance + eps) + beta}. */
    private static Affine norm(Layer.BatchNorm norm, Leaf leaf) {
        Tensor factor =
                new NormFactor(leaf.tensor(Role.WEIGHT), leaf.tensor(Role.RUNNING_VAR), norm.eps());
        Tensor mean = new Scaled(leaf.tensor(Role.RUNNING_MEAN), factor);
        Tensor shift = Tensor.sum(List.of(leaf.tensor(Role.BIAS), Computed.times(mean, -1)));
        return new Affine(factor, Optional.of(shift));
    }

    /** {@return {@code values} [channels] so changed} */
    Tensor of(Tensor values) {
        Tensor scaled = new Scaled(values, factor);
        return shift.map(by -> Tensor.sum(List.of(scaled, by))).orElse(scaled);
    }
}
