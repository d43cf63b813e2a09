package convscope.rewrite;

import convscope.graph.Divisors;
import convscope.rewrite.Match.Applies;
import convscope.rewrite.Tensor.Assembled;
import convscope.rewrite.Term.Leaf;
import convscope.weights.Regrouped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A grouped convolution = a dense one whose kernel is block-diagonal, with zeros elsewhere; any
 * number of groups = any divisor of it. Back only if those are zeros.
 */
record DenseConvolution() implements Rule {

    @Override
    public String name() {
        return "grouped as dense";
    }

    @Override
    public String says() {
        return "A grouped convolution is one of fewer groups with a block-diagonal kernel, zeros"
                + " elsewhere.";
    }

    /** Forward the divisors of the groups, from 1; backward their multiples, the most first. */
    @Override
    public List<Integer> choices(Site site, Direction direction) {
        Optional<ConvolutionLeaf> conv = ConvolutionLeaf.of(site.step());
        if (conv.isEmpty()) {
            return List.of();
        }
        int groups = conv.get().groups();
        return switch (direction) {
            case FORWARD -> Divisors.of(groups).stream().filter(d -> d < groups).toList();
            case BACKWARD ->
                    Divisors.common(conv.get().in(), conv.get().out()).reversed().stream()
                            .filter(m -> m > groups && m % groups == 0)
                            .toList();
        };
    }

    @Override
    public Match match(Site site, Direction direction) {
        Optional<ConvolutionLeaf> found = ConvolutionLeaf.of(site.step());
        if (found.isEmpty()) {
            return Match.refused("only a convolution has groups");
        }
        ConvolutionLeaf conv = found.get();
        List<Integer> choices = choices(site, direction);
        if (choices.isEmpty()) {
            return direction == Direction.FORWARD
                    ? Match.refused("the convolution has one group: it is dense already")
                    : Match.refused(
                            "no more than %d groups divide %d input and %d output channels",
                            conv.groups(), conv.in(), conv.out());
        }
        int groups = site.chosen(choices);
        return direction == Direction.FORWARD
                ? regrouped(conv, groups, false)
                : regrouped(conv, groups, true);
    }

    private static Match regrouped(ConvolutionLeaf conv, int groups, boolean fewerWeights) {
        Leaf changed =
                conv.like(
                        conv.leaf().input(),
                        conv.out(),
                        groups,
                        conv.layer().bias(),
                        Assembled.of(conv.weight(), new Regrouped(conv.groups(), groups)),
                        conv.bias());
        return fewerWeights
                ? new Applies(
                        1,
                        List.of(changed),
                        taken(conv.groups(), groups),
                        filled(conv.groups(), groups),
                        false)
                : new Applies(
                        1,
                        List.of(changed),
                        filled(groups, conv.groups()),
                        taken(groups, conv.groups()),
                        true);
    }

    private static String filled(int fewer, int more) {
        return String.format(
                Locale.ROOT,
                "a convolution of %d groups becomes %s: its kernel's %d blocks stand on the diagonal, zeros elsewhere",
                more,
                fewer == 1 ? "a dense one" : String.format(Locale.ROOT, "one of %d groups", fewer),
                more);
    }

    private static String taken(int fewer, int more) {
        return String.format(
                Locale.ROOT,
                "%s becomes one of %d groups: the %d blocks on its kernel's diagonal stay, and all else must be zero",
                fewer == 1
                        ? "a dense convolution"
                        : String.format(Locale.ROOT, "a convolution of %d groups", fewer),
                more,
                more);
    }
}
