package convscope.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.engine.Activations;
import convscope.engine.Difference;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.engine.all.Engines;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.weights.SeededWeights;
import convscope.weights.Weights;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the engine does with a card that answers, is full, fails, or is slow to replay. */
class CudaEngineTest {

    private static final double TOLERANCE = 1e-4;

    private final HostCard card = new HostCard();
    private final CudaEngine engine = new CudaEngine(card, false);
    private final Graph graph =
            graph(new ResNeXt(ResNeXt.Form.C, 4, 2, 16, 1, Shortcut.B, 4), new Layer.Softmax());
    private Weights weights;
    private INDArray input;
    private float[] expected;

    private static Graph graph(Block... blocks) {
        return Lowered.of(new Design("block", new Shape(8, 5, 7), Sequence.of(blocks))).graph();
    }

    @BeforeEach
    void start() throws EngineException {
        weights = SeededWeights.of(graph, 1);
        input = Nd4j.rand(DataType.FLOAT, 2, 8, 5, 7).subi(0.4);
        try (ForwardEngine reference = Engines.reference()) {
            expected = output(reference);
        }
    }

    @AfterEach
    void everythingIsGivenBack() {
        engine.close();
        weights.close();
        input.close();
        assertThat(card.held()).isZero();
        assertThat(card.closed()).isTrue();
    }

    private float[] output(ForwardEngine any) throws EngineException {
        try (Activations done = any.run(pass(), Watch.NONE)) {
            return done.output().data().asFloat();
        }
    }

    private Pass pass() {
        return new Pass(graph, weights, input, Set.of());
    }

    private void isRight() throws EngineException {
        float[] actual = output(engine);
        Shape shape = graph.shape(graph.result());
        // Two pictures, one below the other.
        assertThat(
                        Difference.of(
                                        expected,
                                        actual,
                                        2 * shape.channels(),
                                        shape.height(),
                                        shape.width())
                                .absolute())
                .isLessThan(TOLERANCE);
    }

    @Test
    void aPlanIsMadeOnce() throws EngineException {
        isRight();
        int allocations = card.allocations();
        isRight();
        assertThat(card.allocations()).isEqualTo(allocations);
    }

    @Test
    void everyRunOfAPlanGivesTheSameWhetherQueuedOrReplayed() throws EngineException {
        for (int run = 0; run < 6; run++) {
            isRight();
        }
    }

    @Test
    void algorithmsAreEstimatedFirstAndMeasuredOnceAPlanStaysInUse() throws EngineException {
        isRight();
        isRight();
        assertThat(card.measured()).isZero();
        isRight();
        int shapes = card.measured();
        assertThat(shapes).isPositive();
        isRight();
        assertThat(card.measured()).isEqualTo(shapes);
    }

    @Test
    void measuringCanBeStoppedAndGoesOnWithTheNextPass() throws EngineException {
        isRight();
        isRight();
        Watch impatient =
                new Watch() {
                    @Override
                    public boolean cancelled() {
                        return card.measured() > 0;
                    }

                    @Override
                    public void progress(int done, int of) {}
                };
        assertThatThrownBy(() -> engine.run(pass(), impatient))
                .isInstanceOf(CancellationException.class);
        assertThat(card.measured()).isEqualTo(1);
        isRight();
        assertThat(card.measured()).isGreaterThan(1);
    }

    @Test
    void aRecordingThatIsSlowerIsNotKept() throws EngineException {
        card.replayTakes(1_000_000);
        for (int run = 0; run < 3; run++) {
            isRight();
        }
        int tried = card.replays();
        assertThat(tried).isPositive();
        isRight();
        assertThat(card.replays()).isEqualTo(tried);
    }

    @Test
    void aRecordingThatIsFasterIsKept() throws EngineException {
        for (int run = 0; run < 3; run++) {
            isRight();
        }
        int tried = card.replays();
        isRight();
        assertThat(card.replays()).isEqualTo(tried + 1);
    }

    @Test
    void everyPassHasTheCardsTimeAndThoseOfTheOperationsAReplayTheLastOnes()
            throws EngineException {
        for (int run = 0; run < 5; run++) {
            try (Activations done = engine.run(pass(), Watch.NONE)) {
                assertThat(done.nanoseconds(graph.result())).isPresent();
                assertThat(done.deviceMilliseconds()).isPresent();
                assertThat(done.deviceMilliseconds().getAsDouble())
                        .isBetween(0.0, done.milliseconds());
            }
        }
    }

