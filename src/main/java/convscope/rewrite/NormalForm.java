package convscope.rewrite;

import convscope.model.Block;
import convscope.rewrite.Match.Applies;
import convscope.rewrite.Term.Chain;
import convscope.rewrite.Term.Fork;
import convscope.rewrite.Term.Leaf;
import convscope.rewrite.Term.Repeated;
import convscope.rewrite.Term.Titled;
import convscope.rewrite.Term.Unopened;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** A term rewritten with a list of rules until none applies, and the way there. */
final class NormalForm {

    /** A rule applied somewhere. */
    record Mark(Rule rule, Direction direction, Address at, int choice) {}

    /** More steps than any pair needs: a rule that runs in circles ends here. */
    private static final int MOST = 2_000;

    private final List<Rule> rules;
    private final List<Chain> terms = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    private NormalForm(List<Rule> rules, List<Chain> terms, List<Mark> marks) {
        this.rules = rules;
        this.terms.addAll(terms);
        this.marks.addAll(marks);
    }

    /**
     * {@return the normal form by these rules, the first of them first}
     *
     * @throws CancellationException if {@code cancelled} says so
     */
    static NormalForm of(Chain start, List<Rule> rules, BooleanSupplier cancelled) {
        NormalForm form = new NormalForm(rules, List.of(start), List.of());
        form.reach(cancelled);
        return form;
    }

    /** {@return the normal form after one step more, if that can be taken} */
    Optional<NormalForm> after(Mark mark, BooleanSupplier cancelled) {
        NormalForm form = new NormalForm(rules, terms, marks);
        if (!form.applied(mark)) {
            return Optional.empty();
        }
        form.reach(cancelled);
        return Optional.of(form);
    }

    private void reach(BooleanSupplier cancelled) {
        while (marks.size() < MOST && next()) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("the search was cancelled");
            }
        }
    }

    Chain term() {
        return terms.getLast();
    }

    List<Mark> marks() {
        return marks;
    }

    /** Forgets the last steps of both that are the same: the two ways met before. */
    static void shorten(NormalForm one, NormalForm two) {
        while (!one.marks.isEmpty() && !two.marks.isEmpty() && one.before().equals(two.before())) {
            one.forget();
            two.forget();
        }
    }

    private Block before() {
        return Unnaming.canonical(terms.get(terms.size() - 2).block());
    }

    private void forget() {
        terms.removeLast();
        marks.removeLast();
    }

    private boolean next() {
        List<Address> places = places();
        for (Rule rule : rules) {
            for (Address at : places) {
                if (applied(new Mark(rule, Direction.FORWARD, at, 0))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean applied(Mark mark) {
        Surgery.Result result =
                Surgery.apply(mark.rule(), mark.direction(), term(), mark.at(), mark.choice());
        if (result instanceof Surgery.Done(Chain changed, Applies how)) {
            terms.add(changed);
            marks.add(mark);
            return true;
        }
        return false;
    }

    /** {@return the addresses of all steps} */
    List<Address> places() {
        List<Address> places = new ArrayList<>();
        places(term(), Address.ROOT, places);
        return places;
    }

    private static void places(Chain chain, Address at, List<Address> places) {
        for (int index = 0; index < chain.steps().size(); index++) {
            places(chain.steps().get(index), at.child(index), places);
        }
    }

    /** Inner places before outer ones: what branches end in is settled before they are merged. */
    private static void places(Term step, Address at, List<Address> places) {
        switch (step.bare()) {
            case Chain chain -> places(chain, at, places);
            case Repeated repeated -> places(repeated.times().getFirst(), at, places);
            case Fork fork -> {
                for (int strand = 0; strand < fork.strands().size(); strand++) {
                    Chain copy = fork.strands().get(strand).copies().getFirst();
                    places(copy, at.child(strand), places);
                }
            }
            case Leaf leaf -> {}
            case Unopened recipe -> {}
            case Titled titled -> throw new IllegalArgumentException("a name of a name");
        }
        places.add(at);
    }
}
