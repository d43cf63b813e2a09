package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Means and shares of so many numbers that float32 sums would go wrong, beside double loops. */
class LongSumsTest {

    private static final Percentage MILLIONTH = Percentage.withPercentage(1e-4);

    private static float[] run(String engine, Shape shape, Layer layer, float[] numbers)
            throws EngineException {
        Graph graph = Lowered.of(new Design("long", shape, Sequence.of(layer))).graph();
        long[] sizes = {1, shape.channels(), shape.height(), shape.width()};
        try (ForwardEngine running = TestedEngines.open(engine);
                Weights weights = SeededWeights.of(graph, 1);
                INDArray input = Nd4j.create(numbers, sizes, 'c');
                Activations values =
                        running.run(new Pass(graph, weights, input, Set.of()), Watch.NONE)) {
            return values.output().data().asFloat();
        }
    }

    private static float[] loops(Layer layer, Shape shape, float[] numbers) {
        Graph graph = Lowered.of(new Design("long", shape, Sequence.of(layer))).graph();
        int width = shape.width();
        int area = Math.toIntExact(shape.area());
        Shape out = graph.shape(0);
        NaiveMaps.Maps maps =
                NaiveMaps.make(1, shape, (n, c, y, x) -> numbers[c * area + y * width + x]);
        NaiveMaps.Maps means =
                NaiveMaps.compute(graph.nodes().getFirst().op(), List.of(maps), Map.of(), out);
        float[] flat = new float[Math.toIntExact(out.elements())];
        for (int at = 0; at < flat.length; at++) {
            int place = at % (out.height() * out.width());
            flat[at] =
                    (float)
                            means.at()[0][at / (out.height() * out.width())][place / out.width()][
                                    place % out.width()];
        }
        return flat;
    }

