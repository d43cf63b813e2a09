package convscope.graph;

import convscope.model.Design;
import convscope.model.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A design taken apart: the graph of all that is sound, where every block went, and what does not
 * fit.
 *
 * @param design what was lowered
 * @param graph the operations that can be computed; all of them where there is no fault
 * @param root the place of the design's body
 * @param faults in order
 * @param stages where the graph attends to channels, in order
 */
public record Lowered(
        Design design, Graph graph, Place root, List<Fault> faults, List<GateStage> stages) {

    /** Blocks nest at most so deep. */
    public static final int DEEPEST = Lowering.DEEPEST;

    public Lowered {
        faults = List.copyOf(faults);
        stages = List.copyOf(stages);
    }

    public static Lowered of(Design design) {
        return new Lowering(design).run();
    }

    /** {@return whether everything fits, so that the graph gives the design's output} */
    public boolean complete() {
        return faults.isEmpty();
    }

    public Optional<Place> find(Path path) {
        return root.find(path);
    }

    /** All the rest follows from the design. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Lowered it && design.equals(it.design));
    }

    /** Takes no time, however large the design is. */
    @Override
    public int hashCode() {
        return Objects.hash(design.name(), graph.input(), graph.nodes().size());
    }
}
