package convscope.rewrite;

import convscope.graph.Role;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Shape;
import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Leaf;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A convolution as rules see it. */
record ConvolutionLeaf(Leaf leaf, Layer.Conv layer) {

    /** What two convolutions share when they slide their windows alike. */
    record Geometry(Extent kernel, Extent stride, Extent padding, Extent dilation) {

        @Override
        public String toString() {
            return kernel
                    + (stride.equals(Extent.ONE) ? "" : ", stride " + stride)
                    + (padding.equals(Extent.ZERO) ? "" : ", padding " + padding)
                    + (dilation.equals(Extent.ONE) ? "" : ", dilation " + dilation);
        }
    }

    static Optional<ConvolutionLeaf> of(Term term) {
        return term.bare() instanceof Leaf leaf && leaf.layer() instanceof Layer.Conv conv
                ? Optional.of(new ConvolutionLeaf(leaf, conv))
                : Optional.empty();
    }

    /** {@return the convolution that the chain ends in} */
    static Optional<ConvolutionLeaf> last(Chain chain) {
        return chain.steps().isEmpty() ? Optional.empty() : of(chain.steps().getLast());
    }

    /** {@return the convolution that is all of the chain} */
    static Optional<ConvolutionLeaf> alone(Chain chain) {
        return chain.steps().size() == 1 ? of(chain.steps().getFirst()) : Optional.empty();
    }

    Geometry geometry() {
        return new Geometry(layer.kernel(), layer.stride(), layer.padding(), layer.dilation());
    }

    int in() {
        return leaf.input().channels();
    }

    int out() {
        return layer.out();
    }

    int groups() {
        return layer.groups();
    }

    /** {@return [out, in / groups, kh, kw]} */
    Tensor weight() {
        return leaf.tensor(Role.WEIGHT);
    }

    /** {@return [out]; zeros where it has none} */
    Tensor bias() {
        return layer.bias() ? leaf.tensor(Role.BIAS) : Tensor.zeros(List.of(out()));
    }

    /** {@return a convolution of this one's geometry; {@code bias} is ignored if it has none} */
    Leaf like(Shape input, int out, int groups, boolean biased, Tensor weight, Tensor bias) {
        Layer.Conv changed =
                new Layer.Conv(
                        out,
                        layer.kernel(),
                        layer.stride(),
                        layer.padding(),
                        layer.dilation(),
                        groups,
                        biased);
        Map<Role, Tensor> owned = new EnumMap<>(Role.class);
        owned.put(Role.WEIGHT, weight);
        if (biased) {
            owned.put(Role.BIAS, bias);
        }
        return Leaf.of(changed, input, owned);
    }

    /** {@return its kernel and channels as the papers write them, e.g. {@code 1x1, 256 -> 4}} */
    @Override
    public String toString() {
        return layer.kernel()
                + ", "
                + in()
                + " -> "
                + out()
                + (groups() == 1 ? "" : ", " + groups() + " groups");
    }
}
