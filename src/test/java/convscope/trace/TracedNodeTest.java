package convscope.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.TestedEngines;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.graph.Fit;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.graph.ShapeRule;
import convscope.model.Extent;
import convscope.model.Path;
import convscope.model.Shape;
import convscope.picture.FeatureMaps;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Traces against the engines and against plain loops over a padded map. */
class TracedNodeTest {

    /** A node, the maps that it reads, its weights. */
    record Case(Op op, Shape input, long seed) {

        Graph graph() {
            Shape output = ((Fit.Fits) ShapeRule.output(op, List.of(input))).output();
            Map<Role, String> names = new EnumMap<>(Role.class);
            op.tensors().keySet().forEach(role -> names.put(role, "node." + role.suffix()));
            boolean vector = op instanceof Op.Linear;
            Node node =
                    new Node(
                            0,
                            new Path("node"),
                            op.word(),
                            op,
                            List.of(Graph.INPUT),
                            output,
                            vector,
                            names);
            return new Graph(input, List.of(node), 0);
        }

        TracedNode traced() {
            return TracedNode.of(graph(), graph().nodes().getFirst()).orElseThrow();
        }
    }

    static Stream<Case> random() {
        Random random = new Random(4711);
        return Stream.generate(() -> any(random))
                .filter(
                        each ->
                                ShapeRule.output(each.op(), List.of(each.input()))
                                        instanceof Fit.Fits)
                .limit(60);
    }

