package convscope.graph;

import convscope.model.Design;
import convscope.model.Path;
import java.util.List;
import java.util.Optional;

/**
 * A design taken apart: the graph of all that is sound, where every block went, and what does not
 * fit.
 *
 * @param design what was lowered
 * @param graph the operations that can be computed; all of them where there is no fault
 * @param root the place of the design's body
 * @param faults in order
 */
public record Lowered(Design design, Graph graph, Place root, List<Fault> faults) {

    /** Blocks nest at most so deep. */
    public static final int DEEPEST = Lowering.DEEPEST;

    public Lowered {
        faults = List.copyOf(faults);
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
}
