package convscope.rewrite;

import convscope.graph.Divisors;
import convscope.model.Layer;
import convscope.rewrite.Match.Applies;
import convscope.rewrite.Term.Leaf;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * A channel shuffle and a convolution before or behind it = one convolution, whose kernels stand in
 * the shuffled order; where that tears groups apart, zeros fill the rest. Back, a convolution gives
 * its order to a shuffle behind it. Zhang et al., ShuffleNet, 2018, arXiv:1707.01083, figure 1.
 */
record ShuffledWeights() implements Rule {

    @Override
    public String name() {
        return "shuffle in the weights";
    }

    @Override
    public String says() {
        return "A channel shuffle and a convolution beside it are one convolution with its kernels"
                + " in another order.";
    }

    @Override
    public List<Integer> choices(Site site, Direction direction) {
        return direction == Direction.BACKWARD
                ? ConvolutionLeaf.of(site.step())
                        .map(conv -> Divisors.of(conv.out()))
                        .filter(all -> all.size() > 2)
                        .map(all -> all.subList(1, all.size() - 1))
                        .orElse(List.of())
                : List.of();
    }

    @Override
    public Match match(Site site, Direction direction) {
        return switch (direction) {
            case FORWARD -> absorbed(site);
            case BACKWARD -> dealt(site);
        };
    }

    private static Match absorbed(Site site) {
        Optional<ConvolutionLeaf> conv = ConvolutionLeaf.of(site.step());
        Optional<Layer.Shuffle> behind = site.next().flatMap(ShuffledWeights::shuffle);
        if (conv.isPresent() && behind.isPresent()) {
            Filter before = Filter.of(conv.get());
            IntUnaryOperator from = Permuted.shuffle(before.out(), behind.get().groups());
            return taken(conv.get(), behind.get(), Permuted.outputs(before, from), site, "output");
        }
        Optional<Layer.Shuffle> shuffle = shuffle(site.step());
        if (shuffle.isEmpty()) {
            return Match.refused(
                    conv.isPresent()
                            ? "no channel shuffle stands right behind the convolution"
                            : "here is neither a channel shuffle nor a convolution before one");
        }
        return site.next()
                .map(next -> beforeShuffle(shuffle.get(), next, site))
                .orElse(Match.refused("nothing stands behind the shuffle"));
    }

    private static Match beforeShuffle(Layer.Shuffle shuffle, Term next, Site site) {
        int channels = site.step().input().channels();
        Optional<Layer.Shuffle> other = shuffle(next);
        if (other.isPresent()) {
            return shuffle.groups() * other.get().groups() == channels
                    ? undone(shuffle, other.get())
                    : Match.refused(
                            "two shuffles undo each other only where their groups (%d, %d) make all %d channels",
                            shuffle.groups(), other.get().groups(), channels);
        }
        Optional<ConvolutionLeaf> conv = ConvolutionLeaf.of(next);
        if (conv.isEmpty()) {
            return Match.refused("no convolution stands right behind the shuffle");
        }
        IntUnaryOperator from = Permuted.shuffle(channels, shuffle.groups());
        Filter moved = Permuted.inputs(Filter.of(conv.get()), from);
        return taken(conv.get(), shuffle, moved, site, "input");
    }

    private static Match undone(Layer.Shuffle one, Layer.Shuffle other) {
        return new Applies(
                2,
                List.of(),
                String.format(
                        Locale.ROOT,
                        "the shuffles in %d and in %d groups undo each other",
                        one.groups(),
                        other.groups()),
                "two shuffles that undo each other come between",
                true);
    }

    private static Match taken(
            ConvolutionLeaf old, Layer.Shuffle shuffle, Filter moved, Site site, String side) {
        String groups =
                moved.groups() == old.groups()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", in %d groups instead of %d, zeros elsewhere",
                                moved.groups(),
                                old.groups());
        return new Applies(
                2,
                List.of(moved.on(site.step().input())),
                String.format(
                        Locale.ROOT,
                        "the shuffle in %d groups goes into the convolution (%s): its kernels change places along the %s channels%s",
                        shuffle.groups(),
                        old,
                        side,
                        groups),
                String.format(
                        Locale.ROOT,
                        "the convolution (%s) gives the order of its channels to a shuffle in %d groups",
                        old,
                        shuffle.groups()),
                true);
    }

    private Match dealt(Site site) {
        Optional<ConvolutionLeaf> conv = ConvolutionLeaf.of(site.step());
        List<Integer> choices = choices(site, Direction.BACKWARD);
        if (conv.isEmpty() || choices.isEmpty()) {
            return Match.refused(
                    conv.isEmpty()
                            ? "only a convolution gives the order of its channels to a shuffle"
                            : "%d output channels have no order that a shuffle could give",
                    site.step().output().channels());
        }
        int groups = site.chosen(choices);
        Filter old = Filter.of(conv.get());
        IntUnaryOperator back = Permuted.shuffle(old.out(), old.out() / groups);
        Leaf dealt = Permuted.outputs(old, back).on(site.step().input());
        Leaf shuffle = Leaf.of(new Layer.Shuffle(groups), dealt.output(), Map.of());
        return new Applies(
                1,
                List.of(dealt, shuffle),
                String.format(
                        Locale.ROOT,
                        "the convolution (%s) gives the order of its channels to a shuffle in %d groups",
                        conv.get(),
                        groups),
                String.format(
                        Locale.ROOT,
                        "the shuffle in %d groups goes into the convolution (%s)",
                        groups,
                        conv.get()),
                true);
    }

    private static Optional<Layer.Shuffle> shuffle(Term term) {
        return term.bare() instanceof Leaf leaf && leaf.layer() instanceof Layer.Shuffle shuffle
                ? Optional.of(shuffle)
                : Optional.empty();
    }
}
