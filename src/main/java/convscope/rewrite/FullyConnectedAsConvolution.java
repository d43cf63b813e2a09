package convscope.rewrite;

import convscope.graph.Role;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Parameter;
import convscope.model.Shape;
import convscope.rewrite.Computed.Reshaped;
import convscope.rewrite.Match.Applies;
import convscope.rewrite.Term.Leaf;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A fully connected layer = a convolution whose kernel is as large as the map: 1x1 behind a global
 * pool, as the two layers of squeeze-and-excitation. Hu et al., Squeeze-and-Excitation Networks,
 * 2017, arXiv:1709.01507, equation 3.
 */
record FullyConnectedAsConvolution() implements Rule {

    @Override
    public String name() {
        return "fully connected as convolution";
    }

    @Override
    public String says() {
        return "A fully connected layer is a convolution whose kernel is as large as the map.";
    }

    @Override
    public Match match(Site site, Direction direction) {
        return switch (direction) {
            case FORWARD -> convolution(site);
            case BACKWARD -> fullyConnected(site);
        };
    }

    private static Match convolution(Site site) {
        if (!(site.step() instanceof Leaf leaf
                && leaf.layer() instanceof Layer.FullyConnected dense)) {
            return Match.refused("here is no fully connected layer");
        }
        Shape input = leaf.input();
        if (Math.max(input.height(), input.width()) > Parameter.MOST_EXTENT) {
            return Match.refused(
                    "a kernel of %dx%d is larger than any may be", input.height(), input.width());
        }
        Extent kernel = new Extent(input.height(), input.width());
        Layer conv =
                new Layer.Conv(
                        dense.out(), kernel, Extent.ONE, Extent.ZERO, Extent.ONE, 1, dense.bias());
        List<Integer> shape = List.of(dense.out(), input.channels(), input.height(), input.width());
        return new Applies(
                1,
                List.of(Leaf.of(conv, input, reshaped(leaf, shape))),
                String.format(
                        Locale.ROOT,
                        "the fully connected layer (%d -> %d) becomes a %s convolution: the same numbers, %s",
                        input.elements(),
                        dense.out(),
                        kernel,
                        shape),
                "the %s convolution on a %s map becomes a fully connected layer: the same numbers"
                        .formatted(kernel, kernel),
                true);
    }

    private static Match fullyConnected(Site site) {
        Optional<ConvolutionLeaf> found = ConvolutionLeaf.of(site.step());
        if (found.isEmpty()) {
            return Match.refused("here is no convolution");
        }
        ConvolutionLeaf conv = found.get();
        Shape input = conv.leaf().input();
        Extent kernel = conv.layer().kernel();
        if (conv.groups() != 1) {
            return Match.refused(
                    "the convolution has %d groups: not every output sees every input",
                    conv.groups());
        }
        if (conv.leaf().output().area() != 1
                || !kernel.equals(new Extent(input.height(), input.width()))
                || !conv.layer().padding().equals(Extent.ZERO)) {
            return Match.refused(
                    "the kernel (%s) has to be as large as the map (%dx%d), without padding",
                    kernel, input.height(), input.width());
        }
        List<Integer> shape = List.of(conv.out(), (int) input.elements());
        return new Applies(
                1,
                List.of(
                        Leaf.of(
                                new Layer.FullyConnected(conv.out(), conv.layer().bias()),
                                input,
                                reshaped(conv.leaf(), shape))),
                String.format(
                        Locale.ROOT,
                        "the %s convolution on a %s map becomes a fully connected layer (%d -> %d): the same numbers",
                        kernel,
                        kernel,
                        input.elements(),
                        conv.out()),
                "the fully connected layer becomes a %s convolution: the same numbers"
                        .formatted(kernel),
                true);
    }

    private static Map<Role, Tensor> reshaped(Leaf leaf, List<Integer> shape) {
        Map<Role, Tensor> owned = new EnumMap<>(leaf.owned());
        owned.put(Role.WEIGHT, new Reshaped(leaf.tensor(Role.WEIGHT), shape));
        return owned;
    }
}
