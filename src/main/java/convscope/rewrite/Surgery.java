package convscope.rewrite;

import convscope.rewrite.Match.Applies;
import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Fork;
import convscope.rewrite.Term.Leaf;
import convscope.rewrite.Term.Repeated;
import convscope.rewrite.Term.Strand;
import convscope.rewrite.Term.Titled;
import convscope.rewrite.Term.Unopened;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One rule at one address of a term, in every copy. */
final class Surgery {

    private final Rule rule;
    private final Direction direction;
    private final int choice;
    private @Nullable Applies first;

    private Surgery(Rule rule, Direction direction, int choice) {
        this.rule = rule;
        this.direction = direction;
        this.choice = choice;
    }

    sealed interface Result {}

    record Done(Chain changed, Applies how) implements Result {}

    record Failed(String because) implements Result {}

    static Result apply(Rule rule, Direction direction, Chain root, Address address, int choice) {
        Surgery surgery = new Surgery(rule, direction, choice);
        try {
            Chain changed = surgery.within(root, address);
            return new Done(changed, Objects.requireNonNull(surgery.first));
        } catch (DoesNotApply refused) {
            return new Failed(refused.because);
        }
    }

    /** {@return the site at this address; of copies the first} */
    static Site site(Chain chain, Address address, int choice) {
        if (address.isLast()) {
            return new Site(chain, address.first(), choice);
        }
        Address rest = address.rest();
        return switch (chain.steps().get(address.first()).bare()) {
            case Chain inner -> site(inner, rest, choice);
            case Repeated repeated -> site(repeated.times().getFirst(), rest, choice);
            case Fork fork ->
                    site(fork.strands().get(rest.first()).copies().getFirst(), rest.rest(), choice);
            case Leaf leaf -> throw new IllegalArgumentException("no way down: " + address);
            case Unopened recipe -> throw new IllegalArgumentException("no way down: " + address);
            case Titled titled -> throw new IllegalArgumentException("a name of a name");
        };
    }

    private Chain within(Chain chain, Address address) throws DoesNotApply {
        int index = address.first();
        if (address.isLast()) {
            return at(new Site(chain, index, choice));
        }
        Term step = chain.steps().get(index);
        Term changed = inside(step.bare(), address.rest());
        return chain.replaced(
                index,
                1,
                List.of(
                        step instanceof Titled titled
                                ? new Titled(titled.name(), changed)
                                : changed));
    }

    private Chain at(Site site) throws DoesNotApply {
        return switch (rule.match(site, direction)) {
            case Match.Refused(String because) -> throw new DoesNotApply(because);
            case Applies how -> {
                first = first == null ? how : first;
                yield site.chain().replaced(site.index(), how.consumed(), how.replacement());
            }
        };
    }

    private Term inside(Term step, Address rest) throws DoesNotApply {
        return switch (step) {
            case Chain chain -> within(chain, rest);
            case Fork fork -> {
                List<Strand> strands = new ArrayList<>(fork.strands());
                List<Chain> copies = strands.get(rest.first()).copies();
                strands.set(rest.first(), new Strand(alike(all(copies, rest.rest()))));
                yield new Fork(fork.merge(), strands, fork.owned());
            }
            case Repeated repeated -> new Repeated(alike(all(repeated.times(), rest)));
            case Leaf leaf -> throw new IllegalArgumentException("no way down: " + rest);
            case Unopened recipe -> throw new IllegalArgumentException("no way down: " + rest);
            case Titled titled -> throw new IllegalArgumentException("a name of a name");
        };
    }

    private List<Chain> all(List<Chain> copies, Address rest) throws DoesNotApply {
        List<Chain> changed = new ArrayList<>();
        for (Chain copy : copies) {
            changed.add(within(copy, rest));
        }
        return changed;
    }

    private static List<Chain> alike(List<Chain> copies) throws DoesNotApply {
        var block = copies.getFirst().block();
        if (!copies.stream().allMatch(copy -> copy.block().equals(block))) {
            throw new DoesNotApply(
                    "the copies become different expressions; take the repeat apart first");
        }
        return copies;
    }

    private static final class DoesNotApply extends Exception {
        private static final long serialVersionUID = 1;
        private final String because;

        DoesNotApply(String because) {
            super(because, null, false, false);
            this.because = because;
        }
    }
}
