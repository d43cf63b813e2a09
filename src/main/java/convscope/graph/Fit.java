package convscope.graph;

import convscope.model.Shape;
import java.util.List;
import java.util.Locale;

/** Whether an operation fits what feeds it. */
public sealed interface Fit {

    /** It does, and gives this shape. */
    record Fits(Shape output) implements Fit {}

    /**
     * It does not.
     *
     * @param parameter the parameter to change, or empty where it is the branches that disagree
     * @param rule the rule that is broken, with the values in it
     * @param legal the nearest legal values; empty where no value of the parameter would help
     */
    record Misfit(String parameter, String rule, List<String> legal) implements Fit {
        public Misfit {
            legal = List.copyOf(legal);
        }

        static Misfit because(String rule, Object... values) {
            return new Misfit("", String.format(Locale.ROOT, rule, values), List.of());
        }
    }
}
