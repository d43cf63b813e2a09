package convscope.rewrite;

import convscope.graph.Divisors;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Shape;
import convscope.rewrite.Match.Applies;
import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Fork;
import convscope.rewrite.Term.Leaf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The sum of convolutions on several branches = one convolution on the branches' concatenation: the
 * early concatenation of Xie et al., 2016, figure 3, from (a) to (b). Kernels stand side by side
 * along the input channels; biases add up.
 */
record SumOfConvolutions() implements Rule {

    private static final String SPREAD =
            "one convolution of %d input channels becomes the sum of %d: its kernel is cut along"
                    + " the input channels";
    private static final String EARLY =
            "the sum of %d convolutions (%s) becomes one on the concatenation, %d -> %d: their"
                    + " kernels stand side by side along the input channels";

    @Override
    public String name() {
        return "sum of convolutions";
    }

    @Override
    public String says() {
        return "The sum of convolutions on several branches is one convolution on their"
                + " concatenation.";
    }

    /** Backward, a convolution behind a concatenation follows its branches; any other is cut. */
    @Override
    public List<Integer> choices(Site site, Direction direction) {
        return switch (direction) {
            case FORWARD -> List.of();
            case BACKWARD ->
                    ConvolutionLeaf.of(site.step())
                            .filter(conv -> conv.groups() == 1)
                            .map(conv -> Divisors.of(conv.in()))
                            .map(all -> all.subList(1, all.size()))
                            .orElse(List.of());
        };
    }

    @Override
    public Match match(Site site, Direction direction) {
        return switch (direction) {
            case FORWARD -> early(site);
            case BACKWARD ->
                    Run.concat(site.step()).isPresent() ? intoBranches(site) : onSlices(site);
        };
    }

    /** What summands share: one step behind their concatenation can then do the work of all. */
    private record Summand(ConvolutionLeaf.Geometry geometry, int rows, int columns) {

        static Optional<Summand> of(Chain branch) {
            return ConvolutionLeaf.last(branch)
                    .filter(conv -> conv.groups() == 1)
                    .map(
                            conv ->
                                    new Summand(
                                            conv.geometry(),
                                            conv.leaf().input().height(),
                                            conv.leaf().input().width()));
        }
    }

    private static Match early(Site site) {
        Optional<Fork> fork = Run.sum(site.step());
        if (fork.isEmpty()) {
            return Match.refused("an early concatenation is made of a sum");
        }
        List<Chain> all = fork.get().branches();
        List<Chain> summands = largest(all);
        if (summands.size() < 2) {
            return Match.refused(
                    "no two summands end in convolutions without groups and of one kernel, stride,"
                            + " padding and dilation");
        }
        List<ConvolutionLeaf> convs =
                summands.stream().map(b -> ConvolutionLeaf.last(b).orElseThrow()).toList();
        ConvolutionLeaf first = convs.getFirst();
        Fork concat = Fork.of(Merge.CONCAT, summands.stream().map(Chain::withoutLast).toList());
        boolean biased = convs.stream().anyMatch(conv -> conv.layer().bias());
        Leaf one =
                first.like(
                        concat.output(),
                        first.out(),
                        1,
                        biased,
                        Tensor.joined(1, convs.stream().map(ConvolutionLeaf::weight).toList()),
                        biased ? biases(convs) : first.bias());
        Chain merged = Chain.of(fork.get().input(), concat, one);
        return new Applies(
                1,
                summands.size() == all.size()
                        ? merged.steps()
                        : List.of(Fork.of(Merge.ADD, with(all, summands, merged))),
                String.format(
                                Locale.ROOT,
                                EARLY,
                                convs.size(),
                                first,
                                one.input().channels(),
                                first.out())
                        + (biased ? ", and their biases add up" : ""),
                String.format(Locale.ROOT, SPREAD, one.input().channels(), convs.size()),
                true);
    }

    private static Tensor biases(List<ConvolutionLeaf> convs) {
        return Tensor.sum(
                convs.stream()
                        .filter(conv -> conv.layer().bias())
                        .map(ConvolutionLeaf::bias)
                        .toList());
    }

    private static List<Chain> largest(List<Chain> branches) {
        Map<Summand, List<Chain>> alike = new LinkedHashMap<>();
        for (Chain branch : branches) {
            Summand.of(branch)
                    .ifPresent(
                            key ->
                                    alike.computeIfAbsent(key, any -> new ArrayList<>())
                                            .add(branch));
        }
        List<Chain> largest = List.of();
        for (List<Chain> candidate : alike.values()) {
            largest = candidate.size() > largest.size() ? candidate : largest;
        }
        return largest;
    }

    /** {@return the branches with {@code merged} in the place of the first of {@code summands}} */
    private static List<Chain> with(List<Chain> all, List<Chain> summands, Chain merged) {
        Summand key = Summand.of(summands.getFirst()).orElseThrow();
        List<Chain> branches = new ArrayList<>();
        boolean placed = false;
        for (Chain branch : all) {
            if (!Summand.of(branch).equals(Optional.of(key))) {
                branches.add(branch);
            } else if (!placed) {
                branches.add(merged);
                placed = true;
            }
        }
        return branches;
    }

    private static Match intoBranches(Site site) {
        Fork fork = Run.concat(site.step()).orElseThrow();
        Optional<ConvolutionLeaf> conv = site.next().flatMap(ConvolutionLeaf::of);
        if (conv.isEmpty() || conv.get().groups() != 1) {
            return Match.refused("no convolution without groups stands behind the concatenation");
        }
        return spread(2, conv.get(), fork.branches());
    }

    private Match onSlices(Site site) {
        Optional<ConvolutionLeaf> found = ConvolutionLeaf.of(site.step());
        if (found.isEmpty() || found.get().groups() != 1) {
            return Match.refused("only a convolution without groups becomes a sum");
        }
        ConvolutionLeaf conv = found.get();
        if (conv.in() == 1) {
            return Match.refused("one input channel does not split");
        }
        return spread(1, conv, slices(conv, site.chosen(choices(site, Direction.BACKWARD))));
    }

    /** {@return {@code count} chains that take equal parts of the convolution's input} */
    static List<Chain> slices(ConvolutionLeaf conv, int count) {
        Shape input = conv.leaf().input();
        int channels = conv.in() / count;
        return Term.starts(conv.in(), count).stream()
                .map(start -> new Layer.Slice(start, start + channels))
                .map(slice -> Chain.of(input, Leaf.of(slice, input, Map.of())))
                .toList();
    }

    /** The bias goes with the first summand; the others have one of zeros, to stay equal. */
    private static Match spread(int consumed, ConvolutionLeaf conv, List<Chain> branches) {
        List<Chain> summands = new ArrayList<>();
        int start = 0;
        for (Chain branch : branches) {
            int end = start + branch.output().channels();
            Leaf part =
                    conv.like(
                            branch.output(),
                            conv.out(),
                            1,
                            conv.layer().bias(),
                            conv.weight().cut(1, start, end),
                            start == 0 ? conv.bias() : Tensor.zeros(conv.bias().shape()));
            summands.add(Chain.of(branch.input(), branch, part));
            start = end;
        }
        ConvolutionLeaf first = ConvolutionLeaf.last(summands.getFirst()).orElseThrow();
        return new Applies(
                consumed,
                List.of(Fork.of(Merge.ADD, summands)),
                String.format(Locale.ROOT, SPREAD, conv.in(), summands.size())
                        + (conv.layer().bias() ? ", and the first keeps its bias" : ""),
                String.format(Locale.ROOT, EARLY, summands.size(), first, conv.in(), conv.out()),
                true);
    }
}
