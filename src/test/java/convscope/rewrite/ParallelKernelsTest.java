package convscope.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.EngineException;
import convscope.graph.Lowered;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ParallelKernelsTest {

    private static final Rule RULE = Rules.PARALLEL_KERNELS;
    private static final Layer NORM = Layer.BatchNorm.standard();

    private static Outputs outputs;

    @BeforeAll
    static void start() throws EngineException {
        outputs = new Outputs();
    }

    @AfterAll
    static void stop() {
        outputs.close();
    }

    private static Design sum(Shape input, Branch... branches) {
        return new Design("", input, Sequence.of(Parallel.of(Merge.ADD, branches)));
    }

    /** Odd kernel, centred: with the same stride all give one extent. */
    private static Layer.Conv centred(
            int out, Extent half, Extent stride, Extent dilation, int groups, boolean bias) {
        return new Layer.Conv(
                out,
                new Extent(2 * half.height() + 1, 2 * half.width() + 1),
                stride,
                new Extent(half.height() * dilation.height(), half.width() * dilation.width()),
                dilation,
                groups,
                bias);
    }

    private static Branch branch(Layer.Conv conv, boolean normed) {
        return normed ? Branch.of(conv, NORM) : Branch.of(conv);
    }

    @Test
    void oddKernelsIdentitiesNormsAndMeansAddUp() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            int channels = 2 * any.upTo(3);
            List<Branch> branches = new ArrayList<>();
            for (int i = any.upTo(3); i > 0; i--) {
                Extent half = new Extent(random.nextInt(3), random.nextInt(3));
                Extent dilation = new Extent(any.upTo(2), any.upTo(2));
                int groups = random.nextBoolean() ? channels : any.upTo(2);
                Layer.Conv conv =
                        centred(channels, half, Extent.ONE, dilation, groups, random.nextBoolean());
                branches.add(branch(conv, random.nextBoolean()));
            }
            branches.add(random.nextBoolean() ? Branch.identity() : Branch.of(NORM));
            if (random.nextBoolean()) {
                Extent three = Extent.square(3);
                branches.add(
                        Branch.of(
                                new Layer.AvgPool(three, Extent.ONE, Extent.ONE, false, true),
                                NORM));
            }
            Design design = sum(any.shape(channels), branches.toArray(Branch[]::new));
            DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "parallel1", 0);
            assertThat(step.after().body().blocks()).singleElement().isInstanceOf(Layer.Conv.class);
            outputs.agree(step.rewriting(), random, false);
        }
    }

    @Test
    void kernelsOfOneStrideAddUp() throws EngineException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            int groups = any.upTo(2);
            int out = groups * any.upTo(3);
            Extent stride = new Extent(any.upTo(3), any.upTo(3));
            List<Branch> branches = new ArrayList<>();
            for (int i = any.upTo(3); i >= 0; i--) {
                Extent half = new Extent(random.nextInt(3), random.nextInt(3));
                Extent dilation = new Extent(any.upTo(3), any.upTo(2));
                int of = random.nextBoolean() ? groups : 1;
                branches.add(
                        branch(
                                centred(out, half, stride, dilation, of, random.nextBoolean()),
                                random.nextBoolean()));
            }
            Design design = sum(any.shape(groups * any.upTo(3)), branches.toArray(Branch[]::new));
            DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "parallel1", 0);
            outputs.agree(step.rewriting(), random, false);
        }
    }

    /** Strides forgive a few pixels: then paddings need not be those of a centred kernel. */
    @Test
    void anyKernelsThatGiveOneExtentAddUp() throws EngineException {
        int added = 0;
        for (int seed = 0; added < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            Layer.Conv one = any.conv(2, 1, true);
            Layer.Conv two = any.conv(2, 1, false);
            Layer.Conv other =
                    new Layer.Conv(
                            2, two.kernel(), one.stride(), two.padding(), two.dilation(), 1, false);
            Design design = sum(any.shape(3), Branch.of(one), Branch.of(other));
            if (Lowered.of(design).complete()) {
                DerivationStep step =
                        Outputs.applied(design, RULE, Direction.FORWARD, "parallel1", 0);
                outputs.agree(step.rewriting(), random, false);
                added++;
            }
        }
    }

    /** RepVGG, figure 4: 3x3, 1x1 and identity, each with batch norm. */
    @Test
    void repVggBecomesOneThreeByThree() throws EngineException {
        Design design =
                sum(
                        new Shape(8, 7, 9),
                        Branch.of(Layer.Conv.same(8, 3, 1, 1), NORM),
                        Branch.of(Layer.Conv.same(8, 1, 1, 1), NORM),
                        Branch.of(NORM));
        DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "parallel1", 0);
        assertThat(step.after().body())
                .isEqualTo(Sequence.of(Layer.Conv.same(8, 3, 1, 1).withBias()));
        outputs.agree(step.rewriting(), new Random(3), false);
    }

    @Test
    void subsamplingIsAPointwiseConvolution() throws EngineException {
        Design design =
                sum(
                        new Shape(4, 7, 9),
                        Branch.of(Layer.Conv.same(4, 3, 2, 1)),
                        Branch.of(new Layer.Subsample(2)));
        DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "parallel1", 0);
        outputs.agree(step.rewriting(), new Random(3), false);
    }

    @Test
    void othersStayBeside() throws EngineException {
        Block relu = new Layer.Relu();
        Design design =
                sum(
                        new Shape(4, 5, 6),
                        Branch.of(Layer.Conv.same(4, 3, 1, 1)),
                        Branch.of(Layer.Conv.same(4, 3, 1, 1), relu),
                        Branch.identity());
        DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "parallel1", 0);
        assertThat(step.after())
                .isEqualTo(
                        sum(
                                design.input(),
                                Branch.of(Layer.Conv.same(4, 3, 1, 1)),
                                Branch.of(Layer.Conv.same(4, 3, 1, 1), relu)));
        outputs.agree(step.rewriting(), new Random(3), false);
    }

    private static String refusal(Branch... branches) {
        return Outputs.refusal(
                sum(new Shape(4, 8, 8), branches), RULE, Direction.FORWARD, "parallel1");
    }

    @Test
    void aResidualWithAReluInsideIsRefused() {
        assertThat(
                        refusal(
                                Branch.of(Layer.Conv.same(4, 3, 1, 1), new Layer.Relu()),
                                Branch.identity()))
                .contains("holds a relu behind its first block");
    }

    @Test
    void anotherStrideIsRefused() {
        assertThat(
                        refusal(
                                Branch.of(Layer.Conv.same(4, 3, 2, 1)),
                                Branch.of(
                                        new Layer.Conv(
                                                4,
                                                Extent.square(5),
                                                Extent.ONE,
                                                Extent.ZERO,
                                                Extent.ONE,
                                                1,
                                                false))))
                .contains("strides by 1x1, another by 2x2");
    }

    /** Even kernels have no middle: what counts is where their taps lie. */
    @Test
    void evenKernelsAddUpWhereTheyGiveOneExtent() throws EngineException {
        Layer.Conv two =
                new Layer.Conv(4, Extent.square(2), Extent.ONE, Extent.ZERO, Extent.ONE, 1, false);
        Layer.Conv four =
                new Layer.Conv(4, Extent.square(4), Extent.ONE, Extent.ONE, Extent.ONE, 1, false);
        Design design = sum(new Shape(3, 8, 6), Branch.of(two), Branch.of(four));
        DerivationStep step = Outputs.applied(design, RULE, Direction.FORWARD, "parallel1", 0);
        assertThat(step.after().body()).isEqualTo(Sequence.of(four));
        outputs.agree(step.rewriting(), new Random(3), false);
    }

    @Test
    void anyMeanIsAConvolution() throws EngineException {
        int tried = 0;
        for (int seed = 0; tried < 60; seed++) {
            Random random = new Random(seed);
            RandomConvolutions any = new RandomConvolutions(random);
            Extent kernel = new Extent(1 + any.upTo(3), 1 + any.upTo(3));
            Extent stride = new Extent(any.upTo(3), any.upTo(3));
            Extent padding = new Extent(random.nextInt(2), random.nextInt(2));
            Design design =
                    new Design(
                            "",
                            any.shape(any.upTo(5)),
                            Sequence.of(new Layer.AvgPool(kernel, stride, padding, false, true)));
            if (Lowered.of(design).complete()) {
                DerivationStep step =
                        Outputs.applied(
                                design,
                                Rules.MEAN_AS_CONVOLUTION,
                                Direction.FORWARD,
                                "avgPool1",
                                0);
                outputs.agree(step.rewriting(), random, false);
                tried++;
            }
        }
    }

    @Test
    void meansThatDoNotCountThePaddingAreRefused() {
        Layer pool = new Layer.AvgPool(Extent.square(3), Extent.ONE, Extent.ONE, false, false);
        assertThat(refusal(Branch.of(pool), Branch.of(Layer.Conv.same(4, 3, 1, 1))))
                .contains("do not count the padding");
    }

    @Test
    void meansOfWindowsThatHangOverAreRefused() {
        Layer pool = new Layer.AvgPool(Extent.square(3), Extent.square(2), Extent.ZERO, true, true);
        Layer conv =
                new Layer.Conv(4, Extent.ONE, Extent.square(2), Extent.ZERO, Extent.ONE, 1, false);
        assertThat(refusal(Branch.of(pool), Branch.of(conv))).contains("hang over the border");
    }

    @Test
    void aConcatenationIsRefused() {
        Design design =
                new Design(
                        "",
                        new Shape(4, 8, 8),
                        Sequence.of(
                                Parallel.of(
                                        Merge.CONCAT,
                                        Branch.of(Layer.Conv.same(4, 3, 1, 1)),
                                        Branch.identity())));
        assertThat(Outputs.refusal(design, RULE, Direction.FORWARD, "parallel1"))
                .isEqualTo("here is no sum of branches");
    }
}
