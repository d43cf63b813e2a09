package convscope.rewrite;

import convscope.model.Path;
import java.util.List;

/**
 * Blocks of a design that become others, in designs of their own: those blocks alone, on the input
 * that they have there.
 *
 * @param at the first of the blocks in the whole design, or the container that the new ones come
 *     into; the root where the whole design is rewritten
 * @param steps from the blocks to what stands in their place in the end
 * @param from the tensors of the blocks in the whole design, in order; one list for each time of a
 *     repeat
 * @param to the tensors of what stands in their place in the end, likewise
 */
public record Stretch(
        Path at, List<DerivationStep> steps, List<List<String>> from, List<List<String>> to) {

    public Stretch {
        steps = List.copyOf(steps);
        from = List.copyOf(from);
        to = List.copyOf(to);
    }
}
