package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.RandomDesigns;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Passes whose input and weights are float64; that each operation is right is NaiveLoopTest's. */
class DoublePassTest {

    private static final Design CONVOLUTION =
            new Design(
                    "one", new Shape(3, 5, 4), Sequence.of(Layer.Conv.same(2, 3, 1, 1).withBias()));

    private static INDArray noise(Graph graph, DataType type) {
        Shape shape = graph.input();
        return Nd4j.rand(type, 1, shape.channels(), shape.height(), shape.width());
    }

    @Test
    void everyValueIsADoubleAndNearTheFloat() throws EngineException {
        try (ForwardEngine engine = Engines.byName("nd4j")) {
            for (long seed = 0; seed < 20; seed++) {
                Graph graph = Lowered.of(RandomDesigns.sound(seed)).graph();
                Set<Integer> all =
                        graph.nodes().stream()
                                .map(Node::index)
                                .collect(Collectors.toCollection(HashSet::new));
                all.add(Graph.INPUT);
                try (Weights floats = SeededWeights.of(graph, seed);
                        Weights doubles = floats.in(DataType.DOUBLE);
                        INDArray input = noise(graph, DataType.FLOAT);
                        INDArray exact = input.castTo(DataType.DOUBLE);
                        Activations near =
                                engine.run(new Pass(graph, floats, input, all), Watch.NONE);
                        Activations values =
                                engine.run(new Pass(graph, doubles, exact, all), Watch.NONE)) {
                    for (int node : all) {
                        INDArray value = values.value(node).orElseThrow();
                        INDArray rounded = near.value(node).orElseThrow();
                        assertThat(value.dataType()).isEqualTo(DataType.DOUBLE);
                        try (INDArray again = value.castTo(DataType.FLOAT)) {
                            assertThat(again.equalsWithEps(rounded, 1e-2)).isTrue();
                        }
                    }
                }
            }
        }
    }

    @Test
    void whatFloatsCannotTellApartIsNotLost() throws EngineException {
        Graph graph = Lowered.of(CONVOLUTION).graph();
        try (ForwardEngine engine = Engines.byName("nd4j");
                Weights floats = SeededWeights.of(graph, 1);
                Weights weights = floats.in(DataType.DOUBLE);
                INDArray input = noise(graph, DataType.DOUBLE);
                INDArray moved = input.add(1e-12);
                Activations first =
                        engine.run(new Pass(graph, weights, input, Set.of()), Watch.NONE);
                Activations second =
                        engine.run(new Pass(graph, weights, moved, Set.of()), Watch.NONE);
                INDArray difference = second.output().sub(first.output())) {
            assertThat(difference.amaxNumber().doubleValue()).isBetween(1e-14, 1e-10);
        }
    }

    @Test
    void inputAndWeightsOfDifferentTypesAreAMistakeOfTheCaller() throws EngineException {
        Graph graph = Lowered.of(CONVOLUTION).graph();
        try (ForwardEngine engine = Engines.byName("nd4j");
                Weights floats = SeededWeights.of(graph, 1);
                INDArray input = noise(graph, DataType.DOUBLE)) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(
                            () -> engine.run(new Pass(graph, floats, input, Set.of()), Watch.NONE))
                    .withMessageContaining("FLOAT")
                    .withMessageContaining("DOUBLE");
        }
    }

    @Test
    void oneDnnRefusesDoublesAndNamesTheEngineThatDoesNot() throws EngineException {
        Graph graph = Lowered.of(CONVOLUTION).graph();
        try (ForwardEngine engine = Engines.byName("onednn");
                Weights floats = SeededWeights.of(graph, 1);
                Weights doubles = floats.in(DataType.DOUBLE);
                INDArray input = noise(graph, DataType.DOUBLE);
                INDArray rounded = input.castTo(DataType.FLOAT)) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(
                            () -> engine.run(new Pass(graph, floats, input, Set.of()), Watch.NONE))
                    .withMessage(
                            "onednn computes in float32 and the input is DOUBLE; nd4j computes in"
                                    + " float64");
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(
                            () ->
                                    engine.run(
                                            new Pass(graph, doubles, rounded, Set.of()),
                                            Watch.NONE))
                    .withMessageContaining("conv1.weight");
        }
    }
}
