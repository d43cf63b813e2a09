package convscope.graph;

import convscope.model.Block;
import convscope.model.Named;
import convscope.model.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Gives siblings their names: the user's, or kind and number among the siblings of that kind.
 *
 * <p>The unfolding of a recipe is one scope, however deep its containers are nested, so that {@code
 * resnext1.conv2} is its second convolution.
 */
final class Scope {

    private final Path path;
    private final boolean derived;
    private final Map<String, Integer> counted = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    Scope(Path path, boolean derived) {
        this.path = path;
        this.derived = derived;
    }

    Path path() {
        return path;
    }

    /** {@return whether this is inside a recipe's unfolding} */
    boolean derived() {
        return derived;
    }

    /** {@return a scope of its own for what stands inside {@code inner}} */
    Scope open(Path inner) {
        return new Scope(inner, derived);
    }

    /** {@return the next sibling's name} */
    String name(Block block) {
        return block instanceof Named named ? named.name() : next(block.kind());
    }

    String next(String kind) {
        return kind + counted.merge(kind, 1, Integer::sum);
    }

    /** {@return whether the name was still free} */
    boolean take(String name) {
        return taken.add(name);
    }
}
