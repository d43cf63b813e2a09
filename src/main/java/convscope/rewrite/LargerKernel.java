package convscope.rewrite;

import convscope.graph.Role;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Parameter;
import convscope.rewrite.Match.Applies;
import convscope.rewrite.Tensor.Assembled;
import convscope.rewrite.Tensor.Block;
import convscope.rewrite.Term.Leaf;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A convolution = one of a larger kernel, zeros around the smaller, with as much more padding: 1x1
 * as 3x3, 3x3 as 5x5. Back only if the margin is zero.
 */
record LargerKernel() implements Rule {

    private static final int WIDEST = 3;

    @Override
    public String name() {
        return "larger kernel";
    }

    @Override
    public String says() {
        return "A convolution is one of a larger kernel with a margin of zeros and as much more"
                + " padding.";
    }

    /** {@return the taps that the margin may have on each side} */
    @Override
    public List<Integer> choices(Site site, Direction direction) {
        return ConvolutionLeaf.of(site.step())
                .map(conv -> conv.layer())
                .map(
                        conv ->
                                IntStream.rangeClosed(1, WIDEST)
                                        .map(m -> direction == Direction.FORWARD ? m : -m)
                                        .filter(margin -> fits(conv, margin))
                                        .map(Math::abs)
                                        .boxed()
                                        .toList())
                .orElse(List.of());
    }

    private static boolean fits(Layer.Conv conv, int margin) {
        return fits(
                        conv.kernel().height(),
                        conv.padding().height(),
                        conv.dilation().height(),
                        margin)
                && fits(
                        conv.kernel().width(),
                        conv.padding().width(),
                        conv.dilation().width(),
                        margin);
    }

    private static boolean fits(int kernel, int padding, int dilation, int margin) {
        return kernel + 2 * margin >= 1
                && kernel + 2 * margin <= Parameter.MOST_EXTENT
                && padding + margin * dilation >= 0
                && padding + margin * dilation <= Parameter.MOST_EXTENT;
    }

    @Override
    public Match match(Site site, Direction direction) {
        Optional<ConvolutionLeaf> conv = ConvolutionLeaf.of(site.step());
        if (conv.isEmpty()) {
            return Match.refused("here is no convolution");
        }
        List<Integer> choices = choices(site, direction);
        if (choices.isEmpty()) {
            return Match.refused(
                    "the kernel (%s) with padding %s has no margin to lose",
                    conv.get().layer().kernel(), conv.get().layer().padding());
        }
        int margin = site.chosen(choices);
        return direction == Direction.FORWARD
                ? changed(conv.get(), margin)
                : changed(conv.get(), -margin);
    }

    private static Match changed(ConvolutionLeaf conv, int margin) {
        Layer.Conv old = conv.layer();
        Extent kernel =
                new Extent(old.kernel().height() + 2 * margin, old.kernel().width() + 2 * margin);
        Extent padding =
                new Extent(
                        old.padding().height() + margin * old.dilation().height(),
                        old.padding().width() + margin * old.dilation().width());
        Layer.Conv layer =
                new Layer.Conv(
                        old.out(),
                        kernel,
                        old.stride(),
                        padding,
                        old.dilation(),
                        old.groups(),
                        old.bias());
        Map<Role, Tensor> owned = new EnumMap<>(conv.leaf().owned());
        owned.put(Role.WEIGHT, weight(conv.weight(), kernel, margin));
        boolean grows = margin > 0;
        return new Applies(
                1,
                List.of(Leaf.of(layer, conv.leaf().input(), owned)),
                grows ? grown(old.kernel(), kernel) : shrunk(old.kernel(), kernel),
                grows ? shrunk(kernel, old.kernel()) : grown(kernel, old.kernel()),
                grows);
    }

    private static Tensor weight(Tensor old, Extent kernel, int margin) {
        int out = old.shape().get(0);
        int in = old.shape().get(1);
        List<Integer> shape = List.of(out, in, kernel.height(), kernel.width());
        List<Integer> inner = List.of(0, 0, Math.abs(margin), Math.abs(margin));
        List<Integer> corner = List.of(0, 0, 0, 0);
        Block block =
                margin > 0
                        ? new Block(old, corner, old.shape(), inner)
                        : new Block(old, inner, shape, corner);
        return new Assembled(shape, List.of(block));
    }

    private static String grown(Extent small, Extent large) {
        return "the kernel of %s stands in one of %s, zeros around it, and the padding grows as much"
                .formatted(small, large);
    }

    private static String shrunk(Extent large, Extent small) {
        return "the kernel of %s loses its margin, which must be zero, and becomes one of %s"
                .formatted(large, small);
    }
}
