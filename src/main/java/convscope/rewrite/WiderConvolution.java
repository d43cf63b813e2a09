package convscope.rewrite;

import convscope.graph.Divisors;
import convscope.model.Merge;
import convscope.rewrite.Match.Applies;
import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Fork;
import convscope.rewrite.Term.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Convolutions of one geometry on the same input, concatenated = one wider convolution: their
 * kernels stand one above the other along the output channels.
 */
record WiderConvolution() implements Rule {

    @Override
    public String name() {
        return "wider convolution";
    }

    @Override
    public String says() {
        return "Convolutions of one geometry on the same input, concatenated, are one wider"
                + " convolution.";
    }

    @Override
    public List<Integer> choices(Site site, Direction direction) {
        return switch (direction) {
            case FORWARD -> List.of();
            case BACKWARD ->
                    ConvolutionLeaf.of(site.step())
                            .filter(conv -> conv.groups() == 1)
                            .map(conv -> Divisors.of(conv.out()))
                            .map(all -> all.subList(1, all.size()))
                            .orElse(List.of());
        };
    }

    @Override
    public Match match(Site site, Direction direction) {
        return switch (direction) {
            case FORWARD -> joined(site);
            case BACKWARD -> split(site);
        };
    }

    private Match joined(Site site) {
        Optional<Fork> fork = Run.concat(site.step());
        if (fork.isEmpty()) {
            return Match.refused("a wider convolution is made of a concatenation");
        }
        Optional<Run> run = Run.longest(fork.get(), WiderConvolution::fit);
        if (run.isEmpty()) {
            return Match.refused(
                    "no two neighbouring branches are one convolution each, without groups and of"
                            + " one kernel, stride, padding and dilation");
        }
        List<ConvolutionLeaf> convs =
                run.get().branches().stream()
                        .map(branch -> ConvolutionLeaf.alone(branch).orElseThrow())
                        .toList();
        ConvolutionLeaf first = convs.getFirst();
        int out = convs.stream().mapToInt(ConvolutionLeaf::out).sum();
        Leaf wide =
                first.like(
                        fork.get().input(),
                        out,
                        1,
                        convs.stream().anyMatch(conv -> conv.layer().bias()),
                        Tensor.joined(0, convs.stream().map(ConvolutionLeaf::weight).toList()),
                        Tensor.joined(0, convs.stream().map(ConvolutionLeaf::bias).toList()));
        return new Applies(
                1,
                run.get().becomes(Chain.of(fork.get().input(), wide)),
                String.format(
                        Locale.ROOT,
                        "%d convolutions of the same input (%s) become one of %d channels: their kernels stand one above the other",
                        convs.size(),
                        first,
                        out),
                String.format(
                        Locale.ROOT,
                        "one convolution of %d channels becomes %d of the same input, concatenated: its kernel is cut along the output channels",
                        out,
                        convs.size()),
                true);
    }

    private static boolean fit(Chain first, Chain other) {
        Optional<ConvolutionLeaf> one = ConvolutionLeaf.alone(first);
        Optional<ConvolutionLeaf> two = ConvolutionLeaf.alone(other);
        return one.isPresent()
                && two.isPresent()
                && one.get().groups() == 1
                && two.get().groups() == 1
                && one.get().geometry().equals(two.get().geometry());
    }

    private Match split(Site site) {
        Optional<ConvolutionLeaf> found = ConvolutionLeaf.of(site.step());
        if (found.isEmpty()) {
            return Match.refused("only a convolution splits into narrower ones");
        }
        ConvolutionLeaf conv = found.get();
        if (conv.groups() != 1) {
            return Match.refused(
                    "the convolution has %d groups: its parts would not see the same input",
                    conv.groups());
        }
        if (conv.out() == 1) {
            return Match.refused("one output channel does not split");
        }
        int count = site.chosen(choices(site, Direction.BACKWARD));
        int out = conv.out() / count;
        List<Chain> branches = new ArrayList<>();
        for (int start : Term.starts(conv.out(), count)) {
            Leaf part =
                    conv.like(
                            conv.leaf().input(),
                            out,
                            1,
                            conv.layer().bias(),
                            conv.weight().cut(0, start, start + out),
                            conv.bias().cut(0, start, start + out));
            branches.add(Chain.of(conv.leaf().input(), part));
        }
        return new Applies(
                1,
                List.of(Fork.of(Merge.CONCAT, branches)),
                String.format(
                        Locale.ROOT,
                        "one convolution of %d channels becomes %d of the same input, concatenated: its kernel is cut along the output channels",
                        conv.out(),
                        count),
                String.format(
                        Locale.ROOT,
                        "%d convolutions of the same input become one of %d channels: their kernels stand one above the other",
                        count,
                        conv.out()),
                true);
    }
}
