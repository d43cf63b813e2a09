package convscope.rewrite;

import convscope.graph.Role;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.rewrite.Computed.Function;
import convscope.rewrite.Computed.Mapped;
import convscope.rewrite.Tensor.Filled;
import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Leaf;
import java.util.List;
import java.util.Optional;

/**
 * The value of a chain that gives the same whatever it reads: somewhere in it all is multiplied by
 * 0, and what comes behind follows.
 */
final class ConstantGate {

    private ConstantGate() {}

    /**
     * {@return the value of each channel, [channels], everywhere on its map; empty if it varies}
     */
    static Optional<Tensor> value(Chain gate) {
        Optional<Tensor> known = Optional.empty();
        for (Term step : gate.steps()) {
            Term bare = step.bare();
            known =
                    bare instanceof Leaf leaf
                            ? after(known, leaf)
                            : bare instanceof Chain inner && known.isEmpty()
                                    ? value(inner)
                                    : Optional.empty();
        }
        return known;
    }

    private static Optional<Tensor> after(Optional<Tensor> known, Leaf leaf) {
        if (leaf.layer() instanceof Layer.Scale scale && scale.factor() == 0) {
            return Optional.of(new Filled(List.of(leaf.input().channels()), 0));
        }
        if (leaf.idle()) {
            return known;
        }
        return known.flatMap(
                values ->
                        switch (leaf.layer()) {
                            case Layer.Relu relu -> Optional.of(new Mapped(Function.RELU, values));
                            case Layer.Sigmoid sigmoid ->
                                    Optional.of(new Mapped(Function.SIGMOID, values));
                            case Layer.GlobalAvgPool pool -> known;
                            case Layer.Conv conv -> convolved(values, conv, leaf);
                            case Layer.FullyConnected dense -> connected(values, dense, leaf);
                            default -> Affine.of(leaf).map(affine -> affine.of(values));
                        });
    }

    /** A 1x1 without padding gives one value everywhere, too. */
    private static Optional<Tensor> convolved(Tensor values, Layer.Conv conv, Leaf leaf) {
        if (!conv.kernel().equals(Extent.ONE) || !conv.padding().equals(Extent.ZERO)) {
            return Optional.empty();
        }
        Filter dense = Filter.of(new ConvolutionLeaf(leaf, conv)).inGroups(1);
        return Optional.of(with(Computed.product(dense.weight(), values), dense.bias()));
    }

    private static Optional<Tensor> connected(
            Tensor values, Layer.FullyConnected dense, Leaf leaf) {
        if (leaf.input().area() != 1) {
            return Optional.empty();
        }
        Tensor matrix =
                new Computed.Reshaped(
                        leaf.tensor(Role.WEIGHT),
                        List.of(dense.out(), leaf.input().channels(), 1, 1));
        Optional<Tensor> bias =
                dense.bias() ? Optional.of(leaf.tensor(Role.BIAS)) : Optional.empty();
        return Optional.of(with(Computed.product(matrix, values), bias));
    }

    private static Tensor with(Tensor product, Optional<Tensor> bias) {
        return bias.map(by -> Tensor.sum(List.of(product, by))).orElse(product);
    }
}