    private static Case any(Random random) {
        int groups = 1 + random.nextInt(3);
        Shape input =
                new Shape(
                        groups * (1 + random.nextInt(3)),
                        1 + random.nextInt(9),
                        1 + random.nextInt(9));
        Extent kernel = extent(random, 1, 4);
        Extent stride = extent(random, 1, 4);
        Extent padding = extent(random, 0, 3);
        Extent dilation = extent(random, 1, 3);
        boolean ceil = random.nextBoolean();
        boolean other = random.nextBoolean();
        int out = groups * (1 + random.nextInt(3));
        Op op =
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> new Op.MaxPool2d(kernel, stride, padding, ceil);
                    case 3, 4 -> new Op.AvgPool2d(kernel, stride, padding, ceil, other);
                    case 5 ->
                            random.nextInt(3) == 0
                                    ? new Op.GlobalAvgPool()
                                    : linear(input, out, other);
                    default ->
                            new Op.Conv2d(
                                    input.channels(),
                                    out,
                                    kernel,
                                    stride,
                                    padding,
                                    dilation,
                                    groups,
                                    other);
                };
        return new Case(op, input, random.nextLong());
    }

    private static Op linear(Shape input, int out, boolean bias) {
        return new Op.Linear((int) input.elements(), out, bias);
    }

    private static Extent extent(Random random, int least, int most) {
        return new Extent(
                least + random.nextInt(most - least + 1), least + random.nextInt(most - least + 1));
    }

    /** Also windows that hang over, from the paper's networks and odd extents. */
    static Stream<Case> cases() {
        return Stream.concat(
                random(),
                Stream.of(
                        new Case(
                                new Op.MaxPool2d(
                                        Extent.square(3), Extent.square(2), Extent.ZERO, true),
                                new Shape(2, 6, 8),
                                1),
                        new Case(
                                new Op.AvgPool2d(
                                        Extent.square(3), Extent.square(2), Extent.ONE, true, true),
                                new Shape(2, 6, 7),
                                2),
                        new Case(
                                new Op.Conv2d(
                                        8,
                                        8,
                                        Extent.square(3),
                                        Extent.square(2),
                                        Extent.square(4),
                                        Extent.square(3),
                                        8,
                                        true),
                                new Shape(8, 7, 5),
                                3)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyValueIsTheEngines(Case of) throws EngineException {
        Graph graph = of.graph();
        for (String name : TestedEngines.here()) {
            try (ForwardEngine engine = Engines.byName(name);
                    Weights weights = weights(of);
                    INDArray input = input(of);
                    Activations given =
                            engine.run(new Pass(graph, weights, input, Set.of(0)), Watch.NONE)) {
                FeatureMaps maps = FeatureMaps.copyOf(input);
                FeatureMaps wanted = FeatureMaps.copyOf(given.output());
                everywhere(
                        of,
                        weights,
                        maps,
                        trace ->
                                assertThat(trace.result())
                                        .isCloseTo(
                                                wanted.value(
                                                        trace.channel(),
                                                        trace.patch().row(),
                                                        trace.patch().column()),
                                                within(1e-5)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsShownIsWhatAPlainLoopMeets(Case of) {
        try (Weights weights = weights(of);
                INDArray input = input(of)) {
            PaddedLoop loop = new PaddedLoop(of.op(), input, weights);
            everywhere(
                    of,
                    weights,
                    FeatureMaps.copyOf(input),
                    trace -> {
                        PaddedLoop.Found found =
                                loop.at(
                                        trace.channel(),
                                        trace.patch().row(),
                                        trace.patch().column());
                        assertThat(trace.values()).isDeepEqualTo(found.values());
                        assertThat(trace.result()).isCloseTo(found.result(), within(1e-12));
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSumsAreWhatTheyAreMadeOf(Case of) {
        try (Weights weights = weights(of);
                INDArray input = input(of)) {
            everywhere(of, weights, FeatureMaps.copyOf(input), TracedNodeTest::adds);
        }
    }

    private static void adds(Trace trace) {
        double result = 0;
        for (int c = 0; c < trace.inputs(); c++) {
            double partial = 0;
            for (int i = 0; i < trace.patch().height(); i++) {
                for (int j = 0; j < trace.patch().width(); j++) {
                    assertThat(trace.products()[c][i][j])
                            .isEqualTo(trace.values()[c][i][j] * trace.kernel()[c][i][j] + 0.0);
                    partial += trace.products()[c][i][j];
                }
            }
            assertThat(trace.partialSums()[c]).isEqualTo(partial);
            result += partial;
        }
        assertThat(trace.result()).isEqualTo(result + trace.bias());
    }

    @Test
    void paddingNeverWinsAMaximum() {
        Op op = new Op.MaxPool2d(Extent.square(3), Extent.ONE, Extent.ONE, false);
        TracedNode traced = new Case(op, new Shape(1, 2, 2), 0).traced();
        Trace trace = traced.at(0, 0, 0, (c, y, x) -> -5 - y - x, Kernel.NONE);
        assertThat(trace.result()).isEqualTo(-5);
        assertThat(trace.making()).isEqualTo(new Making.Greatest(1, 1));
    }

    @Test
    void theDivisorCountsPaddingWhereTheLayerSaysSo() {
        Shape input = new Shape(1, 4, 4);
        Extent k = Extent.square(3);
        Op with = new Op.AvgPool2d(k, Extent.square(2), Extent.ONE, true, true);
        Op without = new Op.AvgPool2d(k, Extent.square(2), Extent.ONE, true, false);
        assertThat(divisor(with, input, 0, 0)).isEqualTo(9);
        assertThat(divisor(without, input, 0, 0)).isEqualTo(4);
        assertThat(divisor(with, input, 2, 2)).isEqualTo(4);
        assertThat(divisor(without, input, 2, 2)).isEqualTo(1);
    }

    private static int divisor(Op op, Shape input, int row, int column) {
        Trace trace =
                new Case(op, input, 0).traced().at(0, row, column, (c, y, x) -> 1, Kernel.NONE);
        return ((Making.Mean) trace.making()).divisor();
    }

    @Test
    void aGroupReadsItsOwnChannelsOnly() {
        Op op = new Op.Conv2d(6, 4, Extent.ONE, Extent.ONE, Extent.ZERO, Extent.ONE, 2, false);
        TracedNode traced = new Case(op, new Shape(6, 1, 1), 0).traced();
        assertThat(traced.inputs()).isEqualTo(3);
        assertThat(Stream.of(0, 1, 2, 3).map(traced::firstInput)).containsExactly(0, 0, 3, 3);
    }

    @Test
    void aNodeWithoutWindowIsNone() {
        assertThat(
                        TracedNode.of(
                                new Case(new Op.Relu(), new Shape(1, 1, 1), 0).graph(),
                                new Case(new Op.Relu(), new Shape(1, 1, 1), 0)
                                        .graph()
                                        .nodes()
                                        .getFirst()))
                .isEmpty();
    }

    @Test
    void outsideTheOutputIsAMistakeOfTheCaller() {
        TracedNode traced = new Case(new Op.GlobalAvgPool(), new Shape(2, 3, 3), 0).traced();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> traced.at(2, 0, 0, (c, y, x) -> 1, Kernel.NONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> traced.at(0, 0, 1, (c, y, x) -> 1, Kernel.NONE));
    }

    private static Weights weights(Case of) {
        return SeededWeights.of(of.graph(), of.seed());
    }

    private static INDArray input(Case of) {
        Shape shape = of.input();
        Random random = new Random(of.seed());
        float[] values = new float[(int) shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        long[] extents = {1, shape.channels(), shape.height(), shape.width()};
        return Nd4j.create(values, extents, 'c').castTo(DataType.FLOAT);
    }

    private interface Seen {
        void trace(Trace trace);
    }

    private static void everywhere(Case of, Weights weights, FeatureMaps maps, Seen seen) {
        TracedNode traced = of.traced();
        Shape output = traced.node().output();
        for (int channel = 0; channel < output.channels(); channel++) {
            Kernel kernel = kernel(traced, channel, weights);
            for (int row = 0; row < output.height(); row++) {
                for (int column = 0; column < output.width(); column++) {
                    seen.trace(traced.at(channel, row, column, maps::value, kernel));
                }
            }
        }
    }

    private static Kernel kernel(TracedNode traced, int channel, Weights weights) {
        if (!traced.weighs()) {
            return Kernel.NONE;
        }
        INDArray all = weights.get("node.weight");
        INDArray one = all.get(NDArrayIndex.interval(channel, channel + 1)).dup('c');
        float bias = weights.find("node.bias").map(each -> each.getFloat(channel)).orElse(0f);
        return new Kernel(one.data().asFloat(), bias);
    }
}
