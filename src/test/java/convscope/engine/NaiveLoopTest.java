package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.engine.NaiveMaps.Maps;
import convscope.engine.all.Engines;
import convscope.graph.Fit;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Role;
import convscope.graph.ShapeRule;
import convscope.graph.Vectors;
import convscope.model.Extent;
import convscope.model.Path;
import convscope.model.Shape;
import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Each operation against plain loops, on maps of odd, unequal and unit extents, in a batch of 2.
 */
class NaiveLoopTest {

    private static final int BATCH = 2;

    private static final float[] NOT_FINITE = {
        Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
    };

    record Case(Op op, Shape input) {}

    private static Extent by(int height, int width) {
        return new Extent(height, width);
    }

    private static Case conv(
            int in, int out, Extent k, Extent s, Extent p, Extent d, int groups, Shape input) {
        return new Case(new Op.Conv2d(in, out, k, s, p, d, groups, groups % 2 == 1), input);
    }

    private static Case max(Extent k, Extent s, Extent p, boolean ceil, Shape input) {
        return new Case(new Op.MaxPool2d(k, s, p, ceil), input);
    }

    private static Case average(
            Extent k, Extent s, Extent p, boolean ceil, boolean count, Shape input) {
        return new Case(new Op.AvgPool2d(k, s, p, ceil, count), input);
    }

    static Stream<Case> convolutions() {
        Extent one = Extent.ONE;
        Extent zero = Extent.ZERO;
        return Stream.of(
                conv(3, 5, one, one, zero, one, 1, new Shape(3, 7, 5)),
                conv(3, 5, one, one, zero, one, 1, new Shape(3, 1, 1)),
                conv(1, 1, one, one, zero, one, 1, new Shape(1, 1, 1)),
                conv(1, 1, one, one, zero, one, 1, new Shape(1, 4, 1)),
                conv(6, 4, one, by(2, 3), zero, one, 2, new Shape(6, 7, 5)),
                conv(6, 4, one, one, by(1, 0), one, 2, new Shape(6, 3, 5)),
                conv(4, 6, by(3, 3), one, one, one, 1, new Shape(4, 1, 1)),
                conv(4, 6, by(3, 3), one, one, one, 2, new Shape(4, 7, 1)),
                conv(4, 6, by(1, 7), one, by(0, 3), one, 1, new Shape(4, 5, 9)),
                conv(4, 6, by(5, 2), by(2, 1), by(3, 1), by(1, 2), 2, new Shape(4, 9, 6)),
                conv(4, 4, by(3, 3), one, by(6, 5), one, 4, new Shape(4, 3, 2)),
                conv(2, 3, by(2, 2), by(5, 4), one, one, 1, new Shape(2, 11, 9)),
                conv(12, 12, by(3, 3), one, one, one, 12, new Shape(12, 5, 7)),
                conv(12, 24, by(3, 3), by(2, 2), one, one, 12, new Shape(12, 5, 7)),
                conv(34, 34, by(3, 3), one, one, one, 17, new Shape(34, 4, 3)),
                conv(40, 20, by(3, 1), one, by(2, 2), by(2, 1), 2, new Shape(40, 4, 3)),
                conv(96, 96, by(3, 3), one, one, one, 32, new Shape(96, 3, 3)),
                conv(3, 2, by(4, 4), one, zero, one, 1, new Shape(3, 4, 4)),
                conv(3, 4, by(1, 2), by(3, 2), by(3, 3), by(1, 2), 1, new Shape(3, 9, 1)),
                conv(1, 4, by(1, 3), by(1, 5), zero, one, 1, new Shape(1, 3, 4)),
                conv(2, 4, by(35, 33), by(2, 1), by(3, 5), by(1, 2), 1, new Shape(2, 40, 71)),
                conv(4, 2, by(1, 1025), by(1, 3), by(0, 1020), one, 2, new Shape(4, 2, 9)),
                conv(20, 4, by(25, 25), one, by(24, 24), one, 1, new Shape(20, 30, 20)));
    }

