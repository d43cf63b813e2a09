package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.NaiveMaps.Maps;
import convscope.graph.Fit.Fits;
import convscope.graph.Op;
import convscope.graph.OpKind;
import convscope.graph.ShapeRule;
import convscope.model.Extent;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What an operation says of itself holds for its numbers, as plain loops compute them. */
class OperationTraitsTest {

    private static final Shape MAP = new Shape(6, 4, 5);
    private static final Shape VECTOR = new Shape(6, 1, 1);
    private static final List<Integer> ALL = List.of(0, 1, 2, 3, 4, 5);
    private static final List<Integer> ORDER = List.of(4, 0, 5, 3, 1, 2);

    /** An operation on an input of six channels. */
    record Case(Op op, Shape input) {

        List<Shape> inputs() {
            return switch (op.arity()) {
                case ONE -> List.of(input);
                case SEVERAL -> List.of(input, input, input);
                case MAP_AND_GATE -> List.of(input, VECTOR);
            };
        }

        Shape output() {
            return ((Fits) ShapeRule.output(op, inputs())).output();
        }

        @Override
        public String toString() {
            return op + " on " + input;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(MAP, VECTOR)
                .flatMap(input -> operations(input).map(op -> new Case(op, input)))
                .filter(each -> ShapeRule.output(each.op, each.inputs()) instanceof Fits);
    }

    private static Stream<Op> operations(Shape input) {
        Extent one = Extent.ONE;
        Extent two = Extent.square(2);
        Extent three = Extent.square(3);
        return Stream.of(
                new Op.Conv2d(6, 6, three, one, one, one, 6, true),
                new Op.Conv2d(6, 6, one, one, Extent.ZERO, one, 6, false),
                new Op.Conv2d(6, 6, three, one, one, one, 3, true),
                new Op.Conv2d(6, 12, three, one, one, one, 6, true),
                new Op.Conv2d(6, 4, one, one, Extent.ZERO, one, 1, false),
                new Op.BatchNorm2d(6, 1e-3),
                new Op.Relu(),
                new Op.Sigmoid(),
                new Op.Softmax(),
                new Op.RadixSoftmax(2, 3),
                new Op.RadixSoftmax(1, 3),
                new Op.MaxPool2d(three, two, one, true),
                new Op.MaxPool2d(one, one, Extent.ZERO, false),
                new Op.MaxPool2d(one, two, Extent.ZERO, false),
                new Op.AvgPool2d(three, two, one, false, true),
                new Op.AvgPool2d(one, one, Extent.ZERO, true, true),
                new Op.GlobalAvgPool(),
                new Op.Linear((int) input.elements(), 6, true),
                new Op.Add(),
                new Op.Concat(),
                new Op.MulChannel(),
                new Op.Scale(0.3),
                new Op.Scale(1),
                new Op.Scale(0),
                new Op.SliceChannels(0, 6),
                new Op.SliceChannels(2, 5),
                new Op.PadChannels(0, 0),
                new Op.PadChannels(1, 0),
                new Op.Subsample(1),
                new Op.Subsample(2),
                new Op.Lrn(3, 1, 0.5, 1),
                new Op.Flatten(),
                new Op.Shuffle(1),
                new Op.Shuffle(2),
                new Op.Shuffle(6));
    }

    @Test
    void everyKindOfOperationIsTried() {
        assertThat(cases().map(each -> OpKind.of(each.op()).word()))
                .containsAll(OpKind.BY_WORD.keySet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsOrderFreeGivesItsResultInTheOrderOfTheChannels(Case each) {
        Map<String, INDArray> tensors = tensors(each.op);
        Maps inOrder = compute(each, each.op, tensors, ORDER);
        Shape output = each.output();
        boolean keeps =
                output.channels() == ORDER.size()
                        && agree(inOrder, chosen(compute(each, each.op, tensors, ALL), ORDER));
        boolean byChance = each.op.idle(each.input) || each.input.area() == 1;
        if (each.op.orderFree() || !byChance) {
            assertThat(keeps).isEqualTo(each.op.orderFree());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsPerChannelGivesPartOfItsResultFromThatPartOfTheChannels(Case each) {
        List<Integer> part = List.of(1, 2, 4);
        Op smaller =
                each.op instanceof Op.BatchNorm2d(int six, double eps)
                        ? new Op.BatchNorm2d(part.size(), eps)
                        : each.op;
        if (each.op.perChannel()) {
            Map<String, INDArray> tensors = tensors(each.op);
            Maps all = compute(each, each.op, tensors, ALL);
            assertThat(agree(compute(each, smaller, tensors, part), chosen(all, part))).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsIdleGivesItsInput(Case each) {
        if (each.op.idle(each.input)) {
            Maps all = compute(each, each.op, Map.of(), ALL);
            assertThat(agree(all, values(each.input, 0))).isTrue();
        }
    }

    /** Computes on some of the channels, and on what belongs to them of the tensors. */
    private static Maps compute(
            Case each, Op op, Map<String, INDArray> tensors, List<Integer> channels) {
        List<Maps> inputs = new ArrayList<>();
        List<Shape> shapes = new ArrayList<>();
        for (int input = 0; input < each.inputs().size(); input++) {
            Shape whole = each.inputs().get(input);
            inputs.add(chosen(values(whole, input), channels));
            shapes.add(new Shape(channels.size(), whole.height(), whole.width()));
        }
        Map<String, INDArray> owned = new HashMap<>();
        tensors.forEach(
                (role, tensor) ->
                        owned.put(
                                role,
                                tensor.size(0) == ALL.size() ? rows(tensor, channels) : tensor));
        return NaiveMaps.compute(op, inputs, owned, ((Fits) ShapeRule.output(op, shapes)).output());
    }

    private static INDArray rows(INDArray tensor, List<Integer> channels) {
        return Nd4j.concat(
                0,
                channels.stream()
                        .map(c -> tensor.get(NDArrayIndex.interval(c, c + 1)))
                        .toArray(INDArray[]::new));
    }

    private static Maps chosen(Maps maps, List<Integer> channels) {
        Shape shape = new Shape(channels.size(), maps.height(), maps.width());
        return NaiveMaps.make(
                maps.count(), shape, (n, c, y, x) -> maps.at()[n][channels.get(c)][y][x]);
    }

    private static Maps values(Shape shape, int input) {
        Random random = new Random(input);
        return NaiveMaps.make(2, shape, (n, c, y, x) -> random.nextGaussian());
    }

    private static Map<String, INDArray> tensors(Op op) {
        Random random = new Random(5);
        Map<String, INDArray> tensors = new HashMap<>();
        op.tensors()
                .forEach(
                        (role, shape) -> {
                            long[] extents = shape.stream().mapToLong(i -> i).toArray();
                            INDArray tensor = Nd4j.create(DataType.DOUBLE, extents);
                            for (long i = 0; i < tensor.length(); i++) {
                                tensor.putScalar(i, 0.5 + random.nextDouble());
                            }
                            tensors.put(role.suffix(), tensor);
                        });
        return tensors;
    }

    private static boolean agree(Maps one, Maps two) {
        boolean same =
                one.channels() == two.channels()
                        && one.height() == two.height()
                        && one.width() == two.width();
        for (int n = 0; same && n < one.count(); n++) {
            for (int c = 0; same && c < one.channels(); c++) {
                for (int y = 0; same && y < one.height(); y++) {
                    for (int x = 0; same && x < one.width(); x++) {
                        same = Math.abs(one.at()[n][c][y][x] - two.at()[n][c][y][x]) < 1e-12;
                    }
                }
            }
        }
        return same;
    }
}
