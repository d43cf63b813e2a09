package convscope.graph;

import convscope.model.Block;
import convscope.model.Named;
import convscope.model.Path;
import convscope.model.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a block of the design ended up in the graph: its path, its shapes and the run of nodes that
 * it became. A recipe's one part is its unfolding; a parallel has one part per branch, copies
 * counted; a repeat one per time.
 *
 * @param path unique among places that are not {@link #anonymous}
 * @param block as written, with its name
 * @param input what feeds it, or null where that is not known
 * @param output what it gives, or null where it or something in it does not fit
 * @param first the first of its nodes
 * @param end one past the last of its nodes
 * @param result the node (or {@link Graph#INPUT}) whose value it gives; meaningless without output
 * @param status how it stands
 * @param fault why it does not fit, where its status is {@link Status#FAULTY}
 * @param derived whether it comes out of a recipe and so cannot be edited by itself
 * @param anonymous whether it is a container inside a recipe, which bears its recipe's path
 * @param parts what it consists of
 */
public record Place(
        Path path,
        Block block,
        @Nullable Shape input,
        @Nullable Shape output,
        int first,
        int end,
        int result,
        Status status,
        @Nullable Fault fault,
        boolean derived,
        boolean anonymous,
        List<Place> parts) {

    /** How a place stands. */
    public enum Status {
        /** It and all in it fit. */
        SOUND,
        /** It does not fit: shown red, with its fault. */
        FAULTY,
        /** It holds something that does not fit. */
        INCOMPLETE,
        /** It stands behind something that does not fit: shown grey. */
        UNREACHED
    }

    public Place {
        parts = List.copyOf(parts);
    }

    /** {@return the block without its name} */
    public Block bare() {
        return Named.bare(block);
    }

    /** {@return this place and all inside it, outer before inner} */
    public Stream<Place> all() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(Place::all));
    }

    /**
     * {@return the place of this path within this one}
     *
     * <p>All that a recipe unfolds to bears names beside each other, however deep it is nested.
     */
    public Optional<Place> find(Path wanted) {
        if (!anonymous && path.equals(wanted)) {
            return Optional.of(this);
        }
        return parts.stream()
                .filter(part -> part.derived || wanted.isWithin(part.path))
                .map(part -> part.find(wanted))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