    @Test
    void noAllocationThatFailsLeavesAnythingBehind() throws EngineException {
        isRight();
        int needed = card.allocations();
        for (int failing = 1; failing <= needed; failing++) {
            engine.run(pass(), Watch.NONE).close();
            forget();
            card.failAllocation(failing);
            isRight();
            card.failAllocation(0);
        }
    }

    /** Many other plans push out the one that is looked at. */
    private void forget() throws EngineException {
        for (int channels = 1; channels <= 6; channels++) {
            Graph other = graph(Layer.Conv.same(channels, 3, 1, 1));
            try (Weights own = SeededWeights.of(other, channels)) {
                engine.run(new Pass(other, own, input, Set.of()), Watch.NONE).close();
            }
        }
    }

    @Test
    void aPassThatTheCardHasNoRoomForSaysBothNumbersAndMayRunElsewhere() throws EngineException {
        card.room(1);
        assertThatThrownBy(() -> engine.run(pass(), Watch.NONE))
                .isInstanceOf(EngineException.class)
                .hasMessageMatching(
                        "cuda does not compute: the pass needs \\d+ MiB on the card, and \\d+ MiB are free there; .*")
                .matches(told -> ((EngineException) told).mayRunElsewhere());
        assertThat(card.held()).isZero();
        card.room(1L << 30);
        isRight();
    }

    @Test
    void whicheverCallFailsTheEngineStaysUsable() throws EngineException {
        isRight();
        int calls = card.calls.size();
        for (int failing = 1; failing <= calls; failing++) {
            card.failCall(failing);
            assertThatThrownBy(() -> engine.run(pass(), Watch.NONE))
                    .isInstanceOf(EngineException.class)
                    .hasMessage("cuda does not compute: the card did not do a call (as ordered)");
            assertThat(card.held()).isZero();
            card.failCall(0);
        }
        isRight();
    }

    @Test
    void cancellingInTheMiddleLeavesAUsableEngine() throws EngineException {
        assertThatThrownBy(() -> engine.run(pass(), new CancelledAfter(2)))
                .isInstanceOf(CancellationException.class);
        assertThat(card.calls).noneMatch(Call.Join.class::isInstance);
        isRight();
    }

    @Test
    void aCancelledReplayDoesNotStart() throws EngineException {
        for (int run = 0; run < 4; run++) {
            isRight();
        }
        int calls = card.calls.size();
        assertThatThrownBy(() -> engine.run(pass(), new CancelledAfter(0)))
                .isInstanceOf(CancellationException.class);
        assertThat(card.calls).hasSize(calls);
    }

    @Test
    void progressGoesUpToTheNumberOfTasks() throws EngineException {
        CancelledAfter watch = new CancelledAfter(Integer.MAX_VALUE);
        engine.run(pass(), watch).close();
        assertThat(watch.done).isEqualTo(watch.of).isPositive();
    }

    @Test
    void plansShareTheWeightsOnTheCard() throws EngineException {
        isRight();
        int first = card.allocations();
        Set<Integer> keep = Set.of(graph.nodes().size() - 2);
        engine.run(new Pass(graph, weights, input, keep), Watch.NONE).close();
        assertThat(card.allocations() - first).isLessThan(first);
    }

    @Test
    void doublesAreRefusedInOneSentence() {
        try (INDArray doubles = input.castTo(DataType.DOUBLE)) {
            assertThatThrownBy(
                            () ->
                                    engine.run(
                                            new Pass(graph, weights, doubles, Set.of()),
                                            Watch.NONE))
                    .isInstanceOf(EngineException.class)
                    .hasMessage(
                            "cuda computes in float32 and the input is DOUBLE; nd4j computes in float64");
        }
    }

    @Test
    void theDeviceSaysTheCardAndTf32() {
        HostCard other = new HostCard();
        try (CudaEngine fast = new CudaEngine(other, true)) {
            assertThat(fast.device()).isEqualTo("Stand-in, TF32");
        }
        assertThat(engine.device()).isEqualTo("Stand-in");
    }

    private static final class CancelledAfter implements Watch {

        private final int tasks;
        private int done;
        private int of;

        CancelledAfter(int tasks) {
            this.tasks = tasks;
        }

        @Override
        public boolean cancelled() {
            return done >= tasks;
        }

        @Override
        public void progress(int nowDone, int ofAll) {
            done = nowDone;
            of = ofAll;
        }
    }
}
