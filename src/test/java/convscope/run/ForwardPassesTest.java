package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.kernel.WeightEdits;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.picture.Picture;
import convscope.picture.SamplePictures;
import convscope.run.PassEvent.Computed;
import convscope.run.PassEvent.Failed;
import convscope.session.WeightsChoice;
import convscope.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ForwardPassesTest {

    private static final Picture CAT = SamplePictures.IMPULSE.picture();
    private static final WeightsChoice SEED = new WeightsChoice.Seed(1);

    private final FakeEngine engine = new FakeEngine();
    private final BlockingQueue<PassEvent> events = new LinkedBlockingQueue<>();
    private final AtomicInteger weightsMade = new AtomicInteger();
    private final List<EngineSettings> made = Collections.synchronizedList(new ArrayList<>());
    private final List<INDArray> tensors = new ArrayList<>();
    private final Newest<PassRequest, PassEvent> runner =
            ForwardPasses.start(
                    this::engine, EngineSettings.USUAL, this::weights, Runnable::run, events::add);

    private ForwardEngine engine(EngineSettings settings) throws EngineException {
        made.add(settings);
        return switch (settings.engine()) {
            case "auto" ->
                    settings.fastMath() ? new FakeEngine("fake", "nowhere, bf16", 0.25f) : engine;
            case "fake" -> new FakeEngine("fake", "nowhere", 0);
            case "nd4j" -> new FakeEngine("nd4j", "elsewhere", 0);
            default -> throw new EngineException("there is no engine named " + settings.engine());
        };
    }

    private Weights weights(WeightsChoice choice, Graph graph) throws IOException {
        if (choice instanceof WeightsChoice.File) {
            throw new IOException("The file has no tensor conv1.weight.");
        }
        weightsMade.incrementAndGet();
        INDArray tensor = Nd4j.zeros(3);
        tensors.add(tensor);
        return new Weights(Map.of("any", tensor));
    }

    @AfterEach
    void close() {
        runner.close();
    }

    private static Lowered relus(int extent, int count) {
        Block[] blocks = new Block[count];
        Arrays.fill(blocks, new Layer.Relu());
        return Lowered.of(new Design("test", new Shape(3, extent, extent), Sequence.of(blocks)));
    }

    private static PassRequest request(Lowered lowered, Integer... visible) {
        return new PassRequest(lowered, SEED, CAT, Set.of(visible));
    }

    private static PassRequest request(EngineSettings settings) {
        return new PassRequest(
                relus(8, 5), SEED, CAT, Set.of(4), Set.of(), WeightEdits.NONE, settings);
    }

    @Test
    void anotherEngineTakesOverAndTheFirstIsClosed() throws Exception {
        runner.ask(request(EngineSettings.USUAL));
        assertThat(computed().engine()).isEqualTo("fake");
        runner.ask(request(EngineSettings.of("nd4j")));
        PassResult result = computed();
        assertThat(result.engine()).isEqualTo("nd4j");
        assertThat(result.device()).isEqualTo("elsewhere");
        assertThat(result.maps(4)).isPresent();
        assertThat(engine.closed).isTrue();
    }

    @Test
    void anEmptyDesignLeavesNothingOfTheOneBefore() throws Exception {
        runner.ask(request(relus(8, 5), 4));
        computed();
        runner.ask(request(relus(8, 0)));
        computed();
        assertThat(engine.forgotten).hasSize(1);
        assertThat(tensors).hasSize(1).allMatch(INDArray::wasClosed);
        assertThat(engine.handedOut).allMatch(INDArray::wasClosed);
    }

    @Test
    void whatWasPreparedFromWeightsIsForgottenBeforeTheyAreClosed() throws Exception {
        runner.ask(request(relus(8, 5), 4));
        computed();
        runner.ask(new PassRequest(relus(8, 5), new WeightsChoice.Seed(2), CAT, Set.of(4)));
        computed();
        assertThat(engine.forgotten).hasSize(1);
    }

    @Test
    void theSameEngineIsMadeOnce() throws Exception {
        runner.ask(request(EngineSettings.USUAL));
        computed();
        runner.ask(request(EngineSettings.USUAL).looking(Set.of(1)));
        computed();
        assertThat(made).containsExactly(EngineSettings.USUAL);
    }

    @Test
    void whereTheChosenEngineDoesNotStartTheNextBestComputesAndSaysSo() throws Exception {
        runner.ask(request(EngineSettings.of("cuda")));
        PassResult result = computed();
        assertThat(result.engine()).isEqualTo("fake");
        assertThat(result.note()).isEqualTo("there is no engine named cuda; fake computes instead");
        runner.ask(request(EngineSettings.of("nd4j")));
        assertThat(computed().note()).isEmpty();
    }

    @Test
    void howFarBf16IsOffIsToldBehindTheValues() throws Exception {
        runner.ask(request(EngineSettings.USUAL.withFastMath(true)));
        computed();
        assertThat(next())
                .isInstanceOfSatisfying(
                        PassEvent.Compared.class,
                        compared -> assertThat(compared.difference()).isEqualTo(0.25 / 4));
    }

    @Test
    void inFloat32NothingIsCompared() throws Exception {
        runner.ask(request(EngineSettings.of("nd4j").withFastMath(true)));
        computed();
        runner.ask(request(EngineSettings.USUAL));
        assertThat(next()).isInstanceOf(Computed.class);
    }

    private PassEvent next() throws InterruptedException {
        PassEvent event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    private PassResult computed() throws InterruptedException {
        PassEvent event = next();
        while (event instanceof PassEvent.Computing) {
            event = next();
        }
        assertThat(event).isInstanceOf(Computed.class);
        return ((Computed) event).result();
    }

    @Test
    void theVisibleValuesComeBackWithTheirTimeAndEngine() throws Exception {
        runner.ask(request(relus(8, 3), 1, Graph.INPUT));
        PassResult result = computed();
        assertThat(result.values()).containsOnlyKeys(1, Graph.INPUT);
        assertThat(result.maps(1).orElseThrow().value(2, 7, 7)).isEqualTo(1f);
        assertThat(result.milliseconds()).isEqualTo(5);
        assertThat(result.nanoseconds()).containsEntry(0, 7L);
        assertThat(result.engine()).isEqualTo("fake");
        assertThat(result.seen().width()).isEqualTo(224);
    }

    @Test
    void goingFromNodeToNodeComputesOnlyWhatIsNotKnown() throws Exception {
        PassRequest first = request(relus(8, 4), 0);
        runner.ask(first);
        computed();
        for (int node = 1; node < 4; node++) {
            runner.ask(first.looking(Set.of(node)));
            assertThat(computed().maps(node)).isPresent();
        }
        runner.ask(first.looking(Set.of(1)));
        assertThat(computed().maps(1)).isPresent();
        assertThat(engine.operations).hasValue(4 + 2);
    }

    @Test
    void editsThatKeepTheTensorsKeepTheWeights() throws Exception {
        runner.ask(request(relus(8, 3), 0));
        computed();
        runner.ask(request(relus(8, 4), 0));
        computed();
        assertThat(weightsMade).hasValue(1);
    }

    @Test
    void everythingHandedOutIsClosedAfterAThousandEdits() throws Exception {
        for (int edit = 0; edit < 1000; edit++) {
            runner.ask(request(relus(4 + edit % 5, 2), 0, 1));
            computed();
        }
        assertThat(engine.handedOut).hasSize(2000);
        assertThat(engine.handedOut.stream().filter(value -> !value.wasClosed())).hasSize(2);
        runner.close();
        assertThat(engine.closes()).isTrue();
        assertThat(engine.handedOut).allMatch(INDArray::wasClosed);
        assertThat(tensors).allMatch(INDArray::wasClosed);
    }

    @Test
    void aFloodOfEditsStillShowsPassesAndEndsWithTheNewest() throws Exception {
        engine.nap = 5;
        Lowered last = relus(8, 11);
        for (int edit = 0; edit < 60; edit++) {
            runner.ask(request(relus(9 + edit, 10), 0));
            engine.worked.acquire();
        }
        runner.ask(request(last, 0));
        int shown = 0;
        while (!computed().isOf(last)) {
            shown++;
        }
        assertThat(shown).isBetween(1, 60);
    }

    @Test
    void aLongYoungPassGivesWayToANewerRequest() throws Exception {
        engine.nap = 20;
        runner.ask(request(relus(8, 100), 0));
        assertThat(next()).isInstanceOf(PassEvent.Computing.class);
        Lowered newer = relus(8, 2);
        runner.ask(request(newer, 0));
        assertThat(computed().isOf(newer)).isTrue();
        assertThat(engine.operations.get()).isLessThan(90);
    }

    @Test
    void progressIsToldOnALongPassOnly() throws Exception {
        engine.nap = 10;
        runner.ask(request(relus(8, 60), 0));
        assertThat(next()).isInstanceOf(PassEvent.Computing.class);
        computed();
        engine.nap = 0;
        runner.ask(request(relus(8, 2), 0));
        assertThat(next()).isInstanceOf(Computed.class);
    }

    @Test
    void theUserStopsAPassAndIsTold() throws Exception {
        engine.nap = 20;
        runner.ask(request(relus(8, 200), 0));
        assertThat(next()).isInstanceOf(PassEvent.Computing.class);
        runner.stop();
        PassEvent event = next();
        while (event instanceof PassEvent.Computing) {
            event = next();
        }
        assertThat(event).isInstanceOf(PassEvent.Stopped.class);
    }

    @Test
    void aFailureIsOneSentenceAndTheNextPassRuns() throws Exception {
        engine.failure = "The engine cannot do this.";
        runner.ask(request(relus(8, 2), 0));
        assertThat(((Failed) next()).says()).isEqualTo("The engine cannot do this.");
        engine.failure = "memory";
        runner.ask(request(relus(8, 2), 0));
        assertThat(((Failed) next()).says()).contains("memory");
        engine.failure = "";
        runner.ask(request(relus(8, 2), 0));
        computed();
    }

    @Test
    void whateverIsThrownIsOneSentenceAndTheNextPassRuns() throws Exception {
        for (Error thrown :
                List.of(
                        new OutOfMemoryError("fake"),
                        new StackOverflowError(),
                        new UnsatisfiedLinkError("no fake in the library path"),
                        new NoClassDefFoundError("fake"),
                        new AssertionError("fake"))) {
            engine.thrown = thrown;
            runner.ask(request(relus(8, 2), 0));
            assertThat(((Failed) next()).says()).endsWith(".").doesNotContain("Error");
            engine.thrown = null;
            runner.ask(request(relus(8, 3), 0));
            computed();
        }
    }

    @Test
    void whatCannotBeLetGoAfterAFailureStopsNobody() throws Exception {
        runner.ask(request(relus(8, 2), 0));
        computed();
        engine.thrown = new OutOfMemoryError("fake");
        engine.keeps = true;
        runner.ask(request(relus(8, 3), 0));
        assertThat(next()).isInstanceOf(Failed.class);
        engine.thrown = null;
        engine.keeps = false;
        runner.ask(request(relus(8, 4), 0));
        computed();
    }

    @Test
    void aViewThatFailsToShowAPassHoldsUpNoOther() throws Exception {
        java.util.concurrent.Executor screen =
                work ->
                        Thread.ofPlatform()
                                .daemon()
                                .uncaughtExceptionHandler((thread, thrown) -> {})
                                .start(work);
        try (var told =
                ForwardPasses.start(
                        this::engine,
                        EngineSettings.USUAL,
                        this::weights,
                        screen,
                        event -> {
                            events.add(event);
                            throw new IllegalStateException("cannot be drawn");
                        })) {
            told.ask(request(relus(8, 2), 0));
            computed();
            told.ask(request(relus(8, 3), 0));
            computed();
        }
    }

    @Test
    void weightsThatCannotBeReadAreOneSentence() throws Exception {
        WeightsChoice file = new WeightsChoice.File(Path.of("w.safetensors"));
        runner.ask(new PassRequest(relus(8, 2), file, CAT, Set.of(0)));
        assertThat(((Failed) next()).says()).isEqualTo("The file has no tensor conv1.weight.");
    }

    @Test
    void theSoundPartOfAFaultyDesignRuns() throws Exception {
        Lowered faulty =
                Lowered.of(
                        new Design(
                                "test",
                                new Shape(3, 8, 8),
                                Sequence.of(
                                        new Layer.Relu(),
                                        Layer.Conv.same(4, 3, 1, 2),
                                        new Layer.Relu())));
        runner.ask(request(faulty, 0));
        assertThat(computed().values()).containsOnlyKeys(0);
    }

    @Test
    void aDesignThatComputesNothingShowsItsInput() throws Exception {
        runner.ask(request(relus(8, 0), Graph.INPUT));
        assertThat(computed().maps(Graph.INPUT)).isPresent();
        assertThat(engine.passes).hasValue(0);
    }
}
