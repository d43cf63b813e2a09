package convscope.run;

import convscope.engine.EngineSettings;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.kernel.WeightEdits;
import convscope.picture.Picture;
import convscope.session.WeightsChoice;
import java.util.List;
import java.util.OptionalInt;

/**
 * Designs that shall run on the same picture.
 *
 * @param sides the open design first
 * @param weights the open design's
 * @param sameWeights whether the others get them, as far as theirs correspond
 * @param picture what is fed to each, fitted to its input
 * @param edits what the user set by hand over the open design's weights
 * @param engine on which engine each runs; never in less than float32, so that what is equal stays
 *     so
 * @param turn another number asks for the times to be measured again
 */
public record ComparisonRequest(
        List<Side> sides,
        WeightsChoice weights,
        boolean sameWeights,
        Picture picture,
        WeightEdits edits,
        EngineSettings engine,
        int turn) {

    /**
     * One design.
     *
     * @param node the value that is looked at, {@link Graph#INPUT} included; empty for none
     */
    public record Side(Lowered lowered, OptionalInt node) {}

    public ComparisonRequest {
        sides = List.copyOf(sides);
    }

    /** {@return whether the times of one are those of the other} */
    boolean samePaceAs(ComparisonRequest other) {
        return turn == other.turn && engine.equals(other.engine) && graphs().equals(other.graphs());
    }

    private List<Graph> graphs() {
        return sides.stream().map(side -> side.lowered().graph()).toList();
    }
}