    static Stream<Case> poolings() {
        Extent zero = Extent.ZERO;
        List<Case> cases = new ArrayList<>();
        for (boolean ceil : new boolean[] {false, true}) {
            cases.add(max(by(3, 3), by(2, 2), by(1, 1), ceil, new Shape(3, 8, 7)));
            cases.add(max(by(3, 3), by(2, 2), zero, ceil, new Shape(3, 8, 6)));
            cases.add(max(by(2, 2), by(3, 3), by(1, 1), ceil, new Shape(3, 8, 7)));
            cases.add(max(by(2, 5), by(1, 3), by(1, 2), ceil, new Shape(2, 4, 9)));
            cases.add(max(by(1, 1), by(1, 1), zero, ceil, new Shape(2, 1, 1)));
            cases.add(max(by(3, 3), by(1, 1), by(1, 1), ceil, new Shape(2, 1, 1)));
            cases.add(max(by(2, 2), by(7, 7), zero, ceil, new Shape(2, 11, 13)));
            for (boolean count : new boolean[] {false, true}) {
                cases.add(average(by(3, 3), by(2, 2), by(1, 1), ceil, count, new Shape(3, 8, 7)));
                cases.add(average(by(3, 3), by(2, 2), zero, ceil, count, new Shape(3, 8, 6)));
                cases.add(average(by(2, 2), by(3, 3), by(1, 1), ceil, count, new Shape(3, 8, 7)));
                cases.add(average(by(2, 5), by(1, 3), by(1, 2), ceil, count, new Shape(2, 4, 9)));
                cases.add(average(by(3, 3), by(1, 1), by(1, 1), ceil, count, new Shape(2, 1, 1)));
                cases.add(average(by(2, 2), by(7, 7), zero, ceil, count, new Shape(2, 11, 13)));
            }
        }
        return cases.stream();
    }

