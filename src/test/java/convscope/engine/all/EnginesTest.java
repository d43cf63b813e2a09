package convscope.engine.all;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.engine.Activations;
import convscope.engine.Availability;
import convscope.engine.Difference;
import convscope.engine.EngineException;
import convscope.engine.EngineKind;
import convscope.engine.EngineOffer;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.TestedEngines;
import convscope.engine.Watch;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EnginesTest {

    private static final Graph GRAPH =
            Lowered.of(
                            new Design(
                                    "block",
                                    new Shape(32, 9, 7),
                                    Sequence.of(
                                            new ResNeXt(
                                                    ResNeXt.Form.C, 8, 4, 32, 1, Shortcut.B, 4))))
                    .graph();

    @Test
    void exactlyOneEngineIsUsualAndItLoads() {
        assertThat(Engines.available().stream().filter(EngineOffer::usual))
                .singleElement()
                .satisfies(offer -> assertThat(offer.loads()).isTrue());
    }

    @Test
    void everyEngineIsOfferedWithAReason() {
        assertThat(Engines.available())
                .extracting(EngineOffer::name)
                .containsExactlyInAnyOrderElementsOf(TestedEngines.all());
        assertThat(Engines.available()).allMatch(offer -> offer.reason().endsWith("."));
    }

    @Test
    void theFirstThatIsHereIsTheUsualEngine() {
        assertThat(Engines.available(kinds(true, true)))
                .extracting(EngineOffer::name, EngineOffer::usual, EngineOffer::reason)
                .containsExactly(
                        tuple("card", true, "Usual."),
                        tuple("fast", false, "Another."),
                        tuple("plain", false, "Another."));
        assertThat(Engines.available(kinds(false, true)))
                .extracting(EngineOffer::name, EngineOffer::usual)
                .containsExactly(tuple("fast", true), tuple("plain", false), tuple("card", false));
    }

    @Test
    void whereNoFasterOneIsHereTheReferenceIsTheUsualEngine() {
        assertThat(Engines.available(kinds(false, false)))
                .extracting(EngineOffer::name, EngineOffer::usual, EngineOffer::reason)
                .containsExactly(
                        tuple("plain", true, "Usual."),
                        tuple("card", false, "It cannot be chosen: it is for a test."),
                        tuple("fast", false, "It cannot be chosen: it is for a test."));
    }

    private static List<EngineKind> kinds(boolean card, boolean fast) {
        return List.of(new Made("card", card), new Made("fast", fast), new Made("plain", true));
    }

    private record Made(String name, boolean loads) implements EngineKind {
        @Override
        public boolean onProcessor() {
            return true;
        }

        @Override
        public String fastMathNeeds() {
            return "";
        }

        @Override
        public Availability here() {
            return loads
                    ? new Availability.Here(name, "", "", "Usual.", "Another.")
                    : new Availability.Missing(name, "it is for a test");
        }

        @Override
        public ForwardEngine open(EngineSettings settings) {
            throw new IllegalStateException("nothing computes");
        }
    }

    @Test
    void everyKindOpensWhatBearsItsName() throws EngineException {
        for (EngineKind kind : Engines.kinds()) {
            if (kind.here() instanceof Availability.Here here) {
                try (ForwardEngine engine = kind.open(EngineSettings.of(kind.name()))) {
                    assertThat(engine.name()).isEqualTo(kind.name());
                }
                assertThat(kind.fastMathNeeds().isEmpty() && !here.fastMath().isEmpty()).isFalse();
            }
        }
    }

    @Test
    void theReferenceIsTheLastAndTheOthersTheFastestLast() throws EngineException {
        List<ForwardEngine> fast = Engines.fast(false);
        try (ForwardEngine reference = Engines.reference()) {
            assertThat(reference.name()).isEqualTo(Engines.kinds().getLast().name());
            List<String> names = new ArrayList<>(List.of(reference.name()));
            fast.forEach(engine -> names.add(engine.name()));
            assertThat(names.reversed()).isEqualTo(TestedEngines.here());
        }
        fast.forEach(ForwardEngine::close);
    }

    @Test
    void withoutACardCudaSaysWhyInOneSentence() {
        assumeThat(Engines.available())
                .noneMatch(offer -> offer.name().equals("cuda") && offer.loads());
        assertThatThrownBy(() -> Engines.byName("cuda"))
                .isInstanceOf(EngineException.class)
                .hasMessageMatching("cuda does not compute: [^\n]+");
    }

    @Test
    void autoIsTheUsualEngine() throws EngineException {
        try (ForwardEngine engine = Engines.byName(EngineSettings.AUTO)) {
            assertThat(engine.name()).isEqualTo(Engines.available().getFirst().name());
        }
    }

    @ParameterizedTest
    @MethodSource("convscope.engine.TestedEngines#onProcessor")
    void theDeviceSaysTheThreadsAskedFor(String name) throws EngineException {
        try (ForwardEngine engine = Engines.of(EngineSettings.of(name).withThreads(1))) {
            assertThat(engine.device()).endsWith(", 1 thread");
        }
    }

    @Test
    void moreThreadsThanCoresAreNotTaken() {
        assertThat(EngineSettings.USUAL.withThreads(10_000).threadsHere())
                .isEqualTo(EngineSettings.mostThreads());
    }

    @Test
    void negativeThreadsAreAMistake() {
        assertThatThrownBy(() -> EngineSettings.USUAL.withThreads(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fastMathIsNearFloat32ButNotTheSame() throws Exception {
        assumeThat(Engines.available())
                .anyMatch(offer -> offer.name().equals("onednn") && offer.gainsByFastMath());
        EngineSettings exact = EngineSettings.of("onednn");
        try (ForwardEngine fast = Engines.of(exact.withFastMath(true));
                Weights weights = SeededWeights.of(GRAPH, 1);
                INDArray input = input()) {
            assertThat(fast.device()).endsWith(", bf16");
            Pass pass = new Pass(GRAPH, weights, input, Set.of());
            assertThat(difference(output("nd4j", pass), output(fast, pass))).isBetween(1e-6, 3e-2);
        }
    }

    @ParameterizedTest
    @MethodSource("convscope.engine.TestedEngines#here")
    void passesFromSeveralThreadsAtOnceAreSafe(String name) throws Exception {
        try (ForwardEngine shared = Engines.byName(name);
                ForwardEngine other = Engines.byName(name);
                Weights weights = SeededWeights.of(GRAPH, 1);
                INDArray input = input();
                var threads = Executors.newFixedThreadPool(3)) {
            Pass pass = new Pass(GRAPH, weights, input, Set.of());
            float[] expected = output("nd4j", pass);
            List<Callable<float[]>> calls = new ArrayList<>();
            for (int call = 0; call < 30; call++) {
                ForwardEngine engine = call % 3 == 0 ? other : shared;
                calls.add(() -> output(engine, pass));
            }
            for (Future<float[]> done : threads.invokeAll(calls)) {
                assertThat(difference(expected, done.get())).isLessThan(1e-4);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("convscope.engine.TestedEngines#onProcessor")
    void aPassThatNeedsMoreThanThereIsSaysBothNumbersBeforeItStarts(String name) throws Exception {
        Graph huge =
                Lowered.of(
                                new Design(
                                        "huge",
                                        new Shape(1, 1024, 1024),
                                        Sequence.of(Layer.Conv.same(65_536, 1, 1, 1))))
                        .graph();
        try (ForwardEngine engine = Engines.byName(name);
                Weights weights = SeededWeights.of(huge, 1);
                INDArray input = Nd4j.zeros(DataType.FLOAT, 1, 1, 1024, 1024)) {
            assertThatThrownBy(
                            () -> engine.run(new Pass(huge, weights, input, Set.of()), Watch.NONE))
                    .isInstanceOf(EngineException.class)
                    .hasMessageMatching(
                            "the pass needs (26|52)\\d{4} MiB .*, and \\d+ MiB are free; .*");
        }
    }

    @ParameterizedTest
    @MethodSource("convscope.engine.TestedEngines#onProcessor")
    void whatAPassHandsOutCountsAsWell(String name) throws Exception {
        Layer[] hundred = Collections.nCopies(100, new Layer.Relu()).toArray(Layer[]::new);
        Shape shape = new Shape(16, 1024, 1024);
        Graph graph = Lowered.of(new Design("long", shape, Sequence.of(hundred))).graph();
        Set<Integer> all = graph.nodes().stream().map(Node::index).collect(Collectors.toSet());
        try (ForwardEngine engine = Engines.byName(name);
                Weights weights = SeededWeights.of(graph, 1);
                INDArray input = Nd4j.zeros(DataType.FLOAT, 1, 16, 1024, 1024)) {
            assertThatThrownBy(() -> engine.run(new Pass(graph, weights, input, all), Watch.NONE))
                    .isInstanceOf(EngineException.class)
                    .hasMessageMatching("the pass needs 6\\d{3} MiB .*, and \\d+ MiB are free; .*");
        }
    }

    private static INDArray input() {
        Shape shape = GRAPH.input();
        return Nd4j.rand(DataType.FLOAT, 1, shape.channels(), shape.height(), shape.width())
                .subi(0.4);
    }

    private static float[] output(String engine, Pass pass) throws EngineException {
        try (ForwardEngine opened = Engines.byName(engine)) {
            return output(opened, pass);
        }
    }

    private static float[] output(ForwardEngine engine, Pass pass) throws EngineException {
        try (Activations done = engine.run(pass, Watch.NONE)) {
            return done.output().data().asFloat();
        }
    }

    private static double difference(float[] expected, float[] actual) {
        Shape shape = GRAPH.shape(GRAPH.result());
        return Difference.of(expected, actual, shape.channels(), shape.height(), shape.width())
                .relative();
    }
}
