package convscope.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.EngineException;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FlatteningTest extends OnTheEngine {

    private static final Rule RULE = Rules.FLATTENING;
    private static final Layer CONV = Layer.Conv.same(4, 3, 1, 1);
    private static final Layer RELU = new Layer.Relu();

    private static Design of(Block... blocks) {
        return new Design("", new Shape(4, 5, 6), Sequence.of(blocks));
    }

    /** The first design becomes the second, and both compute the same. */
    private static void becomes(String at, Design before, Design after) throws EngineException {
        DerivationStep step = Outputs.applied(before, RULE, Direction.FORWARD, at, 0);
        assertThat(step.after()).isEqualTo(after);
        outputs.agree(step.rewriting(), new Random(1), true);
    }

    @Test
    void aNestedSequenceBecomesItsSteps() throws EngineException {
        becomes(
                "inner",
                of(CONV, new Named("inner", Sequence.of(CONV, RELU)), CONV),
                of(CONV, CONV, RELU, CONV));
    }

    @Test
    void aRepeatBecomesItsTimes() throws EngineException {
        becomes(
                "repeat1",
                of(CONV, new Repeat(3, Sequence.of(CONV, RELU))),
                of(CONV, CONV, RELU, CONV, RELU, CONV, RELU));
    }

    @Test
    void whatComputesNothingGoes() throws EngineException {
        becomes("identity1", of(CONV, new Layer.Identity(), RELU), of(CONV, RELU));
        becomes("dropout1", of(CONV, new Layer.Dropout(0.5), RELU), of(CONV, RELU));
        becomes("slice1", of(CONV, new Layer.Slice(0, 4), RELU), of(CONV, RELU));
        becomes("scale1", of(CONV, new Layer.Scale(1), RELU), of(CONV, RELU));
        becomes("shuffle1", of(CONV, new Layer.Shuffle(4), RELU), of(CONV, RELU));
    }

    @Test
    void sumsInSumsAndConcatenationsInConcatenationsFlatten() throws EngineException {
        for (Merge merge : new Merge[] {Merge.ADD, Merge.CONCAT}) {
            Parallel inner = Parallel.of(merge, Branch.of(CONV), Branch.identity());
            becomes(
                    "parallel1",
                    of(Parallel.of(merge, Branch.of(RELU), Branch.of(inner), Branch.of(CONV))),
                    of(
                            Parallel.of(
                                    merge,
                                    Branch.of(RELU),
                                    Branch.of(CONV),
                                    Branch.identity(),
                                    Branch.of(CONV))));
        }
    }

    @Test
    void aParallelOfOneBranchBecomesTheBranch() throws EngineException {
        becomes(
                "parallel1",
                of(RELU, Parallel.of(Merge.CONCAT, Branch.of(CONV, RELU))),
                of(RELU, CONV, RELU));
    }

    @Test
    void concatenatedSlicesThatCoverTheInputAreTheInput() throws EngineException {
        becomes(
                "parallel1",
                of(
                        CONV,
                        Parallel.of(
                                Merge.CONCAT,
                                Branch.of(new Layer.Slice(0, 1)),
                                Branch.of(new Layer.Slice(1, 4)))),
                of(CONV));
    }

    @Test
    void neighbouringSlicesAreOne() throws EngineException {
        becomes(
                "parallel1",
                of(
                        Parallel.of(
                                Merge.CONCAT,
                                Branch.of(new Layer.Slice(3, 4)),
                                Branch.of(new Layer.Slice(0, 1)),
                                Branch.of(new Layer.Slice(1, 3)))),
                of(
                        Parallel.of(
                                Merge.CONCAT,
                                Branch.of(new Layer.Slice(3, 4)),
                                Branch.of(new Layer.Slice(0, 3)))));
    }

    @Test
    void aSliceOfAConcatenationIsTheBranchesThatItTakes() throws EngineException {
        Layer.Conv narrow = Layer.Conv.same(3, 1, 1, 1);
        Design design =
                of(
                        Parallel.of(
                                Merge.CONCAT, Branch.of(CONV), Branch.of(narrow), Branch.of(RELU)),
                        new Layer.Slice(4, 7));
        DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "parallel1", 0);
        assertThat(step.after()).isEqualTo(of(narrow));
        outputs.agree(step.rewriting(), new Random(1), false);
        Design across =
                of(
                        Parallel.of(
                                Merge.CONCAT, Branch.of(CONV), Branch.of(narrow), Branch.of(RELU)),
                        new Layer.Slice(5, 8));
        step = Outputs.applied(across, RULE, Direction.FORWARD, "parallel1", 0);
        assertThat(step.after())
                .isEqualTo(
                        of(
                                Parallel.of(Merge.CONCAT, Branch.of(narrow), Branch.of(RELU)),
                                new Layer.Slice(1, 4)));
        outputs.agree(step.rewriting(), new Random(1), false);
    }

    @Test
    void equalCopiesAreRewrittenTogether() throws EngineException {
        Design design =
                of(
                        Parallel.of(
                                Merge.ADD,
                                new Branch(3, Sequence.of(CONV, new Layer.Identity(), RELU))));
        becomes(
                "parallel1.branch2.identity1",
                design,
                of(Parallel.of(Merge.ADD, new Branch(3, Sequence.of(CONV, RELU)))));
    }

    @Test
    void aNameThatWouldStandTwiceGoes() throws EngineException {
        becomes(
                "sequence1",
                of(new Named("a", CONV), Sequence.of(new Named("a", CONV))),
                of(new Named("a", CONV), CONV));
    }

    @Test
    void aSumInAConcatenationIsRefused() {
        Parallel sum = Parallel.of(Merge.ADD, Branch.of(CONV), Branch.identity());
        Design design = of(Parallel.of(Merge.CONCAT, Branch.of(sum), Branch.identity()));
        assertThat(Outputs.refusal(design, RULE, Direction.FORWARD, "parallel1"))
                .contains("no branch of it is a merge of the same kind alone");
    }

    @Test
    void whatComputesSomethingIsRefused() {
        assertThat(Outputs.refusal(of(CONV), RULE, Direction.FORWARD, "conv1"))
                .isEqualTo("a conv computes something");
    }
}
