package convscope.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.engine.EngineException;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.graph.Divisors;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Block;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Parallel;
import convscope.model.RandomDesigns;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OneDnnAgreesTest {

    private static Agreement engines;

    @BeforeAll
    static void start() throws EngineException {
        engines = new Agreement();
    }

    @AfterAll
    static void stop() {
        engines.close();
    }

    @Test
    void onRandomDesigns() throws EngineException {
        for (long seed = 0; seed < 60; seed++) {
            engines.on(RandomDesigns.sound(seed), 1 + (int) (seed % 2), seed);
        }
    }

    @Test
    void onConvolutionsOfOddGeometry() throws EngineException {
        Random random = new Random(11);
        for (int trial = 0; trial < 60; trial++) {
            Shape shape = oddShape(random);
            List<Integer> divisors = Divisors.of(shape.channels());
            int groups = divisors.get(random.nextInt(divisors.size()));
            Layer.Conv conv =
                    new Layer.Conv(
                            groups * (1 + random.nextInt(5)),
                            new Extent(1 + random.nextInt(4), 1 + random.nextInt(4)),
                            new Extent(1 + random.nextInt(5), 1 + random.nextInt(5)),
                            new Extent(random.nextInt(12), random.nextInt(4)),
                            new Extent(1 + random.nextInt(2), 1 + random.nextInt(2)),
                            groups,
                            random.nextBoolean());
            engines.on(alone(shape, conv), 1 + trial % 2, trial);
        }
    }

    @Test
    void onPoolsOfOddGeometry() throws EngineException {
        Random random = new Random(12);
        for (int trial = 0; trial < 60; trial++) {
            Extent kernel = new Extent(1 + random.nextInt(4), 1 + random.nextInt(4));
            Extent stride = new Extent(1 + random.nextInt(5), 1 + random.nextInt(5));
            Extent padding =
                    new Extent(
                            random.nextInt(kernel.height() / 2 + 1),
                            random.nextInt(kernel.width() / 2 + 1));
            boolean ceil = random.nextBoolean();
            Layer pool =
                    random.nextBoolean()
                            ? new Layer.MaxPool(kernel, stride, padding, ceil)
                            : new Layer.AvgPool(
                                    kernel, stride, padding, ceil, random.nextBoolean());
            engines.on(alone(oddShape(random), pool), 1 + trial % 2, trial);
        }
    }

    @Test
    void onTheOtherOperations() throws EngineException {
        Random random = new Random(13);
        for (int trial = 0; trial < 60; trial++) {
            Shape shape = oddShape(random);
            List<Integer> divisors = Divisors.of(shape.channels());
            Layer layer =
                    switch (trial % 5) {
                        case 0 -> new Layer.Lrn(1 + random.nextInt(7), 1e-2, 0.75, 1);
                        case 1 -> new Layer.Shuffle(divisors.get(random.nextInt(divisors.size())));
                        case 2 -> new Layer.FullyConnected(1 + random.nextInt(20), true);
                        case 3 -> new Layer.Subsample(1 + random.nextInt(3));
                        default -> new Layer.Softmax();
                    };
            engines.on(alone(shape, layer), 1 + trial % 2, trial);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onEveryFormOfResNeXt(ResNeXt.Form form) throws EngineException {
        for (Shortcut shortcut : Shortcut.values()) {
            for (int stride = 1; stride <= 2; stride++) {
                Sequence blocks =
                        Sequence.of(
                                new ResNeXt(form, 8, 4, 48, stride, shortcut, 4),
                                new ResNeXt(form, 5, 3, 48, 1, shortcut, 0));
                engines.on(new Design("forms", new Shape(32, 9, 7), blocks), 2, stride);
            }
        }
    }

    @Test
    void onEveryOperationOnVectors() throws EngineException {
        Block gate = new Layer.Sigmoid();
        for (Block block :
                List.of(
                        new Layer.Relu(),
                        gate,
                        new Layer.Softmax(),
                        Layer.BatchNorm.standard(),
                        new Layer.Scale(-0.5),
                        new Layer.Slice(3, 9),
                        new Layer.PadChannels(2, 3),
                        new Layer.Shuffle(3),
                        new Layer.Subsample(2),
                        new Layer.Lrn(3, 0.1, 0.75, 1),
                        new Layer.Lrn(4, 0.1, 0.75, 1),
                        new Layer.GlobalAvgPool(),
                        new Layer.FullyConnected(5, true),
                        Layer.Conv.same(4, 3, 1, 2).withBias(),
                        new Layer.MaxPool(Extent.ONE, Extent.ONE, Extent.ZERO, false),
                        new Layer.AvgPool(Extent.ONE, Extent.ONE, Extent.ZERO, true, true),
                        Parallel.of(Merge.ADD, Branch.identity(), Branch.of(gate)),
                        Parallel.of(Merge.CONCAT, Branch.identity(), Branch.of(gate)),
                        Parallel.of(Merge.MULTIPLY, Branch.identity(), Branch.of(gate)),
                        Parallel.of(
                                new Merge.Attend(2, 4, 2, true),
                                Branch.identity(),
                                Branch.of(gate)))) {
            Sequence body = Sequence.of(new Layer.Flatten(), block, new Layer.Relu());
            engines.on(new Design("vectors", new Shape(3, 2, 2), body), 2, 1);
        }
    }

    @Test
    void cancellingInTheMiddleLeavesAUsableEngine() throws EngineException {
        Design design =
                alone(new Shape(8, 6, 6), Layer.Conv.same(8, 3, 1, 1))
                        .withBody(Sequence.of(new Layer.Softmax(), Layer.Conv.same(8, 3, 1, 1)));
        Graph graph = Lowered.of(design).graph();
        try (Weights weights = SeededWeights.of(graph, 1);
                INDArray input =
                        Nd4j.zeros(
                                DataType.FLOAT,
                                1,
                                graph.input().channels(),
                                graph.input().height(),
                                graph.input().width())) {
            Pass pass = new Pass(graph, weights, input, Set.of());
            assertThatThrownBy(() -> engines.exact().run(pass, afterOne()))
                    .isInstanceOf(CancellationException.class);
        }
        engines.on(design, 1, 1);
    }

    private static Watch afterOne() {
        return new Watch() {
            private boolean started;

            @Override
            public boolean cancelled() {
                return started;
            }

            @Override
            public void progress(int done, int of) {
                started = true;
            }
        };
    }

    @Test
    void changingDesignsLeavesNoNativeMemoryBehind() throws EngineException {
        for (int round = 0; round < 10; round++) {
            engines.on(RandomDesigns.sound(round), 1, round);
        }
        long before = Pointer.totalBytes();
        for (int round = 0; round < 40; round++) {
            engines.on(RandomDesigns.sound(round % 10), 1, round);
        }
        assertThat(Pointer.totalBytes()).isLessThan(before + (8L << 20));
    }

    private static Design alone(Shape shape, Layer layer) {
        return new Design("alone", shape, Sequence.of(layer));
    }

    private static Shape oddShape(Random random) {
        return new Shape(1 + random.nextInt(33), 1 + random.nextInt(9), 1 + random.nextInt(9));
    }
}
