package convscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.kernel.KernelSet;
import convscope.kernel.TensorEdit;
import convscope.kernel.WeightEdits;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightEditingTest {

    private static final List<Integer> SHAPE = List.of(4, 4, 3, 3);
    private static final Message UNDO = new Message.Undo();
    private static final Session START =
            Session.on(
                    new Design(
                            "test",
                            new Shape(4, 8, 8),
                            Sequence.of(Layer.Conv.same(4, 3, 1, 1), new Layer.Relu())));

    private static Message set(int place, double value) {
        return new Message.SetWeight("conv1.weight", SHAPE, place, (float) value, false);
    }

    private static Message typed(int place, double value) {
        return new Message.SetWeight("conv1.weight", SHAPE, place, (float) value, true);
    }

    private static Message fill(KernelSet set) {
        return new Message.FillWeights(Map.of("conv1.weight", SHAPE), set);
    }

    private static Session after(Session session, Message... messages) {
        for (Message message : messages) {
            session = Update.apply(session, message);
        }
        return session;
    }

    private static TensorEdit edit(Session session) {
        return session.edits().of("conv1.weight").orElse(TensorEdit.none(SHAPE));
    }

    @Test
    void whatIsTakenOffAFilesNamesIsInItsLabel() {
        var file = java.nio.file.Path.of("folder", "w.safetensors");
        assertThat(new WeightsChoice.File(file).label()).isEqualTo("w.safetensors");
        assertThat(new WeightsChoice.File(file).without("module.").label())
                .isEqualTo("w.safetensors, without module.");
    }

    @Test
    void aWeightSetByHandIsKeptAndUndone() {
        Session session = after(START, set(3, 0.5), set(4, 2));
        assertThat(edit(session).values()).containsOnly(Map.entry(3, 0.5f), Map.entry(4, 2f));
        assertThat(edit(after(session, UNDO)).values()).containsOnlyKeys(3);
        assertThat(after(session, UNDO, UNDO).edits()).isEqualTo(WeightEdits.NONE);
        assertThat(after(session, UNDO, UNDO, new Message.Redo()).edits().isEmpty()).isFalse();
    }

    @Test
    void theDigitsOfOneNumberAreOneStep() {
        Session session = after(START, set(0, 7), typed(3, 1), typed(3, 1.2), set(3, 1.25));
        assertThat(edit(session).values()).containsEntry(3, 1.25f);
        assertThat(edit(after(session, UNDO)).values()).containsOnlyKeys(0);
    }

    @Test
    void typingInAnotherCellIsAnotherStep() {
        Session session = after(START, typed(3, 1), typed(4, 1));
        assertThat(edit(after(session, UNDO)).values()).containsOnlyKeys(3);
    }

    @Test
    void whatIsTypedCanBeGivenUp() {
        Session session = after(START, set(0, 7), typed(3, 1), new Message.StopTyping());
        assertThat(edit(session).values()).containsOnlyKeys(0);
        assertThat(after(session, UNDO).edits().isEmpty()).isTrue();
        assertThat(after(session, new Message.StopTyping())).isEqualTo(session);
    }

    @Test
    void theSameNumberAgainIsNoStep() {
        Session session = after(START, set(3, 1), typed(3, 1.5), set(3, 1));
        assertThat(after(session, UNDO).edits().isEmpty()).isTrue();
    }

    @Test
    void aSetTakesThePlaceOfSingleWeights() {
        Session session = after(START, set(3, 1), fill(KernelSet.SOBEL));
        assertThat(edit(session)).isEqualTo(TensorEdit.filled(SHAPE, KernelSet.SOBEL));
        assertThat(edit(after(session, UNDO)).values()).containsOnlyKeys(3);
    }

    @Test
    void droppingTheEditsOfATensorIsUndoneToo() {
        Session session = after(START, set(3, 1), new Message.DropEdits(List.of("conv1.weight")));
        assertThat(session.edits().isEmpty()).isTrue();
        assertThat(edit(after(session, UNDO)).values()).containsOnlyKeys(3);
    }

    @Test
    void editsOfTheDesignLeaveTheWeights() {
        Session session =
                after(START, set(3, 1), new Message.Insert(Path.ROOT, 2, new Layer.Relu()));
        assertThat(edit(session).values()).containsOnlyKeys(3);
        assertThat(session.notice()).isEmpty();
        assertThat(edit(after(session, UNDO)).values()).containsOnlyKeys(3);
        assertThat(after(session, UNDO, UNDO).edits().isEmpty()).isTrue();
    }

    @Test
    void whatNoLongerFitsWaitsAndSaysSo() {
        Message wider = new Message.SetParameter(new Path("conv1"), "out", 8, false);
        Session session = after(START, set(3, 1), wider);
        assertThat(session.notice())
                .isEqualTo(
                        "What was set by hand in conv1.weight does not fit this design; it comes"
                                + " back with an undo.");
        assertThat(edit(after(session, UNDO)).values()).containsOnlyKeys(3);
    }

    @Test
    void aClassicSetFitsWhateverTheExtents() {
        Message wider = new Message.SetParameter(new Path("conv1"), "out", 8, false);
        assertThat(after(START, fill(KernelSet.SOBEL), wider).notice()).isEmpty();
    }

    @Test
    void anotherSeedKeepsWhatWasSetByHand() {
        Session session =
                after(START, set(3, 1), new Message.ChooseWeights(new WeightsChoice.Seed(7)));
        assertThat(edit(session).values()).containsOnlyKeys(3);
    }

    @Test
    void aFileTakesItsPlaceUntilAnUndo() {
        WeightsChoice file = new WeightsChoice.File(java.nio.file.Path.of("w.safetensors"));
        Session session = after(START, set(3, 1), new Message.ChooseWeights(file));
        assertThat(session.edits().isEmpty()).isTrue();
        assertThat(session.notice()).contains("undo brings them back");
        assertThat(edit(after(session, UNDO)).values()).containsOnlyKeys(3);
    }

    @Test
    void weightsSetByHandAreUnsavedUntilTheyAreInAFile() {
        Session session = after(START, set(3, 1));
        assertThat(session.unsavedWeights()).isTrue();
        session = after(session, new Message.SavedWeights(session.edits()));
        assertThat(session.unsavedWeights()).isFalse();
        assertThat(after(session, set(4, 1)).unsavedWeights()).isTrue();
        assertThat(after(session, UNDO).unsavedWeights()).isFalse();
    }

    @Test
    void anotherDesignStartsWithItsOwnWeights() {
        Session session = after(START, set(3, 1), new Message.Opened(START.design(), null));
        assertThat(session.edits().isEmpty()).isTrue();
    }

    private static String where(Session session) {
        assertThat(session.edits().tensors()).hasSize(1);
        return session.edits().tensors().keySet().iterator().next();
    }

    @Test
    void whatWasSetFollowsItsBlock() {
        Session session = after(START, set(3, 1));
        Layer.Conv same = Layer.Conv.same(4, 3, 1, 1);
        assertThat(where(after(session, new Message.Insert(Path.ROOT, 0, same))))
                .isEqualTo("conv2.weight");
        assertThat(where(after(session, new Message.Insert(Path.ROOT, 1, same))))
                .isEqualTo("conv1.weight");
        assertThat(where(after(session, new Message.Rename(new Path("conv1"), "stem"))))
                .isEqualTo("stem.weight");
        assertThat(where(after(session, new Message.WrapInResidual(new Path("conv1")))))
                .isEqualTo("parallel1.branch1.conv1.weight");
        Layer.Conv other = Layer.Conv.same(4, 1, 1, 1);
        Session two = after(session, new Message.Insert(Path.ROOT, 1, other));
        assertThat(where(after(two, new Message.MoveDown(new Path("conv1")))))
                .isEqualTo("conv2.weight");
        assertThat(where(after(session, new Message.Insert(Path.ROOT, 0, same), UNDO)))
                .isEqualTo("conv1.weight");
    }

    @Test
    void removingTheBlockBeforeLeavesItsNumber() {
        Layer.Conv same = Layer.Conv.same(4, 3, 1, 1);
        Session session =
                after(
                        START,
                        set(3, 1),
                        new Message.Insert(Path.ROOT, 0, same),
                        new Message.Remove(new Path("conv1")));
        assertThat(where(session)).isEqualTo("conv1.weight");
        assertThat(session.design()).isEqualTo(START.design());
    }

    @Test
    void whatWasSetInARemovedBlockComesBackWithIt() {
        Session session = after(START, set(3, 1), new Message.Remove(new Path("conv1")));
        assertThat(session.notice()).contains("went with it; undo brings both back");
        assertThat(where(after(session, UNDO))).isEqualTo("conv1.weight");
    }

    @Test
    void insideBranchesItFollowsToo() {
        Session session =
                after(
                        START,
                        new Message.WrapInResidual(new Path("conv1")),
                        new Message.SetWeight("parallel1.branch1.conv1.weight", SHAPE, 3, 1, false),
                        new Message.Insert(
                                new Path("parallel1.branch1"), 0, Layer.Conv.same(4, 3, 1, 1)));
        assertThat(where(session)).isEqualTo("parallel1.branch1.conv2.weight");
    }
}