    static Stream<Case> others() {
        Shape odd = new Shape(6, 5, 3);
        Shape unit = new Shape(6, 1, 1);
        return Stream.of(odd, unit, new Shape(12, 7, 9))
                .flatMap(
                        shape ->
                                Stream.of(
                                                new Op.BatchNorm2d(shape.channels(), 1e-3),
                                                new Op.Relu(),
                                                new Op.Sigmoid(),
                                                new Op.Softmax(),
                                                new Op.GlobalAvgPool(),
                                                new Op.Linear((int) shape.elements(), 4, true),
                                                new Op.Linear((int) shape.elements(), 1, false),
                                                new Op.Add(),
                                                new Op.Concat(),
                                                new Op.Scale(-0.17),
                                                new Op.SliceChannels(1, 2),
                                                new Op.SliceChannels(2, 6),
                                                new Op.PadChannels(2, 3),
                                                new Op.PadChannels(0, 0),
                                                new Op.Subsample(2),
                                                new Op.Subsample(9),
                                                new Op.Lrn(5, 1e-1, 0.75, 2),
                                                new Op.Lrn(4, 1, 0.5, 1),
                                                new Op.Lrn(1, 1, 0.5, 1),
                                                new Op.Lrn(1000, 1, 0.5, 1),
                                                new Op.Flatten(),
                                                new Op.Shuffle(3),
                                                new Op.Shuffle(1))
                                        .map(op -> new Case(op, shape)))
                .flatMap(
                        each ->
                                each.input().area() == 1
                                        ? Stream.of(
                                                each,
                                                new Case(new Op.RadixSoftmax(3, 2), each.input()),
                                                new Case(new Op.RadixSoftmax(2, 1), each.input()),
                                                new Case(new Op.RadixSoftmax(1, 3), each.input()),
                                                new Case(new Op.RadixSoftmax(6, 1), each.input()))
                                        : Stream.of(each))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void convolutionsAreWhatLoopsGive(Case each) throws EngineException {
        compare(each, 1e-5, 0);
    }

    @ParameterizedTest
    @MethodSource("poolings")
    void poolingsAreWhatLoopsGive(Case each) throws EngineException {
        compare(each, 1e-6, 0);
    }

    @ParameterizedTest
    @MethodSource("others")
    void otherOperationsAreWhatLoopsGive(Case each) throws EngineException {
        compare(each, 1e-5, 0);
    }

    @ParameterizedTest
    @MethodSource({"convolutions", "poolings", "others"})
    void doublesAreComputedInDoubles(Case each) throws EngineException {
        compare(each, DataType.DOUBLE, 1e-13, 0, List.of("nd4j"));
    }

    @ParameterizedTest
    @MethodSource({"convolutions", "poolings", "others"})
    void whatIsNotFiniteIsWhatLoopsGive(Case each) throws EngineException {
        for (float special : NOT_FINITE) {
            compare(each, 1e-5, special);
        }
    }

    private static void compare(Case each, double tolerance, double special)
            throws EngineException {
        compare(each, DataType.FLOAT, tolerance, special, TestedEngines.here());
    }

    private static void compare(
            Case each, DataType type, double tolerance, double special, List<String> engines)
            throws EngineException {
        Random random = new Random(each.hashCode() * 31L + 7);
        int arity = each.op() instanceof Op.Add || each.op() instanceof Op.Concat ? 3 : 1;
        List<Shape> shapes = java.util.Collections.nCopies(arity, each.input());
        Shape out = ((Fit.Fits) ShapeRule.output(each.op(), shapes)).output();
        Map<Role, String> names = new EnumMap<>(Role.class);
        Map<String, INDArray> tensors = new HashMap<>();
        each.op()
                .tensors()
                .forEach(
                        (role, shape) -> {
                            names.put(role, role.suffix());
                            long[] extents = shape.stream().mapToLong(i -> i).toArray();
                            boolean positive = role == Role.RUNNING_VAR;
                            tensors.put(role.suffix(), random(random, type, positive, extents));
                        });
        List<Integer> inputs = java.util.Collections.nCopies(arity, Graph.INPUT);
        Node node =
                new Node(
                        0,
                        new Path("node"),
                        each.op().word(),
                        each.op(),
                        inputs,
                        out,
                        Vectors.isVector(each.op(), inputs, List.of()),
                        names);
        Graph graph = new Graph(each.input(), List.of(node), 0);
        Shape in = each.input();
        try (Weights weights = new Weights(tensors);
                INDArray input =
                        random(
                                random,
                                type,
                                false,
                                BATCH,
                                in.channels(),
                                in.height(),
                                in.width())) {
            input.putScalar(random.nextInt((int) input.length()), special);
            Maps wanted =
                    NaiveMaps.compute(
                            each.op(),
                            java.util.Collections.nCopies(arity, Maps.of(input)),
                            tensors,
                            out);
            Pass pass = new Pass(graph, weights, input, Set.of());
            for (String name : engines) {
                try (ForwardEngine engine = Engines.byName(name);
                        Activations values = engine.run(pass, Watch.NONE)) {
                    INDArray computed = values.output();
                    assertThat(computed.dataType()).isEqualTo(type);
                    assertThat(computed.ordering()).isEqualTo('c');
                    assertThat(computed.rank()).isEqualTo(node.vector() ? 2 : 4);
                    assertThat(difference(wanted, computed, out))
                            .as(name)
                            .isCloseTo(0, within(tolerance));
                }
            }
        }
    }

    /** The largest, relative to the largest number. */
    private static double difference(Maps wanted, INDArray computed, Shape out) {
        INDArray four = computed.reshape('c', BATCH, out.channels(), out.height(), out.width());
        double largest = 1;
        double worst = 0;
        for (int n = 0; n < BATCH; n++) {
            for (int c = 0; c < out.channels(); c++) {
                for (int y = 0; y < out.height(); y++) {
                    for (int x = 0; x < out.width(); x++) {
                        double value = wanted.at()[n][c][y][x];
                        double found = four.getDouble(n, c, y, x);
                        if (Double.compare(value, found) != 0) {
                            worst = Math.max(worst, Math.abs(value - found));
                        }
                        largest =
                                Double.isFinite(value)
                                        ? Math.max(largest, Math.abs(value))
                                        : largest;
                    }
                }
            }
        }
        return worst / largest;
    }

    private static INDArray random(Random random, DataType type, boolean positive, long... shape) {
        long count = 1;
        for (long extent : shape) {
            count *= extent;
        }
        double[] values =
                random.doubles(count)
                        .map(value -> positive ? value + 0.1 : value * 2 - 1)
                        .toArray();
        return Nd4j.create(values, shape, Nd4j.getStrides(shape, 'c'), 'c', type);
    }
}
