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

class WiderConvolutionTest extends OnTheEngine {

    private static final Rule RULE = Rules.WIDER_CONVOLUTION;

    private static Design of(Shape input, Branch... branches) {
        return new Design(
                "", input, Sequence.of(new Layer.Relu(), Parallel.of(Merge.CONCAT, branches)));
    }

    @Test
    void anyConvolutionsOfOneGeometryJoin() throws EngineException {
        for (int seed = 0; seed < 80; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            boolean bias = random.nextBoolean();
            Layer.Conv conv = any.conv(any.upTo(4), 1, bias);
            List<Branch> branches = new ArrayList<>();
            for (int i = any.upTo(3); i >= 0; i--) {
                branches.add(new Branch(any.upTo(2), Sequence.of(any.like(conv, any.upTo(4)))));
            }
            Design design = of(any.shape(any.upTo(5)), branches.toArray(Branch[]::new));
            DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "parallel1", 0);
            assertThat(step.after().body().blocks())
                    .hasSize(2)
                    .element(1)
                    .isInstanceOf(Layer.class);
            outputs.agree(step.rewriting(), random, true);
        }
    }

    @Test
    void anyConvolutionSplits() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            Layer.Conv conv = any.conv(2 * any.upTo(6), 1, random.nextBoolean());
            Design design = new Design("", any.shape(any.upTo(4)), Sequence.of(conv));
            List<Integer> choices =
                    Rewriter.of(design).choices(RULE, Direction.BACKWARD, new Path("conv1"));
            int choice = choices.get(random.nextInt(choices.size()));
            DerivationStep step =
                    Outputs.applied(design, RULE, Direction.BACKWARD, "conv1", choice);
            outputs.agree(step.rewriting(), random, true);
        }
    }

    @Test
    void neighboursThatDifferStayBeside() throws EngineException {
        Layer.Conv conv = Layer.Conv.same(3, 3, 1, 1);
        Design design =
                of(
                        new Shape(2, 6, 5),
                        Branch.of(Layer.Conv.same(4, 1, 1, 1)),
                        new Branch(2, Sequence.of(conv)),
                        Branch.identity());
        DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "parallel1", 0);
        assertThat(step.after())
                .isEqualTo(
                        of(
                                design.input(),
                                Branch.of(Layer.Conv.same(4, 1, 1, 1)),
                                Branch.of(Layer.Conv.same(6, 3, 1, 1)),
                                Branch.identity()));
        outputs.agree(step.rewriting(), new Random(1), true);
    }

    @Test
    void anotherKernelIsRefused() {
        Design design =
                of(
                        new Shape(2, 6, 5),
                        Branch.of(Layer.Conv.same(3, 1, 1, 1)),
                        Branch.of(Layer.Conv.same(3, 3, 1, 1)));
        assertThat(Outputs.refusal(design, RULE, Direction.FORWARD, "parallel1"))
                .contains("of one kernel, stride, padding and dilation");
    }

    @Test
    void groupsAreRefused() {
        Design design =
                of(new Shape(2, 6, 5), new Branch(2, Sequence.of(Layer.Conv.same(2, 3, 1, 2))));
        assertThat(Outputs.refusal(design, RULE, Direction.FORWARD, "parallel1"))
                .contains("without groups");
    }

    @Test
    void aSumIsRefused() {
        Design design =
                new Design(
                        "",
                        new Shape(2, 6, 5),
                        Sequence.of(
                                Parallel.of(
                                        Merge.ADD,
                                        new Branch(2, Sequence.of(Layer.Conv.same(2, 3, 1, 1))))));
        assertThat(Outputs.refusal(design, RULE, Direction.FORWARD, "parallel1"))
                .contains("made of a concatenation");
    }
}
