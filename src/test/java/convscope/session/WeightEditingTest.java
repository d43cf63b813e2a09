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
        session = after(session, new Message.SavedWeights());
        assertThat(session.unsavedWeights()).isFalse();
        assertThat(after(session, set(4, 1)).unsavedWeights()).isTrue();
        assertThat(after(session, UNDO).unsavedWeights()).isFalse();
    }

    @Test
    void anotherDesignStartsWithItsOwnWeights() {
        Session session = after(START, set(3, 1), new Message.Opened(START.design(), null));
        assertThat(session.edits().isEmpty()).isTrue();
    }
}
