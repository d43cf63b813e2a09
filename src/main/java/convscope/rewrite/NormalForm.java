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

    private NormalForm(Chain start, List<Rule> rules) {
        this.rules = rules;
        terms.add(start);
    }

    /**
     * {@return the normal form by these rules, the first of them first}
     *
     * @throws CancellationException if {@code cancelled} says so
     */
    static NormalForm of(Chain start, List<Rule> rules, BooleanSupplier cancelled) {
        NormalForm form = new NormalForm(start, rules);
        while (form.marks.size() < MOST && form.next()) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("the search was cancelled");
            }
        }
        return form;
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
        return Names.canonical(terms.get(terms.size() - 2).block());
    }

    private void forget() {
        terms.removeLast();
        marks.removeLast();
    }

    private boolean next() {
        List<Address> places = new ArrayList<>();
        places(term(), Address.ROOT, places);
        for (Rule rule : rules) {
            for (Address at : places) {
                if (applied(rule, at)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean applied(Rule rule, Address at) {
        Surgery.Result result = Surgery.apply(rule, Direction.FORWARD, term(), at, 0);
        if (result instanceof Surgery.Done(Chain changed, Applies how)) {
            terms.add(changed);
            marks.add(new Mark(rule, Direction.FORWARD, at, 0));
            return true;
        }
        return false;
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
