package convscope.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.EngineException;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SumOfConvolutionsTest extends OnTheEngine {

    private static final Rule RULE = Rules.SUM_OF_CONVOLUTIONS;

    private static Design sum(Shape input, Branch... branches) {
        return new Design("", input, Sequence.of(Parallel.of(Merge.ADD, branches)));
    }

    @Test
    void anyConvolutionsOfOneGeometryConcatenateEarly() throws EngineException {
        for (int seed = 0; seed < 80; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            Layer.Conv conv = any.conv(any.upTo(5), 1, false);
            boolean biased = seed % 4 == 0;
            List<Branch> branches = new ArrayList<>();
            for (int i = any.upTo(3); i >= 0; i--) {
                Layer.Conv last =
                        RandomConvolutions.with(
                                conv, conv.out(), 1, biased && (i == 0 || random.nextBoolean()));
                branches.add(RandomConvolutions.branch(any.upTo(2), any.prefix(any.upTo(4)), last));
            }
            Design design = sum(any.shape(any.upTo(4)), branches.toArray(Branch[]::new));
            DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "parallel1", 0);
            assertThat(step.after().body().blocks())
                    .hasSize(2)
                    .element(1)
                    .isEqualTo(RandomConvolutions.with(conv, conv.out(), 1, biased));
            outputs.agree(step.rewriting(), random, !biased);
        }
    }

    @Test
    void anyConvolutionBehindAConcatenationIsASum() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            List<Branch> branches = new ArrayList<>();
            branches.add(Branch.identity());
            for (int i = any.upTo(3); i > 0; i--) {
                branches.add(RandomConvolutions.branch(any.upTo(2), any.prefix(any.upTo(4))));
            }
            Design design =
                    new Design(
                            "",
                            any.shape(any.upTo(4)),
                            Sequence.of(
                                    new Parallel(Merge.CONCAT, branches),
                                    any.conv(any.upTo(5), 1, random.nextBoolean())));
            DerivationStep step = Outputs.applied(design, RULE, Direction.BACKWARD, "parallel1", 0);
            assertThat(step.after().body().blocks()).hasSize(1);
            outputs.agree(step.rewriting(), random, true);
        }
    }

    @Test
    void anyConvolutionIsASumOverItsInputsSlices() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            Layer.Conv conv = any.conv(any.upTo(6), 1, random.nextBoolean());
            Design design = new Design("", any.shape(2 * any.upTo(6)), Sequence.of(conv));
            List<Integer> choices =
                    Rewriter.of(design).choices(RULE, Direction.BACKWARD, new Path("conv1"));
            int choice = choices.get(random.nextInt(choices.size()));
            DerivationStep step =
                    Outputs.applied(design, RULE, Direction.BACKWARD, "conv1", choice);
            outputs.agree(step.rewriting(), random, true);
        }
    }

    @Test
    void otherSummandsStayBeside() throws EngineException {
        Layer.Conv conv = Layer.Conv.same(2, 3, 1, 1);
        Design design =
                sum(
                        new Shape(2, 5, 6),
                        Branch.identity(),
                        Branch.of(new Layer.Relu(), conv),
                        Branch.of(Layer.Conv.same(2, 1, 1, 1)),
                        Branch.of(new Layer.Sigmoid(), conv));
        DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "parallel1", 0);
        Parallel concat =
                Parallel.of(
                        Merge.CONCAT, Branch.of(new Layer.Relu()), Branch.of(new Layer.Sigmoid()));
        assertThat(step.after())
                .isEqualTo(
                        sum(
                                design.input(),
                                Branch.identity(),
                                Branch.of(concat, conv),
                                Branch.of(Layer.Conv.same(2, 1, 1, 1))));
        outputs.agree(step.rewriting(), new Random(5), true);
    }

    @Test
    void aStrideInOnePathOnlyIsRefused() {
        Design design =
                sum(
                        new Shape(2, 6, 6),
                        Branch.of(new Layer.Subsample(2), Layer.Conv.same(2, 3, 1, 1)),
                        Branch.of(new Layer.Relu(), Layer.Conv.same(2, 3, 2, 1)));
        assertThat(Outputs.refusal(design, RULE, Direction.FORWARD, "parallel1"))
                .contains("no two summands");
    }

    @Test
    void aReluBeforeTheSumIsRefused() {
        Design design =
                sum(
                        new Shape(2, 6, 6),
                        new Branch(2, Sequence.of(Layer.Conv.same(2, 3, 1, 1), new Layer.Relu())));
        assertThat(Outputs.refusal(design, RULE, Direction.FORWARD, "parallel1"))
                .contains("no two summands end in convolutions");
    }
}
