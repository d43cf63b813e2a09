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

class GroupedConvolutionTest extends OnTheEngine {

    private static final Rule RULE = Rules.GROUPED_CONVOLUTION;

    private static Design concat(Shape input, Branch... branches) {
        return new Design("", input, Sequence.of(Parallel.of(Merge.CONCAT, branches)));
    }

    @Test
    void anyConvolutionsOnTheirOwnJoinAsGroups() throws EngineException {
        for (int seed = 0; seed < 80; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            int in = any.upTo(3);
            int out = any.upTo(3);
            Layer.Conv conv = any.conv(out, 1, random.nextBoolean());
            List<Branch> branches = new ArrayList<>();
            int groups = 0;
            for (int i = any.upTo(2); i >= 0; i--) {
                int own = any.upTo(3);
                int copies = any.upTo(3);
                groups += own * copies;
                branches.add(
                        RandomConvolutions.branch(
                                copies,
                                any.prefix(in * own),
                                RandomConvolutions.with(conv, out * own, own, conv.bias())));
            }
            Design design = concat(any.shape(any.upTo(4)), branches.toArray(Branch[]::new));
            DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "parallel1", 0);
            assertThat(step.after().body().blocks())
                    .hasSize(2)
                    .element(1)
                    .isEqualTo(RandomConvolutions.with(conv, out * groups, groups, conv.bias()));
            outputs.agree(step.rewriting(), random, true);
        }
    }

    @Test
    void anyGroupedConvolutionComesApart() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            int groups = 1 + any.upTo(5);
            Layer.Conv conv = any.conv(groups * any.upTo(3), groups, random.nextBoolean());
            Design design = new Design("", any.shape(groups * any.upTo(3)), Sequence.of(conv));
            List<Integer> choices =
                    Rewriter.of(design).choices(RULE, Direction.BACKWARD, new Path("conv1"));
            assertThat(choices).first().isEqualTo(groups);
            int choice = choices.get(random.nextInt(choices.size()));
            DerivationStep step =
                    Outputs.applied(design, RULE, Direction.BACKWARD, "conv1", choice);
            outputs.agree(step.rewriting(), random, true);
        }
    }

    @Test
    void behindAConcatenationItFollowsTheBranches() throws EngineException {
        Design design =
                new Design(
                        "",
                        new Shape(3, 7, 5),
                        Sequence.of(
                                Parallel.of(
                                        Merge.CONCAT,
                                        Branch.of(Layer.Conv.same(2, 1, 1, 1)),
                                        Branch.of(Layer.Conv.same(4, 1, 1, 1))),
                                Layer.Conv.same(9, 3, 2, 3).withBias()));
        DerivationStep step = Outputs.applied(design, RULE, Direction.BACKWARD, "parallel1", 0);
        assertThat(step.after())
                .isEqualTo(
                        concat(
                                design.input(),
                                Branch.of(
                                        Layer.Conv.same(2, 1, 1, 1),
                                        Layer.Conv.same(3, 3, 2, 1).withBias()),
                                Branch.of(
                                        Layer.Conv.same(4, 1, 1, 1),
                                        Layer.Conv.same(6, 3, 2, 2).withBias())));
        outputs.agree(step.rewriting(), new Random(1), true);
    }

    @Test
    void slicesBecomeGroups() throws EngineException {
        Layer.Conv conv = Layer.Conv.same(2, 3, 1, 1);
        Design design =
                concat(
                        new Shape(6, 5, 5),
                        Branch.of(new Layer.Slice(0, 3), conv),
                        Branch.of(new Layer.Slice(3, 6), conv));
        DerivationStep grouped = Outputs.applied(design, RULE, Direction.FORWARD, "parallel1", 0);
        outputs.agree(grouped.rewriting(), new Random(1), true);
        DerivationStep flat =
                Outputs.applied(
                        grouped.after(), Rules.FLATTENING, Direction.FORWARD, "parallel1", 0);
        assertThat(flat.after().body()).isEqualTo(Sequence.of(Layer.Conv.same(4, 3, 1, 2)));
    }

    @Test
    void groupsOfUnequalWidthAreRefused() {
        Design design =
                concat(
                        new Shape(6, 5, 5),
                        Branch.of(new Layer.Slice(0, 2), Layer.Conv.same(2, 3, 1, 1)),
                        Branch.of(new Layer.Slice(2, 6), Layer.Conv.same(2, 3, 1, 1)));
        assertThat(Outputs.refusal(design, RULE, Direction.FORWARD, "parallel1"))
                .contains("equal input and output channels a group");
    }

    @Test
    void aBranchThatEndsInsideAGroupIsRefused() {
        Design design =
                new Design(
                        "",
                        new Shape(3, 5, 5),
                        Sequence.of(
                                Parallel.of(
                                        Merge.CONCAT,
                                        Branch.of(Layer.Conv.same(1, 1, 1, 1)),
                                        Branch.identity()),
                                Layer.Conv.same(4, 3, 1, 2)));
        assertThat(Outputs.refusal(design, RULE, Direction.BACKWARD, "parallel1"))
                .isEqualTo("a branch of 1 channels ends inside a group of 2");
    }
}
