package convscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.catalog.SqueezeExcitation;
import convscope.graph.Lowered;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateTest {

    private static final Block RELU = new Layer.Relu();
    private static final Block CONV = Layer.Conv.same(64, 3, 1, 1);
    private static final Block NORM = Layer.BatchNorm.standard();

    private static Session session(Block... blocks) {
        return Session.on(new Design("test", new Shape(64, 8, 8), Sequence.of(blocks)));
    }

    private static Path path(String text) {
        return new Path(text);
    }

    private static List<Block> body(Session session) {
        return session.design().body().blocks();
    }

    private static Session after(Session session, Message... messages) {
        for (Message message : messages) {
            session = Update.apply(session, message);
        }
        return session;
    }

    private static Message.SetParameter cardinality(int value, boolean dragging) {
        return new Message.SetParameter(path("resnext1"), "cardinality", value, dragging);
    }

    @Test
    void theFirstBlockIsSelectedAtTheStart() {
        assertThat(Session.on(Catalog.start()).selection()).isEqualTo(path("resnext1"));
    }

    @Test
    void aBlockIsInsertedIntoASlotAndSelected() {
        Session session = after(session(CONV, CONV), new Message.Insert(Path.ROOT, 1, CONV));
        assertThat(body(session)).containsExactly(CONV, CONV, CONV);
        assertThat(session.selection()).isEqualTo(path("conv2"));
    }

    @Test
    void anIdentityBranchTakesABlock() {
        Session session =
                after(
                        session(Parallel.of(Merge.ADD, Branch.of(CONV), Branch.identity())),
                        new Message.Insert(path("parallel1.branch2"), 0, NORM));
        assertThat(body(session))
                .containsExactly(Parallel.of(Merge.ADD, Branch.of(CONV), Branch.of(NORM)));
        assertThat(session.selection()).isEqualTo(path("parallel1.branch2.batchNorm1"));
    }

    @Test
    void aBlockIsInsertedBehindTheRecipeWhosePartIsSelected() {
        Session session =
                after(
                        Session.on(Catalog.start()),
                        new Message.Select(path("resnext1.conv2")),
                        new Message.InsertAfterSelection(RELU));
        assertThat(session.selection()).isEqualTo(path("relu1"));
    }

    @Test
    void theNameOfAPastedBlockGivesWayToTheOneThatIsThere() {
        Session session =
                after(
                        session(new Named("stem", CONV)),
                        new Message.InsertAfterSelection(new Named("stem", CONV)));
        assertThat(body(session)).containsExactly(new Named("stem", CONV), CONV);
    }

    @Test
    void editingOneCopyChangesTheBodyThatAllShare() {
        Session session =
                after(
                        session(Parallel.of(Merge.ADD, new Branch(8, Sequence.of(CONV)))),
                        new Message.SetParameter(
                                path("parallel1.branch3.conv1"), "out", 32, false));
        assertThat(body(session))
                .containsExactly(
                        Parallel.of(
                                Merge.ADD,
                                new Branch(8, Sequence.of(Layer.Conv.same(32, 3, 1, 1)))));
    }

    @Test
    void theNextBlockIsSelectedAfterARemoval() {
        Session session = after(session(CONV, RELU, NORM), new Message.Remove(path("relu1")));
        assertThat(body(session)).containsExactly(CONV, NORM);
        assertThat(session.selection()).isEqualTo(path("batchNorm1"));
    }

    @Test
    void removingTheShortcutOfAResidualUnwrapsIt() {
        Session session =
                after(
                        session(
                                RELU,
                                Parallel.of(Merge.ADD, Branch.of(CONV, NORM), Branch.identity())),
                        new Message.Remove(path("parallel1.branch2")));
        assertThat(body(session)).containsExactly(RELU, CONV, NORM);
    }

    @Test
    void wrappingAndRemovingTheShortcutIsNoChange() {
        Session wrapped = after(session(CONV), new Message.WrapInResidual(path("conv1")));
        assertThat(body(wrapped))
                .containsExactly(Parallel.of(Merge.ADD, Branch.of(CONV), Branch.identity()));
        assertThat(wrapped.selection()).isEqualTo(path("parallel1"));
        assertThat(body(after(wrapped, new Message.Remove(path("parallel1.branch2")))))
                .containsExactly(CONV);
    }

    @Test
    void theLastTimeOfARepeatTakesTheRepeatAway() {
        Session session =
                after(
                        session(CONV, new Repeat(2, Sequence.of(CONV))),
                        new Message.Remove(path("repeat1.copy1")),
                        new Message.Remove(path("repeat1.copy1")));
        assertThat(body(session)).containsExactly(CONV);
    }

    @Test
    void aDuplicateStandsBehindAndLosesTheName() {
        Session session =
                after(session(new Named("stem", CONV)), new Message.Duplicate(path("stem")));
        assertThat(body(session)).containsExactly(new Named("stem", CONV), CONV);
        assertThat(session.selection()).isEqualTo(path("conv1"));
    }

    @Test
    void theSelectionMovesWithTheBlock() {
        Session session =
                after(
                        session(CONV, CONV, RELU),
                        new Message.MoveUp(path("relu1")),
                        new Message.MoveDown(path("conv1")));
        assertThat(body(session)).containsExactly(RELU, CONV, CONV);
        assertThat(session.selection()).isEqualTo(path("conv1"));
    }

    @Test
    void theFirstBlockDoesNotMoveUp() {
        Session session = after(session(CONV, RELU), new Message.MoveUp(path("conv1")));
        assertThat(session.notice()).isEqualTo("conv1 is the first here already.");
        assertThat(session.history().canUndo()).isFalse();
    }

    @Test
    void whatStandsInARecipeIsNotEditedByItself() {
        Session session =
                after(Session.on(Catalog.start()), new Message.Remove(path("resnext1.conv2")));
        assertThat(session.design()).isEqualTo(Catalog.start());
        assertThat(session.notice())
                .isEqualTo("conv2 comes out of the recipe resnext1: unfold that first (Ctrl+U).");
    }

    @Test
    void squeezeAndExcitationGoesInsideAResidualRecipe() {
        ResNeXt plain = new ResNeXt(ResNeXt.Form.C, 8, 4, 64, 1, Shortcut.B, 0);
        Session session = after(session(plain), new Message.AttachSE(path("resnext1.conv1")));
        assertThat(body(session))
                .containsExactly(new ResNeXt(ResNeXt.Form.C, 8, 4, 64, 1, Shortcut.B, 16));
        assertThat(after(session, new Message.AttachSE(path("resnext1"))).notice())
                .contains("already");
    }

    @Test
    void squeezeAndExcitationStandsBehindAnyOtherBlock() {
        Session session = after(session(CONV, RELU), new Message.AttachSE(path("conv1")));
        assertThat(body(session)).containsExactly(CONV, new SqueezeExcitation(16), RELU);
        assertThat(session.selection()).isEqualTo(path("se1"));
    }

    @Test
    void unfoldingKeepsTheNameAndTheShapesAndTheCounts() {
        Session before = Session.on(Catalog.start());
        Session session = after(before, new Message.UnfoldRecipe(path("resnext1")));
        assertThat(body(session).getFirst()).isInstanceOf(Named.class);
        Lowered unfolded = Lowered.of(session.design());
        assertThat(unfolded.complete()).isTrue();
        assertThat(unfolded.graph().nodes())
                .extracting(node -> node.op(), node -> node.inputs())
                .containsExactlyElementsOf(
                        Lowered.of(before.design()).graph().nodes().stream()
                                .map(
                                        node ->
                                                org.assertj.core.groups.Tuple.tuple(
                                                        node.op(), node.inputs()))
                                .toList());
        assertThat(session.selection()).isEqualTo(path("resnext1"));
    }

    @Test
    void onlyARecipeUnfolds() {
        assertThat(after(session(CONV), new Message.UnfoldRecipe(path("conv1"))).notice())
                .startsWith("Only a recipe unfolds");
    }

    @Test
    void aBranchIsAddedBesideTheLast() {
        Session session =
                after(
                        session(CONV),
                        new Message.WrapInResidual(path("conv1")),
                        new Message.AddBranch(path("parallel1")));
        assertThat(body(session))
                .containsExactly(
                        Parallel.of(
                                Merge.ADD, Branch.of(CONV), Branch.identity(), Branch.identity()));
        assertThat(session.selection()).isEqualTo(path("parallel1.branch3"));
    }

    @Test
    void aSliderDragIsOneStep() {
        Session start = Session.on(Catalog.start());
        Session session =
                after(
                        start,
                        cardinality(30, true),
                        cardinality(20, true),
                        cardinality(8, true),
                        cardinality(8, false));
        assertThat(session.history().past()).hasSize(1);
        assertThat(after(session, new Message.Undo()).design()).isEqualTo(start.design());
    }

    @Test
    void twoDragsAreTwoSteps() {
        Session session =
                after(
                        Session.on(Catalog.start()),
                        cardinality(30, true),
                        cardinality(30, false),
                        cardinality(20, true),
                        cardinality(20, false));
        assertThat(session.history().past()).hasSize(2);
    }

    @Test
    void aDragBackToItsStartIsNoStep() {
        Session session =
                after(
                        Session.on(Catalog.start()),
                        cardinality(30, true),
                        cardinality(32, true),
                        cardinality(32, false));
        assertThat(session.history().canUndo()).isFalse();
    }

    @Test
    void anIllegalValueIsRefusedInOneSentence() {
        Session session = after(Session.on(Catalog.start()), cardinality(0, false));
        assertThat(session.design()).isEqualTo(Catalog.start());
        assertThat(session.notice())
                .isEqualTo("cardinality is a whole number from 1 to 4096, not 0.");
    }

    @Test
    void aNameThatStandsHereAlreadyIsRefused() {
        Session session = after(session(CONV, RELU), new Message.Rename(path("relu1"), "conv1"));
        assertThat(session.notice()).isEqualTo("The name conv1 is taken here; conv2 is free.");
    }

    @Test
    void aDesignIsUnsavedUntilItIsAsItWasSaved() {
        Session session = after(session(CONV), new Message.Duplicate(path("conv1")));
        assertThat(session.unsaved()).isTrue();
        assertThat(after(session, new Message.Undo()).unsaved()).isFalse();
        assertThat(
                        after(
                                        session,
                                        new Message.Saved(
                                                java.nio.file.Path.of("a.json"), session.design()))
                                .unsaved())
                .isFalse();
    }

    @Test
    void whatIsEditedWhileItIsSavedStaysUnsaved() {
        Session before = session(CONV);
        Session edited = after(before, new Message.Duplicate(path("conv1")));
        Message saved = new Message.Saved(java.nio.file.Path.of("a.json"), before.design());
        assertThat(after(edited, saved).unsaved()).isTrue();
    }

    @Test
    void anotherDesignHasNothingToUndo() {
        Session session =
                after(
                        session(CONV),
                        new Message.Duplicate(path("conv1")),
                        new Message.Opened(Catalog.start(), null));
        assertThat(session.history().canUndo()).isFalse();
        assertThat(session.unsaved()).isFalse();
    }
}
