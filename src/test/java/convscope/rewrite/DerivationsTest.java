package convscope.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.graph.Graph;
import convscope.graph.Lowered;
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
import convscope.rewrite.Derivations.Result;
import convscope.rewrite.Derivations.Result.Found;
import convscope.rewrite.Derivations.Result.NotFound;
import convscope.rewrite.Derivations.Result.OnlySome;
import convscope.weights.Weights;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class DerivationsTest extends OnTheEngine {

    private static final Layer RELU = new Layer.Relu();

    private static Result find(Design from, Design to) {
        return Derivations.find(from, to, () -> false);
    }

    private static Derivation found(Design from, Design to) {
        Result result = find(from, to);
        assertThat(result).isInstanceOf(Found.class);
        return ((Found) result).derivation();
    }

    /** With the weights carried over, the second gives what the first did. */
    private static void agree(Derivation derivation, long seed) throws EngineException {
        Random random = new Random(seed);
        Graph before = Lowered.of(derivation.from()).graph();
        Graph after = Lowered.of(derivation.to()).graph();
        try (Weights old = Outputs.weights(before, random, DataType.DOUBLE);
                Weights carried = derivation.carried(old);
                INDArray input = Outputs.input(before.input(), random, DataType.DOUBLE)) {
            assertThat(carried.names()).isEqualTo(after.tensors().keySet());
            try (Activations one = outputs.run(before, old, input);
                    Activations two = outputs.run(after, carried, input)) {
                assertThat(Outputs.difference(one.output(), two.output())).isLessThan(1e-12);
            }
        }
    }

    private static Design resNeXt(ResNeXt.Form form, int cardinality, int width, int stride) {
        return new Design(
                form.name(),
                new Shape(6, 7, 5),
                Sequence.of(new ResNeXt(form, cardinality, width, 6, stride, Shortcut.B, 0)));
    }

    @Test
    void resNeXtsFormsFollowFromEachOther() throws EngineException {
        for (ResNeXt.Form from : ResNeXt.Form.values()) {
            for (ResNeXt.Form to : ResNeXt.Form.values()) {
                for (int stride = 1; stride <= 2; stride++) {
                    agree(found(resNeXt(from, 4, 2, stride), resNeXt(to, 4, 2, stride)), 7);
                }
            }
        }
    }

    @Test
    void theCataloguesFormsFollowFromEachOther() {
        for (String from : List.of("a", "b", "c")) {
            for (String to : List.of("a", "b", "c")) {
                found(
                        Catalog.design("resnext-form-" + from).orElseThrow(),
                        Catalog.design("resnext-form-" + to).orElseThrow());
            }
        }
    }

    @Test
    void formBIsFormAConcatenatedEarly() {
        List<DerivationStep> steps =
                found(
                                Catalog.design("resnext-form-a").orElseThrow(),
                                Catalog.design("resnext-form-b").orElseThrow())
                        .steps();
        assertThat(steps.stream().map(DerivationStep::rule))
                .containsExactly(Rules.UNFOLDING, Rules.SUM_OF_CONVOLUTIONS, Rules.UNFOLDING);
        assertThat(steps.get(1).says())
                .startsWith("the sum of 32 convolutions (1x1, 4 -> 256) becomes one");
    }

    @Test
    void twoLayersAreTheDensePair() throws EngineException {
        Design paths =
                new Design(
                        "depth 2",
                        new Shape(64, 5, 5),
                        Sequence.of(
                                Parallel.of(
                                        Merge.ADD,
                                        new Branch(
                                                32,
                                                Sequence.of(
                                                        Layer.Conv.same(4, 3, 1, 1),
                                                        RELU,
                                                        Layer.Conv.same(64, 3, 1, 1))))));
        Design dense =
                new Design(
                        "dense",
                        new Shape(64, 5, 5),
                        Sequence.of(
                                Layer.Conv.same(128, 3, 1, 1), RELU, Layer.Conv.same(64, 3, 1, 1)));
        agree(found(paths, dense), 1);
        agree(found(dense, paths), 1);
    }

    private static Design conv(int groups) {
        return new Design("", new Shape(8, 5, 5), Sequence.of(Layer.Conv.same(8, 3, 1, groups)));
    }

    @Test
    void groupedIsDenseButNotTheOtherWayRound() throws EngineException {
        agree(found(conv(8), conv(4)), 1);
        assertThat(find(conv(4), conv(8)))
                .isInstanceOfSatisfying(
                        OnlySome.class,
                        some -> assertThat(some.because()).contains("all else must be zero"));
    }

    @Test
    void fewerWiderPathsHoldMoreFunctions() throws EngineException {
        Design narrow = resNeXt(ResNeXt.Form.A, 4, 2, 1);
        Design wide = resNeXt(ResNeXt.Form.C, 2, 4, 1);
        agree(found(narrow, wide), 2);
        assertThat(find(wide, narrow)).isInstanceOf(OnlySome.class);
    }

    @Test
    void inceptionsBranchesOfOneGeometryAreOneConvolution() throws EngineException {
        Branch[] branches = {
            Branch.of(Layer.Conv.same(3, 3, 2, 1), Layer.BatchNorm.standard(), RELU),
            Branch.of(Layer.Conv.same(5, 3, 2, 1), Layer.BatchNorm.standard(), RELU)
        };
        Shape input = new Shape(4, 7, 9);
        Design apart = new Design("", input, Sequence.of(Parallel.of(Merge.CONCAT, branches)));
        Design one =
                new Design(
                        "",
                        input,
                        Sequence.of(Layer.Conv.same(8, 3, 2, 1), Layer.BatchNorm.standard(), RELU));
        agree(found(apart, one), 3);
        agree(found(one, apart), 3);
    }

    @Test
    void inceptionsKernelsOfSeveralSizesAreOneLargeConvolution() throws EngineException {
        Shape input = new Shape(4, 7, 9);
        Design apart =
                new Design(
                        "",
                        input,
                        Sequence.of(
                                Parallel.of(
                                        Merge.CONCAT,
                                        Branch.of(Layer.Conv.same(3, 1, 1, 1), RELU),
                                        Branch.of(Layer.Conv.same(2, 5, 1, 1), RELU),
                                        Branch.of(Layer.Conv.same(5, 3, 1, 1), RELU))));
        Design one =
                new Design("", input, Sequence.of(Layer.Conv.same(10, 5, 1, 1).withBias(), RELU));
        agree(found(apart, one), 3);
        assertThat(find(one, apart)).isNotInstanceOf(Found.class);
    }

    @Test
    void repVggsBranchesAreOneConvolution() throws EngineException {
        Shape input = new Shape(4, 7, 9);
        Design branches =
                new Design(
                        "",
                        input,
                        Sequence.of(
                                Parallel.of(
                                        Merge.ADD,
                                        Branch.of(
                                                Layer.Conv.same(4, 3, 1, 1),
                                                Layer.BatchNorm.standard()),
                                        Branch.of(
                                                Layer.Conv.same(4, 1, 1, 1),
                                                Layer.BatchNorm.standard()),
                                        Branch.of(Layer.BatchNorm.standard())),
                                RELU));
        Design one =
                new Design("", input, Sequence.of(Layer.Conv.same(4, 3, 1, 1).withBias(), RELU));
        agree(found(branches, one), 3);
    }

    @Test
    void onlyTheNormThatHasToIsFolded() throws EngineException {
        Layer conv = Layer.Conv.same(4, 3, 1, 1);
        Layer norm = Layer.BatchNorm.standard();
        Shape input = new Shape(4, 7, 9);
        Design norms = new Design("", input, Sequence.of(RELU, conv, norm, RELU, conv, norm));
        Design one =
                new Design(
                        "",
                        input,
                        Sequence.of(
                                RELU, Layer.Conv.same(4, 3, 1, 1).withBias(), RELU, conv, norm));
        agree(found(norms, one), 4);
    }

    @Test
    void theFirstDifferenceIsTold() {
        assertThat(find(resNeXt(ResNeXt.Form.A, 4, 2, 1), resNeXt(ResNeXt.Form.C, 3, 2, 1)))
                .isEqualTo(
                        new NotFound(
                                "at resnext1: rewritten as far as the rules go, they first differ"
                                        + " at parallel1.branch1.conv1: conv 1x1, 6 -> 8 against"
                                        + " conv 1x1, 6 -> 6"));
    }

    @Test
    void otherInputsAreTold() {
        Design design = conv(1);
        assertThat(find(design, design.withInput(new Shape(8, 6, 5))))
                .isEqualTo(new NotFound("their inputs differ: 8x5x5 against 8x6x5"));
    }

    @Test
    void aWholeNetworkIsRewrittenBlockByBlock() {
        Design grouped = Catalog.design("resnext50-32x4d").orElseThrow();
        Design paths = grouped.withBody((Sequence) inForm(ResNeXt.Form.A, grouped.body()));
        Derivation derivation = found(paths, grouped);
        assertThat(derivation.stretches()).hasSize(16);
        assertThat(derivation.stretches().get(3).at()).hasToString("layer2.resnext1");
    }

    @Test
    void theWeightsOfANetworkGoWithItsBlocks() throws EngineException {
        Design grouped = stages(ResNeXt.Form.C);
        Design early = stages(ResNeXt.Form.B);
        agree(found(grouped, early), 5);
        agree(found(early, grouped), 6);
    }

    private static Design stages(ResNeXt.Form form) {
        Block block = new ResNeXt(form, 2, 2, 6, 1, Shortcut.B, 0);
        return new Design(
                "",
                new Shape(3, 8, 9),
                Sequence.of(
                        Layer.Conv.same(6, 3, 1, 1),
                        new Named("stage1", Sequence.of(block, new Repeat(2, Sequence.of(block)))),
                        new ResNeXt(form, 2, 4, 8, 2, Shortcut.B, 2),
                        new Layer.GlobalAvgPool(),
                        new Layer.FullyConnected(3, true)));
    }

    private static Block inForm(ResNeXt.Form form, Block block) {
        return switch (block) {
            case Sequence sequence ->
                    new Sequence(sequence.blocks().stream().map(b -> inForm(form, b)).toList());
            case Named named -> new Named(named.name(), inForm(form, named.block()));
            case ResNeXt old ->
                    new ResNeXt(
                            form,
                            old.cardinality(),
                            old.width(),
                            old.out(),
                            old.stride(),
                            old.shortcut(),
                            old.se());
            default -> block;
        };
    }

    @Test
    void aSearchCanBeCancelled() {
        assertThatThrownBy(
                        () ->
                                Derivations.find(
                                        resNeXt(ResNeXt.Form.A, 4, 2, 1),
                                        resNeXt(ResNeXt.Form.C, 4, 2, 1),
                                        () -> true))
                .isInstanceOf(CancellationException.class);
    }
}
