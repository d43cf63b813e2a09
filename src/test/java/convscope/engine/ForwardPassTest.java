package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import convscope.catalog.Catalog;
import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ForwardPassTest {

    private ForwardEngine engine;

    @BeforeEach
    void start() throws EngineException {
        engine = Engines.byName("nd4j");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private static Graph block(int height, int width) {
        Design start = Catalog.start();
        return Lowered.of(start.withInput(new Shape(256, height, width))).graph();
    }

    private static INDArray noise(Graph graph) {
        Shape shape = graph.input();
        return Nd4j.rand(DataType.FLOAT, 1, shape.channels(), shape.height(), shape.width());
    }

    @Test
    void anUnknownEngineIsRefusedWithTheNamesThatThereAre() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> Engines.byName("abacus"))
                .withMessageContaining("abacus")
                .withMessageContaining("nd4j");
    }

    @Test
    void theDeviceIsSaid() {
        assertThat(engine.device()).matches("CPU(, AVX(2|-512)?)?, \\d+ threads?");
    }

    @Test
    void theInputCanBeKeptAndIsACopy() throws EngineException {
        Graph graph = block(3, 5);
        try (Weights weights = SeededWeights.of(graph, 1);
                INDArray input = noise(graph);
                Activations values =
                        engine.run(
                                new Pass(graph, weights, input, Set.of(Graph.INPUT)), Watch.NONE)) {
            INDArray kept = values.value(Graph.INPUT).orElseThrow();
            assertThat(kept).isNotSameAs(input).isEqualTo(input);
        }
    }

    @Test
    void aGraphWithoutOperationsGivesItsInput() throws EngineException {
        Graph graph = new Graph(new Shape(2, 3, 4), List.of(), Graph.INPUT);
        try (Weights weights = new Weights(Map.of());
                INDArray input = noise(graph);
                Activations values =
                        engine.run(new Pass(graph, weights, input, Set.of()), Watch.NONE)) {
            assertThat(values.output()).isEqualTo(input);
        }
    }

    @Test
    void onlyWhatIsAskedForIsHandedOut() throws EngineException {
        Graph graph = block(4, 4);
        try (Weights weights = SeededWeights.of(graph, 1);
                INDArray input = noise(graph);
                Activations values =
                        engine.run(new Pass(graph, weights, input, Set.of(2)), Watch.NONE)) {
            assertThat(values.value(2)).isPresent();
            assertThat(values.value(1)).isEmpty();
            assertThat(values.nanoseconds(1)).isPresent();
            assertThat(values.output().shape()).containsExactly(1, 256, 4, 4);
        }
    }

    @Test
    void progressIsToldAfterEveryOperation() throws EngineException {
        Graph graph = block(4, 4);
        List<Integer> told = new ArrayList<>();
        Watch watch =
                new Watch() {
                    @Override
                    public boolean cancelled() {
                        return false;
                    }

                    @Override
                    public void progress(int done, int of) {
                        assertThat(of).isEqualTo(graph.nodes().size());
                        told.add(done);
                    }
                };
        try (Weights weights = SeededWeights.of(graph, 1);
                INDArray input = noise(graph)) {
            engine.run(new Pass(graph, weights, input, Set.of()), watch).close();
        }
        assertThat(told).hasSize(graph.nodes().size()).isSorted().endsWith(graph.nodes().size());
    }

    @Test
    void aCancelledPassEndsBeforeTheNextOperation() {
        Graph graph = block(4, 4);
        List<Integer> told = new ArrayList<>();
        Watch watch =
                new Watch() {
                    @Override
                    public boolean cancelled() {
                        return told.size() == 3;
                    }

                    @Override
                    public void progress(int done, int of) {
                        told.add(done);
                    }
                };
        try (Weights weights = SeededWeights.of(graph, 1);
                INDArray input = noise(graph)) {
            Pass pass = new Pass(graph, weights, input, Set.of());
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> engine.run(pass, watch));
        }
        assertThat(told).containsExactly(1, 2, 3);
    }

    @Test
    void aPassThatNeedsMoreMemoryThanThereIsIsRefusedBeforeItStarts() {
        Design design =
                new Design(
                        "huge",
                        new Shape(1, 2048, 2048),
                        Sequence.of(Layer.Conv.same(1 << 16, 1, 1, 1)));
        Graph graph = Lowered.of(design).graph();
        try (Weights weights = SeededWeights.of(graph, 1);
                INDArray input = noise(graph)) {
            Pass pass = new Pass(graph, weights, input, Set.of());
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> engine.run(pass, Watch.NONE))
                    .withMessageContaining("1048576 MiB")
                    .withMessageContaining("are free");
        }
    }

    @Test
    void aTensorOfAnotherShapeIsAMistakeOfTheCaller() {
        Graph graph = block(4, 4);
        try (Weights weights = SeededWeights.of(graph, 1);
                INDArray input = Nd4j.rand(DataType.FLOAT, 1, 255, 4, 4)) {
            Pass pass = new Pass(graph, weights, input, Set.of());
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> engine.run(pass, Watch.NONE))
                    .withMessageContaining("[1, 255, 4, 4]");
        }
    }

    /**
     * Few passes over large maps: one value of 128x56x56 left behind in each would be 61 MiB in
     * every round, while the Java heap, which is measured too, does not grow in all of them.
     */
    @Test
    void passesDoNotGrowTheProcess() throws EngineException {
        Graph graph = block(56, 56);
        try (Weights weights = SeededWeights.of(graph, 1);
                INDArray input = noise(graph)) {
            Pass pass = new Pass(graph, weights, input, Set.of(3, 5));
            for (int i = 0; i < 60; i++) {
                engine.run(pass, Watch.NONE).close();
            }
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 4; round++) {
                long before = Pointer.physicalBytes();
                for (int i = 0; i < 40; i++) {
                    engine.run(pass, Watch.NONE).close();
                }
                least = Math.min(least, Pointer.physicalBytes() - before);
            }
            assertThat(least).isLessThan(32L << 20);
        }
    }
}
