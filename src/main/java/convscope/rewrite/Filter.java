package convscope.rewrite;

import convscope.graph.Role;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Shape;
import convscope.rewrite.Computed.Scaled;
import convscope.rewrite.ConvolutionLeaf.Geometry;
import convscope.rewrite.Tensor.Assembled;
import convscope.rewrite.Tensor.Filled;
import convscope.rewrite.Term.Leaf;
import convscope.weights.Regrouped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A convolution, or what is one: a mean, every stride-th pixel, the identity.
 *
 * @param says what it was, in a few words
 * @param in input channels
 * @param out output channels
 * @param weight [out, in / groups, kh, kw]
 * @param bias [out], where there is one
 */
record Filter(
        String says,
        int in,
        int out,
        Geometry geometry,
        int groups,
        Tensor weight,
        Optional<Tensor> bias) {

    private static final Geometry POINT =
            new Geometry(Extent.ONE, Extent.ONE, Extent.ZERO, Extent.ONE);

    static Filter of(ConvolutionLeaf conv) {
        return new Filter(
                conv.layer().kernel().toString(),
                conv.in(),
                conv.out(),
                conv.geometry(),
                conv.groups(),
                conv.weight(),
                conv.layer().bias() ? Optional.of(conv.bias()) : Optional.empty());
    }

    /** Every channel by itself, a one in a 1x1 kernel. */
    static Filter identity(int channels) {
        return depthwise("identity", channels, POINT, 1);
    }

    /** Every stride-th row and column. */
    static Filter subsampling(int channels, int stride) {
        Geometry geometry =
                new Geometry(Extent.ONE, Extent.square(stride), Extent.ZERO, Extent.ONE);
        return depthwise("subsampling", channels, geometry, 1);
    }

    /** The mean of each window, padding counted. */
    static Filter mean(int channels, Layer.AvgPool pool) {
        Geometry geometry = new Geometry(pool.kernel(), pool.stride(), pool.padding(), Extent.ONE);
        String says = pool.kernel() + " mean";
        return depthwise(says, channels, geometry, 1.0 / pool.kernel().area());
    }

    private static Filter depthwise(String says, int channels, Geometry geometry, double value) {
        Extent kernel = geometry.kernel();
        Tensor weight = new Filled(List.of(channels, 1, kernel.height(), kernel.width()), value);
        return new Filter(says, channels, channels, geometry, channels, weight, Optional.empty());
    }

    /** {@return this, and then a factor and a shift for every channel} */
    Filter then(Affine affine) {
        return new Filter(
                says,
                in,
                out,
                geometry,
                groups,
                new Scaled(weight, affine.factor()),
                bias.map(affine::of).or(affine::shift));
    }

    /** {@return the same under other words} */
    Filter called(String words) {
        return new Filter(words, in, out, geometry, groups, weight, bias);
    }

    /**
     * {@return the same function with fewer groups: its kernels stand on the block diagonal}
     *
     * @param count a divisor of the groups
     */
    Filter inGroups(int count) {
        return count == groups
                ? this
                : weighted(count, Assembled.of(weight, new Regrouped(groups, count)));
    }

    /** {@return the same with another weight, of so many groups} */
    Filter weighted(int count, Tensor changed) {
        return new Filter(says, in, out, geometry, count, changed, bias);
    }

    /** {@return the same with this bias, [out]} */
    Filter biased(Tensor changed) {
        return new Filter(says, in, out, geometry, groups, weight, Optional.of(changed));
    }

    /** {@return the kernel of one group, [out / groups, in / groups, kh, kw]} */
    Tensor kernel(int group) {
        int rows = out / groups;
        return weight.cut(0, group * rows, (group + 1) * rows);
    }

    /**
     * {@return the convolution}
     *
     * @throws IllegalArgumentException if it does not fit this input
     */
    Leaf on(Shape input) {
        Layer.Conv layer =
                new Layer.Conv(
                        out,
                        geometry.kernel(),
                        geometry.stride(),
                        geometry.padding(),
                        geometry.dilation(),
                        groups,
                        bias.isPresent());
        Map<Role, Tensor> owned = new EnumMap<>(Role.class);
        owned.put(Role.WEIGHT, weight);
        bias.ifPresent(values -> owned.put(Role.BIAS, values));
        return Leaf.of(layer, input, owned);
    }
}
