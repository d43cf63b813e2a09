package convscope.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.EngineException;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.Weights;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class DenseConvolutionTest extends OnTheEngine {

    private static final Rule RULE = Rules.DENSE_CONVOLUTION;

    private static Design grouped(RandomConvolutions any) {
        int groups = 1 + any.upTo(11);
        Layer.Conv conv = any.conv(groups * any.upTo(3), groups, any.random().nextBoolean());
        return new Design("", any.shape(groups * any.upTo(3)), Sequence.of(conv));
    }

    @Test
    void anyGroupsBecomeAnyDivisorOfThem() throws EngineException {
        for (int seed = 0; seed < 80; seed++) {
            Random random = new Random(seed);
            Design design = grouped(new RandomConvolutions(random));
            List<Integer> choices =
                    Rewriter.of(design).choices(RULE, Direction.FORWARD, new Path("conv1"));
            assertThat(choices).first().isEqualTo(1);
            int choice = choices.get(random.nextInt(choices.size()));
            DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "conv1", choice);
            assertThat(step.rewriting().there().always()).isTrue();
            outputs.agree(step.rewriting(), random, true);
        }
    }

    @Test
    void backOnlyIfTheRestIsZero() throws EngineException {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Design design = grouped(new RandomConvolutions(random));
            int groups = ((Layer.Conv) design.body().blocks().getFirst()).groups();
            DerivationStep there = Outputs.applied(design, RULE, Direction.FORWARD, "conv1", 1);
            DerivationStep back =
                    Outputs.applied(there.after(), RULE, Direction.BACKWARD, "conv1", groups);
            assertThat(back.after()).isEqualTo(design);
            assertThat(back.rewriting().there().always()).isFalse();
            try (Weights old = weights(design, random);
                    Weights dense = there.rewriting().there().carried(old);
                    Weights again = back.rewriting().there().carried(dense);
                    Weights full = weights(there.after(), random)) {
                assertThat(back.rewriting().holds(dense)).isTrue();
                assertThat(back.rewriting().holds(full)).isFalse();
                Outputs.identical("weight", old.get("conv1.weight"), again.get("conv1.weight"));
            }
        }
    }

    private static Weights weights(Design design, Random random) {
        return Outputs.weights(Lowered.of(design).graph(), random, DataType.FLOAT);
    }

    @Test
    void aDenseConvolutionIsRefused() {
        Design design =
                new Design("", new Shape(4, 5, 5), Sequence.of(Layer.Conv.same(4, 3, 1, 1)));
        assertThat(Outputs.refusal(design, RULE, Direction.FORWARD, "conv1"))
                .contains("dense already");
    }

    @Test
    void channelsWithoutACommonDivisorAreRefused() {
        Design design =
                new Design("", new Shape(4, 5, 5), Sequence.of(Layer.Conv.same(3, 3, 1, 1)));
        assertThat(Outputs.refusal(design, RULE, Direction.BACKWARD, "conv1"))
                .isEqualTo("no more than 1 groups divide 4 input and 3 output channels");
    }
}
