package convscope.graph;

import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.FreeNames;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Sequence;
import java.util.HashSet;
import java.util.Set;

/**
 * Gives siblings their names, which are {@link FreeNames}.
 *
 * <p>The unfolding of a recipe is one scope, however deep its containers are nested, so that {@code
 * resnext1.conv2} is its second convolution.
 */
final class Scope {

    private final Path path;
    private final boolean derived;
    private final FreeNames free = new FreeNames();
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

    /** Keeps the given names among these siblings from those without one. */
    void give(Sequence siblings) {
        for (Block block : siblings.blocks()) {
            free.give(block);
            if (derived) {
                giveInside(block);
            }
        }
    }

    private void giveInside(Block block) {
        if (block instanceof Sequence inner) {
            give(inner);
        } else if (block instanceof Parallel parallel) {
            parallel.branches().stream()
                    .filter(Scope::isAnonymous)
                    .forEach(branch -> give(branch.body()));
        }
    }

    /** {@return whether a branch of a recipe's parallel opens no scope of its own} */
    static boolean isAnonymous(Branch branch) {
        return branch.copies() == 1;
    }

    /** {@return the next sibling's name} */
    String name(Block block) {
        return free.name(block);
    }

    String next(String kind) {
        return free.next(kind);
    }

    /** {@return whether the name was still free} */
    boolean take(String name) {
        return taken.add(name);
    }
}
