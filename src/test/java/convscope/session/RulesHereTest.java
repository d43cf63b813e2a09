package convscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Lowered;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.rewrite.Direction;
import convscope.rewrite.Rules;
import org.junit.jupiter.api.Test;

class RulesHereTest {

    /** Two convolutions of the same input, concatenated. */
    private static final Design TWINS =
            new Design(
                    "twins",
                    new Shape(4, 6, 5),
                    Sequence.of(
                            Parallel.of(
                                    Merge.CONCAT,
                                    Branch.of(Layer.Conv.same(2, 3, 1, 1)),
                                    Branch.of(Layer.Conv.same(3, 3, 1, 1)))));

    private static final Message.Rewrite JOIN =
            new Message.Rewrite(
                    Rules.named("wider convolution").orElseThrow(),
                    Direction.FORWARD,
                    new Path("parallel1"),
                    0);

    private final Session start = Session.on(TWINS);

    @Test
    void everyRuleIsOfferedOrRefusedWithAReason() {
        RulesHere here = RulesHere.at(Lowered.of(TWINS), new Path("parallel1"), () -> false);
        assertThat(here.offers()).anySatisfy(offer -> assertThat(offer.message()).isEqualTo(JOIN));
        assertThat(
                        here.offers().stream().map(RulesHere.Offer::rule).distinct().count()
                                + here.refusals().stream()
                                        .map(RulesHere.Refusal::rule)
                                        .filter(
                                                rule ->
                                                        here.offers().stream()
                                                                .noneMatch(
                                                                        o -> o.rule().equals(rule)))
                                        .distinct()
                                        .count())
                .isEqualTo(Rules.all().size());
        assertThat(here.refusals()).allSatisfy(r -> assertThat(r.because()).isNotBlank());
    }

    @Test
    void aRuleIsOneStepThatAnUndoTakesBack() {
        Session joined = Update.apply(start, JOIN);
        assertThat(joined.design().body()).isEqualTo(Sequence.of(Layer.Conv.same(5, 3, 1, 1)));
        assertThat(joined.weights()).isInstanceOf(WeightsChoice.Carried.class);
        assertThat(joined.notice()).contains("2 convolutions");
        Session undone = Update.apply(joined, new Message.Undo());
        assertThat(undone.design()).isEqualTo(TWINS);
        assertThat(undone.weights()).isEqualTo(start.weights());
        Session redone = Update.apply(undone, new Message.Redo());
        assertThat(redone.weights()).isEqualTo(joined.weights());
    }

    @Test
    void whatIsEditedBehindARuleKeepsTheWeightsThatItCarried() {
        Session joined = Update.apply(start, JOIN);
        Session edited = Update.apply(joined, new Message.Insert(Path.ROOT, 1, new Layer.Relu()));
        assertThat(edited.weights()).isEqualTo(joined.weights());
    }

    @Test
    void anotherSeedIsCarriedAlongToo() {
        Session joined = Update.apply(start, JOIN);
        Session other = Update.apply(joined, new Message.ChooseWeights(new WeightsChoice.Seed(7)));
        assertThat(other.weights())
                .isInstanceOfSatisfying(
                        WeightsChoice.Carried.class,
                        carried -> assertThat(carried.from()).isEqualTo(new WeightsChoice.Seed(7)));
    }

    @Test
    void aFileIsForTheDesignAsItIs() {
        var file = new WeightsChoice.File(java.nio.file.Path.of("weights.safetensors"));
        Session chosen = Update.apply(Update.apply(start, JOIN), new Message.ChooseWeights(file));
        assertThat(chosen.weights()).isEqualTo(file);
        assertThat(chosen.notice()).contains("undo");
        assertThat(Update.apply(chosen, new Message.Undo()).now().way())
                .isEqualTo(Update.apply(start, JOIN).now().way());
    }

    @Test
    void whereARuleDoesNotApplyNothingChangesAndTheReasonIsSaid() {
        Message wrong =
                new Message.Rewrite(
                        JOIN.rule(), Direction.FORWARD, new Path("parallel1.branch1.conv1"), 0);
        Session refused = Update.apply(start, wrong);
        assertThat(refused.design()).isEqualTo(TWINS);
        assertThat(refused.notice()).contains("does not apply here");
    }
}
