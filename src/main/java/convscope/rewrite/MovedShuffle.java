package convscope.rewrite;

import convscope.graph.Op;
import convscope.graph.Role;
import convscope.model.Layer;
import convscope.rewrite.Match.Applies;
import convscope.rewrite.Term.Leaf;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * A channel shuffle and what treats every channel by itself change places; each channel's numbers
 * go with it. So a shuffle comes beside the convolution that takes it in.
 */
record MovedShuffle() implements Rule {

    @Override
    public String name() {
        return "moved shuffle";
    }

    @Override
    public String says() {
        return "A channel shuffle and a layer that treats every channel by itself change places.";
    }

    @Override
    public Match match(Site site, Direction direction) {
        boolean forward = direction == Direction.FORWARD;
        Optional<Leaf> first = leaf(site.step());
        Optional<Leaf> second = site.next().flatMap(MovedShuffle::leaf);
        Optional<Leaf> shuffle = forward ? first : second;
        Optional<Leaf> other = forward ? second : first;
        if (shuffle.isEmpty()
                || other.isEmpty()
                || !(shuffle.get().layer() instanceof Layer.Shuffle dealt)) {
            return Match.refused(
                    forward
                            ? "here is no channel shuffle with a layer right behind it"
                            : "here is no layer with a channel shuffle right behind it");
        }
        if (!other.get().operation().map(Op::orderFree).orElse(true)) {
            return Match.refused(
                    "a %s does not treat every channel by itself", other.get().layer().kind());
        }
        int channels = shuffle.get().input().channels();
        int groups = dealt.groups();
        IntUnaryOperator from = Permuted.shuffle(channels, forward ? channels / groups : groups);
        return swapped(shuffle.get(), permuted(other.get(), from), forward);
    }

    private static Match swapped(Leaf shuffle, Leaf layer, boolean forward) {
        Leaf behind = Leaf.of(shuffle.layer(), layer.output(), Map.of());
        String kind = layer.layer().kind();
        return new Applies(
                2,
                forward ? List.of(layer, behind) : List.of(shuffle, layer),
                "the shuffle moves %s the %s, every channel with its own numbers"
                        .formatted(forward ? "behind" : "before", kind),
                "the shuffle moves %s the %s, every channel with its own numbers"
                        .formatted(forward ? "before" : "behind", kind),
                true);
    }

    /** All that such a layer owns has the channel as its first axis. */
    private static Leaf permuted(Leaf leaf, IntUnaryOperator from) {
        Map<Role, Tensor> owned = new EnumMap<>(Role.class);
        leaf.owned().forEach((role, tensor) -> owned.put(role, Permuted.entries(tensor, from)));
        return new Leaf(leaf.layer(), leaf.input(), leaf.output(), owned);
    }

    private static Optional<Leaf> leaf(Term term) {
        return term.bare() instanceof Leaf leaf ? Optional.of(leaf) : Optional.empty();
    }
}
