package convscope.rewrite;

import convscope.model.Layer;
import convscope.model.Merge;
import convscope.rewrite.NormalForm.Mark;
import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Fork;
import convscope.rewrite.Term.Leaf;
import convscope.rewrite.Term.Repeated;
import convscope.rewrite.Term.Titled;
import convscope.rewrite.Term.Unopened;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds two terms against each other, step by step: what differs only in groups is bridged, the
 * first other difference is told.
 */
final class TermComparison {

    /**
     * The first place where two terms are different expressions.
     *
     * @param at the step in the first term, or the chain's last where it is shorter
     * @param says what stands there in both, e.g. {@code conv 3x3, 4 -> 8 against a relu}
     */
    record Difference(Address at, String says) {}

    private final List<Mark> bridges = new ArrayList<>();
    private Optional<Difference> difference = Optional.empty();

    private TermComparison() {}

    static TermComparison of(Chain one, Chain two) {
        TermComparison comparison = new TermComparison();
        comparison.chains(one, two, Address.ROOT);
        return comparison;
    }

    Optional<Difference> difference() {
        return difference;
    }

    /** {@return the steps that make the first the second where nothing else differs} */
    List<Mark> bridges() {
        return bridges;
    }

    /** {@return true: where steps differ, that is noted at the step} */
    private boolean chains(Chain one, Chain two, Address at) {
        int most = Math.max(one.steps().size(), two.steps().size());
        for (int index = 0; index < most && difference.isEmpty(); index++) {
            if (index >= one.steps().size()) {
                differ(last(at, index), "nothing", words(two.steps().get(index)));
            } else if (index >= two.steps().size()) {
                differ(at.child(index), words(one.steps().get(index)), "nothing");
            } else {
                Term a = one.steps().get(index).bare();
                steps(a, two.steps().get(index).bare(), at.child(index));
            }
        }
        return true;
    }

    private static Address last(Address at, int index) {
        return index == 0 ? at : at.child(index - 1);
    }

    private void steps(Term one, Term two, Address at) {
        boolean comparable =
                switch (one) {
                    case Chain a -> two instanceof Chain b && chains(a, b, at);
                    case Fork a -> two instanceof Fork b && forks(a, b, at);
                    case Repeated a -> two instanceof Repeated b && repeats(a, b, at);
                    case Unopened a -> two instanceof Unopened b && a.recipe().equals(b.recipe());
                    case Leaf a -> two instanceof Leaf b && leaves(a, b, at);
                    case Titled a -> throw new IllegalArgumentException("compared by its name");
                };
        if (!comparable) {
            differ(at, words(one), words(two));
        }
    }

    private boolean repeats(Repeated one, Repeated two, Address at) {
        return one.times().size() == two.times().size()
                && chains(one.times().getFirst(), two.times().getFirst(), at);
    }

    private boolean forks(Fork one, Fork two, Address at) {
        List<Chain> all = two.branches();
        if (!one.merge().equals(two.merge()) || one.branches().size() != all.size()) {
            return false;
        }
        int index = 0;
        for (int strand = 0; strand < one.strands().size(); strand++) {
            List<Chain> copies = one.strands().get(strand).copies();
            for (int copy = 0; copy < copies.size() && difference.isEmpty(); copy++) {
                int known = bridges.size();
                chains(copies.get(copy), all.get(index++), at.child(strand));
                if (copy > 0) {
                    onceForAll(known, at);
                }
            }
        }
        return true;
    }

    /** All copies are rewritten together, so each must need what the first did. */
    private void onceForAll(int known, Address at) {
        List<Mark> again = bridges.subList(known, bridges.size());
        if (!bridges.subList(0, known).containsAll(again)) {
            differ(at, "equal branches", "branches of different groups");
        }
        again.clear();
    }

    private boolean leaves(Leaf one, Leaf two, Address at) {
        return one.layer().equals(two.layer()) || bridged(one, two, at);
    }

    private boolean bridged(Leaf one, Leaf two, Address at) {
        if (!(one.layer() instanceof Layer.Conv a) || !(two.layer() instanceof Layer.Conv b)) {
            return false;
        }
        Optional<List<Mark>> bridge = Bridge.between(a, b, at);
        bridge.ifPresent(bridges::addAll);
        return bridge.isPresent();
    }

    private void differ(Address at, String one, String two) {
        difference = Optional.of(new Difference(at, one + " against " + two));
    }

    private static String words(Term term) {
        return switch (term.bare()) {
            case Leaf leaf ->
                    ConvolutionLeaf.of(leaf)
                            .map(
                                    conv ->
                                            "conv "
                                                    + conv
                                                    + (conv.layer().bias() ? ", biased" : "")
                                                    + geometry(conv))
                            .orElseGet(() -> leaf.layer() + " on " + leaf.input());
            case Fork fork ->
                    String.format(
                            Locale.ROOT, "%s of %d branches", merge(fork), fork.branches().size());
            case Chain chain ->
                    String.format(Locale.ROOT, "a sequence of %d steps", chain.steps().size());
            case Repeated repeated ->
                    String.format(Locale.ROOT, "a repeat of %d times", repeated.times().size());
            case Unopened recipe -> recipe.recipe().caption();
            case Titled titled -> words(titled.term());
        };
    }

    private static String geometry(ConvolutionLeaf conv) {
        String all = conv.geometry().toString();
        return all.substring(conv.layer().kernel().toString().length());
    }

    private static String merge(Fork fork) {
        return switch (fork.merge()) {
            case Merge.Add add -> "a sum";
            case Merge.Concat concat -> "a concatenation";
            case Merge.Multiply multiply -> "a product";
            case Merge.Attend attend -> "selective attention " + attend;
        };
    }
}
