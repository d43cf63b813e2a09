package convscope.rewrite;

import convscope.rewrite.Term.Chain;
import java.util.List;
import java.util.Optional;

/**
 * Where a rule looks: a step of a chain, and what follows.
 *
 * @param chain the steps around
 * @param index the step, from 0
 * @param choice one of the rule's choices; 0 for the usual one
 */
public record Site(Chain chain, int index, int choice) {

    public Term step() {
        return chain.steps().get(index).bare();
    }

    /** {@return the step behind, without its name} */
    public Optional<Term> next() {
        return index + 1 < chain.steps().size()
                ? Optional.of(chain.steps().get(index + 1).bare())
                : Optional.empty();
    }

    /** {@return the choice, or the first of these where none was made} */
    int chosen(List<Integer> choices) {
        return choice == 0 ? choices.getFirst() : choice;
    }
}
