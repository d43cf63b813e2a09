package convscope.graph;

import convscope.model.Path;
import java.util.List;

/**
 * A block that does not fit, as shown in its place.
 *
 * @param at the block
 * @param parameter the parameter to change, or empty
 * @param rule the rule that is broken, with the values in it
 * @param legal the nearest legal values, or none
 */
public record Fault(Path at, String parameter, String rule, List<String> legal) {

    public Fault {
        legal = List.copyOf(legal);
    }

    /** {@return one sentence: the rule, then what is legal} */
    public String says() {
        return legal.isEmpty() ? rule : rule + "; legal here: " + String.join(", ", legal);
    }
}
