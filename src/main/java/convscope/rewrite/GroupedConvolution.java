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
 * Convolutions on inputs of their own (slices or whatever their branches compute), concatenated =
 * one grouped convolution on the concatenated inputs: from (b) to (c) in Xie et al., 2016, figure
 * 3. Kernels stand one above the other.
 */
record GroupedConvolution() implements Rule {

    private static final String JOINED =
            "%d convolutions on channels of their own (%s), concatenated, become one of %d groups,"
                    + " %d -> %d: their kernels stand one above the other";
    private static final String APART =
            "one convolution of %d groups becomes %d on channels of their own, concatenated: its"
                    + " kernel is cut along the output channels";

    @Override
    public String name() {
        return "grouped convolution";
    }

    @Override
    public String says() {
        return "Convolutions on disjoint channels, concatenated, are one grouped convolution.";
    }

    /** Backward, a convolution behind a concatenation follows its branches; any other is cut. */
    @Override
    public List<Integer> choices(Site site, Direction direction) {
        return switch (direction) {
            case FORWARD -> List.of();
            case BACKWARD ->
                    ConvolutionLeaf.of(site.step())
                            .map(conv -> Divisors.of(conv.groups()))
                            .map(all -> all.subList(1, all.size()).reversed())
                            .orElse(List.of());
        };
    }

    @Override
    public Match match(Site site, Direction direction) {
        return switch (direction) {
            case FORWARD -> joined(site);
            case BACKWARD ->
                    Run.concat(site.step()).isPresent() ? intoBranches(site) : onSlices(site);
        };
    }

    private static Match joined(Site site) {
        Optional<Fork> fork = Run.concat(site.step());
        if (fork.isEmpty()) {
            return Match.refused("a grouped convolution is made of a concatenation");
        }
        Optional<Run> run = Run.longest(fork.get(), GroupedConvolution::fit);
        if (run.isEmpty()) {
            return Match.refused(
                    "no two neighbouring branches end in convolutions on channels of their own, of"
                            + " one kernel, stride, padding and dilation, with equal input and"
                            + " output channels a group");
        }
        List<Chain> branches = run.get().branches();
        List<ConvolutionLeaf> convs =
                branches.stream().map(b -> ConvolutionLeaf.last(b).orElseThrow()).toList();
        ConvolutionLeaf first = convs.getFirst();
        Fork concat = Fork.of(Merge.CONCAT, branches.stream().map(Chain::withoutLast).toList());
        int out = convs.stream().mapToInt(ConvolutionLeaf::out).sum();
        int groups = convs.stream().mapToInt(ConvolutionLeaf::groups).sum();
        Leaf grouped =
                first.like(
                        concat.output(),
                        out,
                        groups,
                        convs.stream().anyMatch(conv -> conv.layer().bias()),
                        Tensor.joined(0, convs.stream().map(ConvolutionLeaf::weight).toList()),
                        Tensor.joined(0, convs.stream().map(ConvolutionLeaf::bias).toList()));
        return new Applies(
                1,
                run.get().becomes(Chain.of(fork.get().input(), concat, grouped)),
                String.format(
                        Locale.ROOT,
                        JOINED,
                        convs.size(),
                        first,
                        groups,
                        grouped.input().channels(),
                        out),
                String.format(Locale.ROOT, APART, groups, convs.size()),
                true);
    }

    private static boolean fit(Chain first, Chain other) {
        return onItsOwn(first)
                .flatMap(one -> onItsOwn(other).map(two -> alike(one, two)))
                .orElse(false);
    }

    /** {@return the last step, where something before it gives it channels of its own} */
    private static Optional<ConvolutionLeaf> onItsOwn(Chain branch) {
        return branch.steps().size() > 1 ? ConvolutionLeaf.last(branch) : Optional.empty();
    }

    private static boolean alike(ConvolutionLeaf one, ConvolutionLeaf two) {
        return one.geometry().equals(two.geometry())
                && one.leaf().input().sameArea(two.leaf().input())
                && one.in() / one.groups() == two.in() / two.groups()
                && one.out() / one.groups() == two.out() / two.groups();
    }

    private static Match intoBranches(Site site) {
        Fork fork = Run.concat(site.step()).orElseThrow();
        Optional<ConvolutionLeaf> conv = site.next().flatMap(ConvolutionLeaf::of);
        if (conv.isEmpty() || conv.get().groups() == 1) {
            return Match.refused("no grouped convolution stands behind the concatenation");
        }
        int channels = conv.get().in() / conv.get().groups();
        for (Chain branch : fork.branches()) {
            if (branch.output().channels() % channels != 0) {
                return Match.refused(
                        "a branch of %d channels ends inside a group of %d",
                        branch.output().channels(), channels);
            }
        }
        return apart(2, conv.get(), fork.branches());
    }

    private Match onSlices(Site site) {
        Optional<ConvolutionLeaf> conv = ConvolutionLeaf.of(site.step());
        if (conv.isEmpty() || conv.get().groups() == 1) {
            return Match.refused("only a grouped convolution comes apart into its groups");
        }
        int count = site.chosen(choices(site, Direction.BACKWARD));
        return apart(1, conv.get(), SumOfConvolutions.slices(conv.get(), count));
    }

    private static Match apart(int consumed, ConvolutionLeaf conv, List<Chain> inputs) {
        int channels = conv.in() / conv.groups();
        int each = conv.out() / conv.groups();
        List<Chain> branches = new ArrayList<>();
        int start = 0;
        for (Chain input : inputs) {
            int groups = input.output().channels() / channels;
            int end = start + groups * each;
            Leaf part =
                    conv.like(
                            input.output(),
                            end - start,
                            groups,
                            conv.layer().bias(),
                            conv.weight().cut(0, start, end),
                            conv.bias().cut(0, start, end));
            branches.add(Chain.of(input.input(), input, part));
            start = end;
        }
        ConvolutionLeaf first = ConvolutionLeaf.last(branches.getFirst()).orElseThrow();
        return new Applies(
                consumed,
                List.of(Fork.of(Merge.CONCAT, branches)),
                String.format(Locale.ROOT, APART, conv.groups(), branches.size()),
                String.format(
                        Locale.ROOT,
                        JOINED,
                        branches.size(),
                        first,
                        conv.groups(),
                        conv.in(),
                        conv.out()),
                true);
    }
}