    private static float[] constant(long count) {
        float[] numbers = new float[Math.toIntExact(count)];
        java.util.Arrays.fill(numbers, 0.1f);
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("convscope.engine.TestedEngines#onProcessor")
    void theMeanOfAWholeMap(String engine) throws EngineException {
        for (int side : new int[] {7, 8, 9, 224, 2048}) {
            Shape shape = new Shape(2, side, side);
            for (float mean :
                    run(engine, shape, new Layer.GlobalAvgPool(), constant(2L * side * side))) {
                assertThat((double) mean).as("%d", side).isCloseTo(0.1, MILLIONTH);
            }
        }
    }

    /** A side that nothing divides, one that much divides, and numbers whose sums overflow. */
    @ParameterizedTest
    @ValueSource(strings = {"nd4j", "onednn"})
    void theMeanOfManyNumbersOfOneSign(String engine) throws EngineException {
        for (int side : new int[] {1031, 1024}) {
            Random random = new Random(side);
            float[] numbers = new float[side * side];
            double sum = 0;
            for (int at = 0; at < numbers.length; at++) {
                numbers[at] = random.nextFloat();
                sum += numbers[at];
            }
            float[] mean =
                    run(engine, new Shape(1, side, side), new Layer.GlobalAvgPool(), numbers);
            assertThat((double) mean[0]).isCloseTo(sum / numbers.length, MILLIONTH);
            java.util.Arrays.fill(numbers, 3e38f);
            mean = run(engine, new Shape(1, side, side), new Layer.GlobalAvgPool(), numbers);
            assertThat((double) mean[0]).isCloseTo(3e38, MILLIONTH);
            numbers[5] = Float.NEGATIVE_INFINITY;
            mean = run(engine, new Shape(1, side, side), new Layer.GlobalAvgPool(), numbers);
            assertThat(mean[0]).isNegative().isInfinite();
        }
    }

    /** Beside loops over each window, wider than there are channels too; and a large exponent. */
    @ParameterizedTest
    @ValueSource(strings = {"nd4j", "onednn"})
    void responseNormsBesideLoops(String engine) throws EngineException {
        for (int size : new int[] {64, 65, 66, 301, 501, 999, 1000, 1001, 1024}) {
            assertNorm(engine, new Layer.Lrn(size, 2, 0.75, 1));
        }
        assertNorm(engine, new Layer.Lrn(5, 1e-4, 20, 1));
    }

    private static void assertNorm(String engine, Layer.Lrn norm) throws EngineException {
        Shape shape = new Shape(1000, 2, 1);
        Random random = new Random(norm.size());
        float[] numbers = new float[2000];
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] = random.nextFloat() * (at % 7 == 0 ? 1000 : 1);
        }
        float[] expected = loops(norm, shape, numbers);
        float[] computed = run(engine, shape, norm, numbers);
        for (int at = 0; at < expected.length; at++) {
            assertThat((double) computed[at]).as("%s", norm).isCloseTo(expected[at], MILLIONTH);
        }
    }

    @ParameterizedTest
    @MethodSource("convscope.engine.TestedEngines#all")
    void theMeansOfLargeWindows(String engine) throws EngineException {
        for (int kernel : new int[] {8, 9, 40}) {
            for (boolean counted : new boolean[] {false, true}) {
                Layer pool =
                        new Layer.AvgPool(
                                Extent.square(kernel),
                                Extent.square(kernel - 1),
                                Extent.square(kernel / 2),
                                true,
                                counted);
                Shape shape = new Shape(3, 90, 75);
                Random random = new Random(kernel);
                float[] numbers = new float[3 * 90 * 75];
                for (int at = 0; at < numbers.length; at++) {
                    numbers[at] = 0.1f + 1e-3f * random.nextFloat();
                }
                float[] expected = loops(pool, shape, numbers);
                float[] computed = run(engine, shape, pool, numbers);
                assertThat(computed).hasSameSizeAs(expected);
                for (int at = 0; at < expected.length; at++) {
                    assertThat((double) computed[at]).isCloseTo(expected[at], MILLIONTH);
                }
            }
        }
    }

    /** Fully connected, over channels, along a row, and over an area; products of one sign. */
    @ParameterizedTest
    @MethodSource("convscope.engine.TestedEngines#onProcessor")
    void convolutionsOfManyProducts(String engine) throws EngineException {
        Extent one = Extent.ONE;
        products(engine, new Op.Linear(65_536, 3, false), new Shape(65_536, 1, 1), 3);
        for (int out : new int[] {1, 50, 150}) {
            products(engine, new Op.Linear(16_385, out, false), new Shape(16_385, 1, 1), out);
        }
        products(engine, conv(65_536, 2, one), new Shape(65_536, 2, 1), 2);
        products(engine, conv(1, 2, new Extent(1, 4096)), new Shape(1, 1, 4100), 2);
        products(engine, conv(2, 1, new Extent(150, 160)), new Shape(2, 151, 161), 1);
    }

    private static Op.Conv2d conv(int in, int out, Extent kernel) {
        return new Op.Conv2d(in, out, kernel, Extent.ONE, Extent.ZERO, Extent.ONE, 1, false);
    }

    /** Each product is 0.01, so that a result is a hundredth of their number. */
    private static void products(String engine, Op op, Shape input, int out)
            throws EngineException {
        List<Integer> sizes = op.tensors().get(Role.WEIGHT);
        int terms = sizes.stream().skip(1).reduce(1, Math::multiplyExact);
        Shape output =
                op instanceof Op.Conv2d conv
                        ? new Shape(
                                out,
                                input.height() - conv.kernel().height() + 1,
                                input.width() - conv.kernel().width() + 1)
                        : new Shape(out, 1, 1);
        Node node =
                new Node(
                        0,
                        new Path("n"),
                        "n",
                        op,
                        List.of(Graph.INPUT),
                        output,
                        op instanceof Op.Linear,
                        Map.of(Role.WEIGHT, "w"));
        Graph graph = new Graph(input, List.of(node), 0);
        INDArray weight =
                Nd4j.create(
                        constant((long) terms * out),
                        sizes.stream().mapToLong(Integer::longValue).toArray(),
                        'c');
        long[] extents = {1, input.channels(), input.height(), input.width()};
        try (ForwardEngine running = TestedEngines.open(engine);
                Weights weights = new Weights(new HashMap<>(Map.of("w", weight)));
                INDArray numbers = Nd4j.create(constant(input.elements()), extents, 'c');
                Activations values =
                        running.run(new Pass(graph, weights, numbers, Set.of()), Watch.NONE)) {
            double factor = 0.1f;
            for (float sum : values.output().data().asFloat()) {
                assertThat((double) sum).isCloseTo(terms * factor * factor, MILLIONTH);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("convscope.engine.TestedEngines#all")
    void softmaxOverManyChannels(String engine) throws EngineException {
        for (Shape shape : new Shape[] {new Shape(4096, 1, 1), new Shape(500, 5, 7)}) {
            Random random = new Random(3);
            float[] scores = new float[Math.toIntExact(shape.elements())];
            for (int at = 0; at < scores.length; at++) {
                scores[at] = random.nextFloat();
            }
            float[] shares = run(engine, shape, new Layer.Softmax(), scores);
            int area = Math.toIntExact(shape.area());
            for (int pixel = 0; pixel < area; pixel++) {
                double sum = 0;
                for (int at = pixel; at < scores.length; at += area) {
                    sum += Math.exp(scores[at]);
                }
                for (int at = pixel; at < scores.length; at += area) {
                    assertThat((double) shares[at])
                            .isCloseTo(Math.exp(scores[at]) / sum, MILLIONTH);
                }
            }
        }
    }
}
