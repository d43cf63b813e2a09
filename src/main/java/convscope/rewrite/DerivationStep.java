package convscope.rewrite;

import convscope.model.Design;
import convscope.model.Path;

/**
 * A rule applied at a place.
 *
 * @param at the first of the blocks in the design before that are rewritten
 */
public record DerivationStep(Rule rule, Direction direction, Path at, Rewriting rewriting) {

    public Design before() {
        return rewriting.before();
    }

    public Design after() {
        return rewriting.after();
    }

    /** {@return what happened, as one sentence without its full stop} */
    public String says() {
        return rewriting.says();
    }
}
