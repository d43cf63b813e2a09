package convscope.rewrite;

import convscope.model.Layer;
import convscope.model.Merge;
import convscope.rewrite.Computed.Scaled;
import convscope.rewrite.Match.Applies;
import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Fork;
import convscope.rewrite.Term.Leaf;
import java.util.List;
import java.util.Optional;

/**
 * A convolution and a gate of constant value behind it = the convolution with its kernels
 * multiplied by the gate. Constant are a scaling, and a gate that somewhere multiplies all that it
 * reads by 0. There is no way back, for nobody can tell which part of a kernel was a gate.
 */
record FoldedGate() implements Rule {

    @Override
    public String name() {
        return "folded gate";
    }

    @Override
    public String says() {
        return "A convolution and a gate of constant value behind it are one convolution.";
    }

    @Override
    public Match match(Site site, Direction direction) {
        if (direction == Direction.BACKWARD) {
            return Match.refused("a kernel does not tell which part of it was a gate");
        }
        Optional<ConvolutionLeaf> conv = ConvolutionLeaf.of(site.step());
        if (conv.isEmpty()) {
            return Match.refused("a gate folds into a convolution before it, and here is none");
        }
        return switch (site.next().orElse(null)) {
            case Leaf leaf when leaf.layer() instanceof Layer.Scale scale ->
                    folded(
                            conv.get(),
                            Affine.of(leaf).orElseThrow(),
                            "the factor " + scale.factor());
            case Fork fork when fork.merge() instanceof Merge.Multiply -> gated(conv.get(), fork);
            case null, default ->
                    Match.refused("no gate and no scaling stands right behind the convolution");
        };
    }

    private static Match gated(ConvolutionLeaf conv, Fork fork) {
        List<Chain> branches = fork.branches();
        if (!branches.getFirst().steps().isEmpty()) {
            return Match.refused("what the gate multiplies is not what the convolution gives");
        }
        List<Optional<Tensor>> values =
                branches.subList(1, branches.size()).stream().map(ConstantGate::value).toList();
        List<Tensor> constant = values.stream().flatMap(Optional::stream).toList();
        if (constant.isEmpty()) {
            return Match.refused(
                    "the gate depends on what it reads: it is constant only behind a scaling by 0");
        }
        if (constant.size() < values.size()) {
            return Match.refused(
                    "another gate sees what the convolution gives, and would see it changed");
        }
        Tensor value = constant.stream().reduce(Scaled::new).orElseThrow();
        return folded(conv, new Affine(value, Optional.empty()), "the constant gate");
    }

    private static Match folded(ConvolutionLeaf conv, Affine gate, String what) {
        return new Applies(
                2,
                List.of(Filter.of(conv).then(gate).on(conv.leaf().input())),
                "%s goes into the convolution before it (%s): the kernel and bias of each channel are multiplied by it"
                        .formatted(what, conv),
                "a gate of constant value comes out of the convolution (%s)".formatted(conv),
                true);
    }
}
