package convscope.rewrite;

import convscope.graph.Role;
import convscope.model.Layer;
import convscope.rewrite.Match.Applies;
import convscope.rewrite.Tensor.Filled;
import convscope.rewrite.Term.Leaf;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A convolution and batch norm behind it = one convolution with bias, whose kernels bear the norm's
 * factor. Back, a bias becomes a norm that only shifts. Ioffe and Szegedy, Batch Normalization,
 * 2015, arXiv:1502.03167, equation 2 and section 3.1.
 */
record FoldedNorm() implements Rule {

    @Override
    public String name() {
        return "folded batch norm";
    }

    @Override
    public String says() {
        return "A convolution and batch norm behind it are one convolution with bias.";
    }

    @Override
    public Match match(Site site, Direction direction) {
        Optional<ConvolutionLeaf> conv = ConvolutionLeaf.of(site.step());
        if (conv.isEmpty()) {
            return Match.refused("batch norm folds into a convolution before it, and here is none");
        }
        return switch (direction) {
            case FORWARD -> folded(conv.get(), site);
            case BACKWARD -> unfolded(conv.get());
        };
    }

    private static Match folded(ConvolutionLeaf conv, Site site) {
        if (!(site.next().orElse(null) instanceof Leaf norm
                && norm.layer() instanceof Layer.BatchNorm)) {
            return Match.refused("no batch norm stands right behind the convolution");
        }
        Filter both = Filter.of(conv).then(Affine.of(norm).orElseThrow());
        return new Applies(
                2,
                List.of(both.on(conv.leaf().input())),
                "batch norm goes into the convolution before it (%s): each kernel is multiplied by gamma / sqrt(variance + eps), and what is left is a bias"
                        .formatted(conv),
                "the convolution (%s) gives its bias to a batch norm behind it".formatted(conv),
                true);
    }

    private static Match unfolded(ConvolutionLeaf conv) {
        if (!conv.layer().bias()) {
            return Match.refused("the convolution has no bias that batch norm could take over");
        }
        List<Integer> channels = List.of(conv.out());
        Leaf bare =
                conv.like(
                        conv.leaf().input(),
                        conv.out(),
                        conv.groups(),
                        false,
                        conv.weight(),
                        conv.bias());
        Leaf norm =
                Leaf.of(
                        new Layer.BatchNorm(0),
                        bare.output(),
                        Map.of(
                                Role.WEIGHT, new Filled(channels, 1),
                                Role.BIAS, conv.bias(),
                                Role.RUNNING_MEAN, new Filled(channels, 0),
                                Role.RUNNING_VAR, new Filled(channels, 1)));
        return new Applies(
                1,
                List.of(bare, norm),
                "the bias of the convolution (%s) goes into a batch norm behind it, with gamma 1, mean 0, variance 1 and eps 0"
                        .formatted(conv),
                "batch norm goes into the convolution before it (%s) as its bias".formatted(conv),
                true);
    }
}
