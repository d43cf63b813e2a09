package convscope.rewrite;

import convscope.model.Merge;
import convscope.rewrite.Match.Applies;
import convscope.rewrite.SlidingBranch.Otherwise;
import convscope.rewrite.SlidingBranch.Slides;
import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Fork;
import convscope.rewrite.Term.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sum of convolutions of different kernels on one input, of the identity and of means, with
 * batch norms folded in = one convolution. Ding et al., RepVGG, 2021, arXiv:2101.03697, figure 4;
 * with means as in Ding et al., Diverse Branch Block, 2021, arXiv:2103.13425. There is no way back,
 * for a kernel is a sum in many ways.
 */
record ParallelKernels() implements Rule {

    @Override
    public String name() {
        return "sum of parallel convolutions";
    }

    @Override
    public String says() {
        return "The sum of convolutions of different kernels on the same input, of the identity"
                + " and of means is one convolution.";
    }

    @Override
    public Match match(Site site, Direction direction) {
        if (direction == Direction.BACKWARD) {
            return Match.refused("a kernel is a sum of others in many ways");
        }
        Optional<Fork> sum = Run.sum(site.step());
        return sum.isEmpty() ? Match.refused("here is no sum of branches") : match(sum.get());
    }

    private static Match match(Fork fork) {
        List<Filter> filters = new ArrayList<>();
        List<Chain> others = new ArrayList<>();
        String because = "";
        for (Chain branch : fork.branches()) {
            switch (SlidingBranch.of(branch)) {
                case Slides(Filter filter)
                        when filters.isEmpty() || alike(filters.getFirst(), filter) ->
                        filters.add(filter);
                case Slides(Filter filter) -> {
                    because =
                            "strides by %s, another by %s"
                                    .formatted(
                                            filter.geometry().stride(),
                                            filters.getFirst().geometry().stride());
                    others.add(branch);
                }
                case Otherwise(String reason) -> {
                    because = because.isEmpty() ? reason : because;
                    others.add(branch);
                }
            }
        }
        if (filters.size() < 2) {
            return Match.refused(
                    because.isEmpty()
                            ? "the sum has one branch"
                            : "no two branches are convolutions of one stride: a branch "
                                    + because);
        }
        return joined(fork, filters, others);
    }

    private static boolean alike(Filter one, Filter other) {
        return one.geometry().stride().equals(other.geometry().stride());
    }

    private static Match joined(Fork fork, List<Filter> filters, List<Chain> others) {
        Optional<Filter> sum = new OneKernel(filters).sum();
        if (sum.isEmpty()) {
            return Match.refused("the one kernel would be larger than any may be");
        }
        Leaf one = sum.get().on(fork.input());
        List<Chain> branches = new ArrayList<>(others);
        branches.addFirst(Chain.of(fork.input(), one));
        return new Applies(
                1,
                others.isEmpty() ? List.of(one) : List.of(Fork.of(Merge.ADD, branches)),
                "%s on one input, added, become one convolution of %s: each kernel stands where its taps lie, zeros elsewhere, and all add up"
                        .formatted(words(filters), sum.get().geometry()),
                "one convolution becomes a sum of several",
                true);
    }

    private static String words(List<Filter> filters) {
        return filters.stream().map(Filter::says).collect(Collectors.joining(", "));
    }
}
