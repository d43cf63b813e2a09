package convscope.run;

import convscope.engine.EngineSettings;
import convscope.graph.Lowered;
import convscope.kernel.WeightEdits;
import convscope.picture.Picture;
import convscope.session.WeightsChoice;
import java.util.Set;

/**
 * What shall be computed, and what of it is looked at.
 *
 * @param lowered the design; where it has faults, its sound part runs
 * @param weights where its weights come from
 * @param picture what is fed to it, fitted to its input
 * @param visible the nodes whose values are wanted, {@link convscope.graph.Graph#INPUT} included
 * @param tensors the names of the weights that are wanted
 * @param edits what the user set by hand over the weights
 * @param engine what shall compute it
 */
public record PassRequest(
        Lowered lowered,
        WeightsChoice weights,
        Picture picture,
        Set<Integer> visible,
        Set<String> tensors,
        WeightEdits edits,
        EngineSettings engine) {

    public PassRequest {
        visible = Set.copyOf(visible);
        tensors = Set.copyOf(tensors);
    }

    /** A pass by the usual engine of which nobody looks at the weights. */
    public PassRequest(
            Lowered lowered, WeightsChoice weights, Picture picture, Set<Integer> visible) {
        this(lowered, weights, picture, visible, Set.of(), WeightEdits.NONE, EngineSettings.USUAL);
    }

    /** {@return the same pass with other values wanted} */
    public PassRequest looking(Set<Integer> at) {
        return new PassRequest(lowered, weights, picture, at, tensors, edits, engine);
    }
}
