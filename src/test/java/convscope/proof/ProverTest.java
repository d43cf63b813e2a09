package convscope.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import convscope.bench.Rounds;
import convscope.engine.Activations;
import convscope.engine.Difference.Location;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.TestedEngines;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.engine.cuda.StandIn;
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
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ProverTest {

    private static final Shape SHAPE = new Shape(6, 9, 7);
    private static Prover prover;

    @BeforeAll
    static void start() throws EngineException {
        prover = new Prover();
    }

    @AfterAll
    static void stop() {
        prover.close();
    }

    private static Graph graph(Layer... layers) {
        return Lowered.of(new Design("block", SHAPE, Sequence.of(layers))).graph();
    }

    /** Two convolutions; the last has four output channels. */
    private static Graph block() {
        return graph(Layer.Conv.same(5, 1, 1, 1), new Layer.Relu(), Layer.Conv.same(4, 1, 1, 1));
    }

    private static Inputs inputs(Precision precision) {
        return Inputs.of(List.of(), SHAPE, 2, 7, precision);
    }

    private static Watch after(int passes) {
        return new Watch() {
            private int done;

            @Override
            public boolean cancelled() {
                return done >= passes;
            }

            @Override
            public void progress(int now, int of) {
                done = now;
            }
        };
    }

    @Test
    void aSideEqualsItselfOnEveryEngine() throws EngineException {
        Graph graph = block();
        try (Weights weights = SeededWeights.of(graph, 1);
                Inputs inputs = inputs(Precision.FLOAT32)) {
            Side side = new Side(graph, weights);
            assertThat(prover.compare(side, side, inputs, Watch.NONE))
                    .allMatch(Finding::holds)
                    .allMatch(finding -> finding.worst().absolute() == 0)
                    .extracting(Finding::engine)
                    .containsExactlyElementsOf(TestedEngines.here().reversed());
        }
    }

    @Test
    void anEngineOnACardProvesToo() throws EngineException {
        Graph graph = block();
        try (Prover withCard = new Prover(Engines.reference(), List.of(StandIn.engine()));
                Weights weights = SeededWeights.of(graph, 1);
                Inputs inputs = inputs(Precision.FLOAT32)) {
            Side side = new Side(graph, weights);
            assertThat(withCard.compare(side, side, inputs, Watch.NONE))
                    .allMatch(Finding::holds)
                    .extracting(Finding::engine)
                    .containsExactly("nd4j", "cuda");
        }
    }

    @Test
    void aCardThatIsFullLeavesTheProofToTheOthers() throws EngineException {
        Graph graph = block();
        try (Prover withCard = new Prover(Engines.reference(), List.of(new Full()));
                Weights weights = SeededWeights.of(graph, 1);
                Inputs inputs = inputs(Precision.FLOAT32)) {
            Side side = new Side(graph, weights);
            INDArray first = inputs.arrays().getFirst();
            assertThat(withCard.compare(side, side, inputs, Watch.NONE))
                    .extracting(Finding::engine)
                    .containsExactly("nd4j");
            assertThat(withCard.pace(side, side, first, new Rounds(1, 1), Watch.NONE))
                    .extracting(Pace::engine)
                    .containsExactly("nd4j");
            assertThat((double) withCard.map(side, side, first, Watch.NONE).largest()).isZero();
        }
    }

    private record Full() implements ForwardEngine {
        @Override
        public String name() {
            return "card";
        }

        @Override
        public String device() {
            return "a card";
        }

        @Override
        public Activations run(Pass pass, Watch watch) throws EngineException {
            throw EngineException.ofDevice("it is full", new IllegalStateException("full"));
        }

        @Override
        public void close() {}
    }

    @Test
    void inDoublesTheReferenceAloneIsAsked() throws EngineException {
        Graph graph = block();
        try (Weights floats = SeededWeights.of(graph, 1);
                Weights weights = floats.in(DataType.DOUBLE);
                Inputs inputs = inputs(Precision.FLOAT64)) {
            Side side = new Side(graph, weights);
            assertThat(prover.compare(side, side, inputs, Watch.NONE))
                    .singleElement()
                    .satisfies(
                            finding -> {
                                assertThat(finding.engine()).isEqualTo("nd4j");
                                assertThat(finding.type()).isEqualTo(Precision.FLOAT64);
                                assertThat(finding.threshold()).isEqualTo(1e-12);
                            });
        }
    }

    @Test
    void aWeightThatDiffersShowsInItsChannel() throws EngineException {
        Graph graph = block();
        try (Weights weights = SeededWeights.of(graph, 1);
                Weights mistaken = weights.in(DataType.FLOAT);
                Inputs inputs = inputs(Precision.FLOAT32)) {
            mistaken.get("conv2.weight").putScalar(new int[] {3, 0, 0, 0}, 5);
            assertThat(
                            prover.compare(
                                    new Side(graph, weights),
                                    new Side(graph, mistaken),
                                    inputs,
                                    Watch.NONE))
                    .hasSameSizeAs(TestedEngines.here())
                    .noneMatch(Finding::holds)
                    .extracting(finding -> finding.worst().at().channel())
                    .containsOnly(3);
        }
    }

    @Test
    void doublesTellApartWhatFloatsForgive() throws EngineException {
        Graph graph = block();
        try (Weights floats = SeededWeights.of(graph, 1);
                Weights weights = floats.in(DataType.DOUBLE);
                Weights moved = floats.in(DataType.DOUBLE);
                Weights rounded = moved.in(DataType.FLOAT)) {
            moved.get("conv2.weight").muli(1 + 1e-9);
            try (Weights near = moved.in(DataType.FLOAT);
                    Inputs single = inputs(Precision.FLOAT32);
                    Inputs exact = inputs(Precision.FLOAT64)) {
                assertThat(
                                prover.compare(
                                        new Side(graph, rounded),
                                        new Side(graph, near),
                                        single,
                                        Watch.NONE))
                        .allMatch(Finding::holds);
                assertThat(
                                prover.compare(
                                        new Side(graph, weights),
                                        new Side(graph, moved),
                                        exact,
                                        Watch.NONE))
                        .noneMatch(Finding::holds);
            }
        }
    }

    @Test
    void theWorstInputIsNamed() throws EngineException {
        Graph graph = graph(Layer.Conv.same(1, 1, 1, 1));
        try (Weights weights = SeededWeights.of(graph, 1);
                Weights mistaken = SeededWeights.of(graph, 2);
                Inputs noise = inputs(Precision.FLOAT32)) {
            INDArray quiet = noise.arrays().get(0).mul(0);
            quiet.putScalar(new int[] {0, 2, 4, 5}, 1e-3);
            mistaken.get("conv1.weight").assign(weights.get("conv1.weight"));
            mistaken.get("conv1.weight").putScalar(new int[] {0, 2, 0, 0}, 1000);
            try (Inputs inputs = new Inputs(List.of(quiet, quiet.mul(0)))) {
                Finding finding =
                        prover.compare(
                                        new Side(graph, weights),
                                        new Side(graph, mistaken),
                                        inputs,
                                        Watch.NONE)
                                .getFirst();
                assertThat(finding.input()).isZero();
                assertThat(finding.worst().at()).isEqualTo(new Location(0, 4, 5));
            }
        }
    }

    @Test
    void thePictureComesFirstAndTheNoiseIsTheSameInBothPrecisions() {
        try (Inputs noise = Inputs.of(List.of(), SHAPE, 1, 3, Precision.FLOAT32);
                Inputs single = Inputs.of(noise.arrays(), SHAPE, 2, 5, Precision.FLOAT32);
                Inputs exact = Inputs.of(noise.arrays(), SHAPE, 2, 5, Precision.FLOAT64)) {
            assertThat(single.arrays()).hasSize(3);
            assertThat(single.arrays().getFirst()).isEqualTo(noise.arrays().getFirst());
            for (int i = 0; i < 3; i++) {
                assertThat(exact.arrays().get(i).data().asDouble())
                        .containsExactly(single.arrays().get(i).data().asDouble());
            }
        }
    }

    @Test
    void outputsOfDifferentShapesAreAMistakeOfTheCaller() {
        Graph narrow = graph(Layer.Conv.same(2, 1, 1, 1));
        Graph wide = graph(Layer.Conv.same(3, 1, 1, 1));
        try (Weights few = SeededWeights.of(narrow, 1);
                Weights many = SeededWeights.of(wide, 1);
                Inputs inputs = inputs(Precision.FLOAT32)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () ->
                                    prover.compare(
                                            new Side(narrow, few),
                                            new Side(wide, many),
                                            inputs,
                                            Watch.NONE));
        }
    }

    @Test
    void aCancelledComparisonEndsBetweenTwoPasses() {
        Graph graph = block();
        try (Weights weights = SeededWeights.of(graph, 1);
                Inputs inputs = inputs(Precision.FLOAT32)) {
            Side side = new Side(graph, weights);
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> prover.compare(side, side, inputs, after(3)));
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(
                            () ->
                                    prover.pace(
                                            side,
                                            side,
                                            inputs.arrays().getFirst(),
                                            new Rounds(3, 1),
                                            after(0)));
        }
    }

    @Test
    void progressCountsPasses() throws EngineException {
        Graph graph = block();
        List<Integer> told = new ArrayList<>();
        Watch watch =
                new Watch() {
                    @Override
                    public boolean cancelled() {
                        return false;
                    }

                    @Override
                    public void progress(int done, int of) {
                        assertThat(of).isEqualTo(4 * TestedEngines.here().size());
                        told.add(done);
                    }
                };
        try (Weights weights = SeededWeights.of(graph, 1);
                Inputs inputs = inputs(Precision.FLOAT32)) {
            Side side = new Side(graph, weights);
            prover.compare(side, side, inputs, watch);
        }
        assertThat(told)
                .isEqualTo(
                        IntStream.rangeClosed(1, 4 * TestedEngines.here().size()).boxed().toList());
    }

    @Test
    void bothSidesAreTimedOnEveryEngine() throws EngineException {
        Graph graph = block();
        try (Weights weights = SeededWeights.of(graph, 1);
                Inputs inputs = inputs(Precision.FLOAT32)) {
            Side side = new Side(graph, weights);
            List<Pace> paces =
                    prover.pace(
                            side, side, inputs.arrays().getFirst(), new Rounds(3, 1), Watch.NONE);
            assertThat(paces)
                    .extracting(Pace::engine)
                    .containsExactlyElementsOf(TestedEngines.here().reversed());
            assertThat(paces)
                    .allMatch(pace -> pace.first().runs() == 3 && pace.second().runs() == 3);
        }
    }

    @Test
    void comparisonsLeaveNoNativeMemoryBehind() throws EngineException {
        Graph graph = block();
        long before = 0;
        for (int round = 0; round < 60; round++) {
            if (round == 20) {
                before = Pointer.totalBytes();
            }
            try (Weights weights = SeededWeights.of(graph, round);
                    Weights doubles = weights.in(DataType.DOUBLE);
                    Inputs single = inputs(Precision.FLOAT32);
                    Inputs exact = inputs(Precision.FLOAT64)) {
                Side side = new Side(graph, weights);
                prover.compare(side, side, single, Watch.NONE);
                prover.map(side, side, single.arrays().getFirst(), Watch.NONE);
                Side other = new Side(graph, doubles);
                prover.compare(other, other, exact, Watch.NONE);
            }
        }
        assertThat(Pointer.totalBytes()).isLessThan(before + (1L << 20));
    }
}
