package convscope.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.EngineException;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OperationsAfterConcatTest extends OnTheEngine {

    private static final Rule RULE = Rules.OPERATIONS_AFTER_CONCAT;
    private static final Layer RELU = new Layer.Relu();

    private static Layer operation(Random random) {
        Extent window = new Extent(1 + random.nextInt(3), 1 + random.nextInt(3));
        Extent stride = new Extent(1 + random.nextInt(2), 1 + random.nextInt(3));
        return switch (random.nextInt(9)) {
            case 0, 1 -> new Layer.BatchNorm(random.nextBoolean() ? 1e-5 : 1e-3);
            case 2 -> RELU;
            case 3 -> new Layer.Sigmoid();
            case 4 -> new Layer.Scale(0.3);
            case 5 -> new Layer.MaxPool(window, stride, Extent.ZERO, random.nextBoolean());
            case 6 -> new Layer.AvgPool(window, stride, Extent.ZERO, false, true);
            case 7 -> new Layer.Subsample(2);
            default -> new Layer.GlobalAvgPool();
        };
    }

    private static Design concat(Shape input, List<Branch> branches, Layer... behind) {
        List<Block> body = new ArrayList<>();
        body.add(new Parallel(Merge.CONCAT, branches));
        body.addAll(List.of(behind));
        return new Design("", input, new Sequence(body));
    }

    @Test
    void anyChannelwiseOperationMovesOut() throws EngineException {
        for (int seed = 0; seed < 80; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            Layer operation = operation(random);
            List<Branch> branches = new ArrayList<>();
            for (int i = any.upTo(3); i >= 0; i--) {
                branches.add(
                        RandomConvolutions.branch(any.upTo(3), any.prefix(any.upTo(4)), operation));
            }
            Design design = concat(any.shape(any.upTo(4)), branches);
            DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "parallel1", 0);
            assertThat(step.after().body().blocks()).hasSize(2).element(1).isEqualTo(operation);
            outputs.agree(step.rewriting(), random, true);
        }
    }

    @Test
    void andBackIntoBranchesOfAnyWidth() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            List<Branch> branches = new ArrayList<>();
            branches.add(Branch.identity());
            for (int i = any.upTo(3); i > 0; i--) {
                branches.add(RandomConvolutions.branch(any.upTo(2), any.prefix(any.upTo(4))));
            }
            Design design = concat(any.shape(any.upTo(4)), branches, operation(random));
            DerivationStep step = Outputs.applied(design, RULE, Direction.BACKWARD, "parallel1", 0);
            assertThat(step.after().body().blocks()).hasSize(1);
            outputs.agree(step.rewriting(), random, true);
        }
    }

    @Test
    void onlyTheBranchesThatEndAlikeAreTakenTogether() throws EngineException {
        Design design =
                concat(
                        new Shape(2, 5, 4),
                        List.of(
                                Branch.of(Layer.Conv.same(3, 3, 1, 1)),
                                Branch.of(Layer.Conv.same(2, 1, 1, 1), RELU),
                                Branch.of(RELU)));
        DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "parallel1", 0);
        Parallel inner =
                Parallel.of(
                        Merge.CONCAT, Branch.of(Layer.Conv.same(2, 1, 1, 1)), Branch.identity());
        assertThat(step.after())
                .isEqualTo(
                        concat(
                                design.input(),
                                List.of(
                                        Branch.of(Layer.Conv.same(3, 3, 1, 1)),
                                        Branch.of(inner, RELU))));
        outputs.agree(step.rewriting(), new Random(3), true);
    }

    @Test
    void softmaxAcrossChannelsIsRefused() {
        Design design =
                concat(
                        new Shape(2, 5, 4),
                        List.of(new Branch(2, Sequence.of(new Layer.Softmax()))));
        assertThat(Outputs.refusal(design, RULE, Direction.FORWARD, "parallel1"))
                .contains("end in the same channel-wise operation");
    }

    @Test
    void batchNormsOfDifferentEpsAreRefused() {
        Design design =
                concat(
                        new Shape(2, 5, 4),
                        List.of(
                                Branch.of(new Layer.BatchNorm(1e-5)),
                                Branch.of(new Layer.BatchNorm(1e-3))));
        assertThat(Outputs.refusal(design, RULE, Direction.FORWARD, "parallel1"))
                .contains("end in the same channel-wise operation");
    }

    @Test
    void aSumIsRefused() {
        Design design =
                new Design(
                        "",
                        new Shape(2, 5, 4),
                        Sequence.of(Parallel.of(Merge.ADD, new Branch(2, Sequence.of(RELU)))));
        assertThat(Outputs.refusal(design, RULE, Direction.FORWARD, "parallel1"))
                .contains("only behind a concatenation");
    }
}
