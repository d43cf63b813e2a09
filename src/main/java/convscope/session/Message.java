package convscope.session;

import convscope.kernel.KernelSet;
import convscope.kernel.WeightEdits;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Path;
import convscope.model.Shape;
import convscope.rewrite.Direction;
import convscope.rewrite.Rule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the user did. */
public sealed interface Message {

    /** A change of the design, which can be undone. */
    sealed interface Edit extends Message {}

    /**
     * A block into a slot.
     *
     * @param sequence the design's body, a branch, a copy of a repeat or a sequence
     * @param index before which of its blocks
     */
    record Insert(Path sequence, int index, Block block) implements Edit {}

    /** Behind the selected block, or at the end of the selected sequence. */
    record InsertAfterSelection(Block block) implements Edit {}

    record Remove(Path at) implements Edit {}

    record Duplicate(Path at) implements Edit {}

    /** One place up in its sequence; a branch, one to the left. */
    record MoveUp(Path at) implements Edit {}

    /** One place down in its sequence; a branch, one to the right. */
    record MoveDown(Path at) implements Edit {}

    /**
     * Other groups in one convolution, which keeps its channels; a recipe that cannot express them
     * gives way to its parts.
     */
    record Regroup(Path at, int groups, boolean dragging) implements Edit {}

    /**
     * Another value for one setting of a block; also {@code times} of a repeat, {@code copies} of a
     * branch, {@code merge} of a parallel.
     *
     * @param dragging whether a slider is still in the user's hand: then the next value of the same
     *     setting belongs to the same step
     */
    record SetParameter(Path at, String setting, Object value, boolean dragging) implements Edit {}

    /**
     * @param name the new name, or empty to take the name away
     */
    record Rename(Path at, String name) implements Edit {}

    record WrapInResidual(Path at) implements Edit {}

    /** One more branch beside a branch or in a parallel; another block is set beside itself. */
    record AddBranch(Path at) implements Edit {}

    /** Squeeze-and-excitation inside a residual recipe, or behind another block. */
    record AttachSE(Path at) implements Edit {}

    /** A recipe gives way to the expression that it stands for; the function stays. */
    record UnfoldRecipe(Path at) implements Edit {}

    record ReplaceBlock(Path at, Block block) implements Edit {}

    record SetInput(Shape input) implements Edit {}

    record RenameDesign(String name) implements Edit {}

    /** Weights set by hand, which can be undone; tensors go by their names. */
    sealed interface EditWeights extends Message {}

    /**
     * Another value for one weight.
     *
     * @param shape of the whole tensor
     * @param place in 'c' order
     * @param typing whether the number is still being typed: then the next one for the same weight
     *     belongs to the same step
     */
    record SetWeight(String tensor, List<Integer> shape, int place, float value, boolean typing)
            implements EditWeights {}

    /** A classic set in place of whole tensors, whose shapes are given: a weight and its bias. */
    record FillWeights(Map<String, List<Integer>> tensors, KernelSet set) implements EditWeights {}

    /** The places from..end (exclusive) of a tensor are as they were before anybody set them. */
    record ResetWeights(String tensor, List<Integer> shape, int from, int end)
            implements EditWeights {}

    /** So are whole tensors. */
    record DropEdits(List<String> tensors) implements EditWeights {}

    /** The weight that is being typed is as it was before the typing. */
    record StopTyping() implements Message {}

    /** All weights, with these set by hand, are in a file now. */
    record SavedWeights(WeightEdits edits) implements Message {}

    /**
     * A rule applied to a block; its weights go along, and the function stays.
     *
     * @param choice one of the rule's choices there, or 0 for the usual one
     */
    record Rewrite(Rule rule, Direction direction, Path at, int choice) implements Message {}

    record Undo() implements Message {}

    record Redo() implements Message {}

    record Select(Path at) implements Message {}

    /** A collapsed part is shown in full, or the other way round. */
    record Toggle(Path at) implements Message {}

    /**
     * Another design takes the place of this one.
     *
     * @param file where it was read from, or null for one that has no file yet
     */
    record Opened(Design design, java.nio.file.@Nullable Path file) implements Message {}

    /**
     * A design that was never saved comes back after a crash.
     *
     * @param saved what its file holds; another design where it has none
     * @param file where it is to be saved, or null
     */
    record Recovered(Design design, Design saved, java.nio.file.@Nullable Path file)
            implements Message {}

    /**
     * @param design what is in the file now; it may have been edited meanwhile
     */
    record Saved(java.nio.file.Path file, Design design) implements Message {}

    record ChoosePicture(PictureChoice picture) implements Message {}

    record ChooseWeights(WeightsChoice weights) implements Message {}

    record ShowMaps(MapSettings settings) implements Message {}

    record ShowTab(Tab tab) implements Message {}

    record ShowTheme(Theme theme) implements Message {}

    /**
     * @param on whether changes move; else they jump
     */
    record ShowMotion(boolean on) implements Message {}

    /**
     * @param on whether the drawing shows how long everything takes
     */
    record ShowHeat(boolean on) implements Message {}

    record ChooseEngine(EngineChoice engine) implements Message {}

    /** What stays while cardinality or width moves. */
    record ChooseKeep(Keep keep) implements Message {}

    /** At one value, or one channel, of what the selected block gives. */
    record Point(Location location) implements Message {}

    /** Another design beside the open one, or other weights in it. */
    record Compare(Comparison comparison) implements Message {}
}
