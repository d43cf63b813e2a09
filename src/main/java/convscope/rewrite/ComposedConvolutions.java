package convscope.rewrite;

import convscope.graph.Divisors;
import convscope.model.Extent;
import convscope.model.Parameter;
import convscope.model.Shape;
import convscope.rewrite.Computed.Composed;
import convscope.rewrite.Computed.Summed;
import convscope.rewrite.ConvolutionLeaf.Geometry;
import convscope.rewrite.Match.Applies;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two convolutions with nothing between, one of them 1x1 = one convolution: its kernel is the
 * product of both. There is no way back, for a kernel is a product in many ways.
 *
 * <p>The 1x1 may stand first or second, with any stride. What stands before or behind zeros of the
 * padding decides: a padded 1x1 behind would see zeros where the one kernel sees the picture's
 * margin, and a bias of the first would end where the second's padding begins.
 */
record ComposedConvolutions() implements Rule {

    @Override
    public String name() {
        return "composed convolutions";
    }

    @Override
    public String says() {
        return "Two convolutions with nothing between, one of them 1x1, are one convolution.";
    }

    @Override
    public Match match(Site site, Direction direction) {
        if (direction == Direction.BACKWARD) {
            return Match.refused("a kernel is a product of two in many ways");
        }
        Optional<Filter> first = ConvolutionLeaf.of(site.step()).map(Filter::of);
        Optional<Filter> second = site.next().flatMap(ConvolutionLeaf::of).map(Filter::of);
        if (first.isEmpty() || second.isEmpty()) {
            return Match.refused(
                    first.isEmpty()
                            ? "here is no convolution"
                            : "no convolution stands right behind this one");
        }
        return match(site.step().input(), first.get(), second.get());
    }

    private static Match match(Shape input, Filter first, Filter second) {
        boolean pointwiseLast =
                second.geometry().kernel().equals(Extent.ONE)
                        && second.geometry().padding().equals(Extent.ZERO);
        Optional<String> obstacle = pointwiseLast ? Optional.empty() : obstacle(first, second);
        if (obstacle.isPresent()) {
            return new Match.Refused(obstacle.get());
        }
        Geometry geometry = pointwiseLast ? last(first, second) : first(first, second);
        int most = Parameter.MOST_EXTENT;
        if (Stream.of(geometry.stride(), geometry.padding(), geometry.dilation())
                .anyMatch(extent -> Math.max(extent.height(), extent.width()) > most)) {
            return Match.refused("one convolution would need %s, more than %d", geometry, most);
        }
        Filter both = composed(first, second, geometry);
        return new Applies(
                2,
                List.of(both.on(input)),
                String.format(
                        Locale.ROOT,
                        "%d -> %d -> %d channels become %d -> %d: the kernel of the one convolution (%s) is the product of both",
                        first.in(),
                        first.out(),
                        second.out(),
                        first.in(),
                        second.out(),
                        geometry),
                "the kernel of one convolution becomes a product",
                true);
    }

    private static Optional<String> obstacle(Filter first, Filter second) {
        if (!first.geometry().kernel().equals(Extent.ONE)) {
            return Optional.of(
                    second.geometry().kernel().equals(Extent.ONE)
                            ? "the 1x1 behind is padded, and sees zeros where the first sees its"
                                    + " margin"
                            : "neither of the two is 1x1 (%s after %s)"
                                    .formatted(
                                            second.geometry().kernel(), first.geometry().kernel()));
        }
        boolean padded =
                !second.geometry().padding().equals(Extent.ZERO)
                        || !first.geometry().padding().equals(Extent.ZERO);
        return first.bias().isPresent() && padded
                ? Optional.of("the first has a bias, which would be missing where the padding lies")
                : Optional.empty();
    }

    /** A 1x1 behind takes every stride-th of the first's positions. */
    private static Geometry last(Filter first, Filter second) {
        Geometry wide = first.geometry();
        return new Geometry(
                wide.kernel(),
                times(wide.stride(), second.geometry().stride()),
                wide.padding(),
                wide.dilation());
    }

    /** Where the 1x1 in front strides, the taps behind lie so much farther apart. */
    private static Geometry first(Filter first, Filter second) {
        Geometry point = first.geometry();
        Geometry wide = second.geometry();
        Extent reach = times(wide.padding(), point.stride());
        return new Geometry(
                wide.kernel(),
                times(wide.stride(), point.stride()),
                new Extent(
                        reach.height() + point.padding().height(),
                        reach.width() + point.padding().width()),
                times(wide.dilation(), point.stride()));
    }

    private static Extent times(Extent one, Extent other) {
        return new Extent(one.height() * other.height(), one.width() * other.width());
    }

    /** As many groups as both have in common; in each, both are dense. */
    private static Filter composed(Filter first, Filter second, Geometry geometry) {
        int groups = Divisors.common(first.groups(), second.groups()).getLast();
        Filter before = first.inGroups(groups);
        Filter behind = second.inGroups(groups);
        List<Tensor> kernels = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            kernels.add(new Composed(behind.kernel(group), before.kernel(group)));
        }
        return new Filter(
                "composed",
                first.in(),
                second.out(),
                geometry,
                groups,
                Tensor.joined(0, kernels),
                bias(before, behind));
    }

    /** What the first adds, as the second sees it, and what the second adds. */
    private static Optional<Tensor> bias(Filter before, Filter behind) {
        return before.bias()
                .map(values -> seen(values, behind))
                .map(seen -> behind.bias().map(own -> Tensor.sum(List.of(seen, own))).orElse(seen))
                .or(behind::bias);
    }

    private static Tensor seen(Tensor values, Filter behind) {
        int each = behind.in() / behind.groups();
        List<Tensor> parts = new ArrayList<>();
        for (int group = 0; group < behind.groups(); group++) {
            Tensor part = values.cut(0, group * each, (group + 1) * each);
            Tensor column = new Computed.Reshaped(part, List.of(each, 1, 1, 1));
            parts.add(new Summed(new Composed(behind.kernel(group), column)));
        }
        return Tensor.joined(0, parts);
    }
}
