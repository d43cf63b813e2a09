package convscope.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Activations;
import convscope.engine.Difference;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Path;
import convscope.model.Shape;
import convscope.rewrite.Rewriter.Attempt.Applied;
import convscope.rewrite.Rewriter.Attempt.Refused;
import convscope.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs both sides of a rewriting on random weights and a random input, in float32 and float64. */
final class Outputs implements AutoCloseable {

    private final ForwardEngine engine;

    Outputs() throws EngineException {
        engine = Engines.byName("nd4j");
    }

    /** {@return the step, which must apply} */
    static DerivationStep applied(
            Design design, Rule rule, Direction direction, String at, int choice) {
        return switch (Rewriter.of(design).apply(rule, direction, new Path(at), choice)) {
            case Applied(DerivationStep step) -> step;
            case Refused(String because) -> throw new AssertionError(because + ": " + design);
        };
    }

    /** {@return why it does not apply} */
    static String refusal(Design design, Rule rule, Direction direction, String at) {
        return switch (Rewriter.of(design).apply(rule, direction, new Path(at))) {
            case Applied(DerivationStep step) ->
                    throw new AssertionError("applies: " + step.says());
            case Refused(String because) -> because;
        };
    }

    /** Both sides agree; going back gives the weights again where {@code exact}. */
    void agree(Rewriting rewriting, Random random, boolean exact) throws EngineException {
        agree(rewriting, random, exact, DataType.FLOAT, 1e-5);
        agree(rewriting, random, exact, DataType.DOUBLE, 1e-12);
    }

    private void agree(
            Rewriting rewriting, Random random, boolean exact, DataType type, double tolerance)
            throws EngineException {
        Graph before = Lowered.of(rewriting.before()).graph();
        Graph after = Lowered.of(rewriting.after()).graph();
        try (Weights old = weights(before, random, type);
                Weights carried = rewriting.there().carried(old, type);
                INDArray input = input(before.input(), random, type)) {
            assertThat(carried.names()).isEqualTo(after.tensors().keySet());
            try (Activations one = run(before, old, input);
                    Activations two = run(after, carried, input)) {
                assertThat(difference(one.output(), two.output()))
                        .as(rewriting.says() + " in " + rewriting.before())
                        .isLessThanOrEqualTo(tolerance);
            }
            if (exact) {
                backAgain(rewriting, old, carried);
            }
        }
    }

    private static void backAgain(Rewriting rewriting, Weights old, Weights carried) {
        try (Weights again = rewriting.reversed().orElseThrow().there().carried(carried)) {
            assertThat(again.names()).isEqualTo(old.names());
            for (String name : old.names()) {
                identical(name, old.get(name), again.get(name));
            }
        }
    }

    /** Not one bit is another; a zero may have lost its sign. */
    static void identical(String name, INDArray one, INDArray other) {
        assertThat(other.shape()).as(name).isEqualTo(one.shape());
        try (INDArray difference = one.sub(other)) {
            assertThat(difference.amaxNumber().doubleValue()).as(name).isZero();
        }
    }

    Activations run(Graph graph, Weights weights, INDArray input) throws EngineException {
        return engine.run(new Pass(graph, weights, input, Set.of()), Watch.NONE);
    }

    /** {@return the largest difference over the largest value} */
    static double difference(INDArray one, INDArray other) {
        assertThat(one.shape()).isEqualTo(other.shape());
        double scale = Math.max(1e-3, one.amaxNumber().doubleValue());
        return Difference.of(one, other).absolute() / scale;
    }

    static INDArray input(Shape shape, Random random, DataType type) {
        return array(List.of(1, shape.channels(), shape.height(), shape.width()), random, type, -1);
    }

    /** {@return random tensors for a graph, batch norm's too; variances are positive} */
    static Weights weights(Graph graph, Random random, DataType type) {
        Map<String, INDArray> tensors = new LinkedHashMap<>();
        graph.tensors()
                .forEach(
                        (name, shape) ->
                                tensors.put(
                                        name,
                                        array(
                                                shape,
                                                random,
                                                type,
                                                name.endsWith("running_var") ? 0.5 : -1)));
        return new Weights(tensors);
    }

    private static INDArray array(List<Integer> shape, Random random, DataType type, double least) {
        int count = shape.stream().mapToInt(i -> i).reduce(1, (a, b) -> a * b);
        double[] values = random.doubles(count, least, least + 2).toArray();
        long[] extents = shape.stream().mapToLong(i -> i).toArray();
        try (INDArray flat = Nd4j.createFromArray(values)) {
            INDArray array = Nd4j.create(type, extents);
            array.assign(flat.reshape('c', extents));
            return array;
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
