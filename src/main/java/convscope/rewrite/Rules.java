package convscope.rewrite;

import java.util.List;
import java.util.Optional;

/** Every rule, by number in the order in which they are taught. One line each. */
public final class Rules {

    static final Rule UNFOLDING = new Unfolding();
    static final Rule WIDER_CONVOLUTION = new WiderConvolution();

    private static final List<Rule> ALL = List.of(UNFOLDING, WIDER_CONVOLUTION);

    private Rules() {}

    /** {@return all that there are} */
    public static List<Rule> all() {
        return ALL;
    }

    /** {@return the rule of this name} */
    public static Optional<Rule> named(String name) {
        return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }
}
