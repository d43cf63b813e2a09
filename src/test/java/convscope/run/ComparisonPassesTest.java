package convscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.compare.Alignment;
import convscope.engine.EngineSettings;
import convscope.engine.all.Engines;
import convscope.graph.Lowered;
import convscope.kernel.WeightEdits;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.picture.SamplePictures;
import convscope.run.ComparisonRequest.Side;
import convscope.session.Baseline;
import convscope.session.Counterpart;
import convscope.session.WeightsChoice;
import convscope.weights.SeededWeights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComparisonPassesTest {

    private static final long PATIENCE = 60;
    private static final WeightsChoice SEED = new WeightsChoice.Seed(3);

    private final LinkedBlockingQueue<ComparisonEvent> heard = new LinkedBlockingQueue<>();
    private final List<FakeEngine> fakes = Collections.synchronizedList(new ArrayList<>());
    private Newest<ComparisonRequest, ComparisonEvent> runner = real();

    private Newest<ComparisonRequest, ComparisonEvent> real() {
        return runner(settings -> Engines.byName(EngineSettings.AUTO));
    }

    private Newest<ComparisonRequest, ComparisonEvent> runner(EngineMaker engines) {
        return ComparisonPasses.start(
                engines,
                (choice, graph) ->
                        switch (choice) {
                            case WeightsChoice.Seed(long number) -> SeededWeights.of(graph, number);
                            default -> throw new IOException("the file is gone");
                        },
                Runnable::run,
                heard::add);
    }

    private void fake() {
        runner.close();
        runner =
                runner(
                        settings -> {
                            FakeEngine made = new FakeEngine();
                            fakes.add(made);
                            return made;
                        });
    }

    @AfterEach
    void close() {
        runner.close();
    }

    private static Lowered of(Block... blocks) {
        return Lowered.of(new Design("d", new Shape(12, 9, 7), Sequence.of(blocks)));
    }

    private static ComparisonRequest request(boolean same, WeightsChoice choice, Lowered... all) {
        List<Lowered> designs = List.of(all);
        Alignment alignment =
                Alignment.of(designs.getFirst(), Path.ROOT, designs.subList(1, designs.size()));
        List<Side> sides = new ArrayList<>();
        for (int at = 0; at < all.length; at++) {
            sides.add(new Side(all[at], alignment.nodes().get(at)));
        }
        return new ComparisonRequest(
                sides,
                choice,
                same,
                SamplePictures.GRADIENT.picture(),
                WeightEdits.NONE,
                EngineSettings.USUAL,
                0);
    }

    private <E extends ComparisonEvent> E next(Class<E> type) throws InterruptedException {
        ComparisonEvent event = heard.poll(PATIENCE, TimeUnit.SECONDS);
        while (event != null && !type.isInstance(event)) {
            assertThat(event).isNotInstanceOf(ComparisonEvent.Failed.class);
            event = heard.poll(PATIENCE, TimeUnit.SECONDS);
        }
        assertThat(event).isNotNull();
        return type.cast(event);
    }

    private List<ComparisonResult.Value> compared(ComparisonRequest request)
            throws InterruptedException {
        runner.ask(request);
        return next(ComparisonEvent.Compared.class).result().values();
    }

    private static Lowered baseline(Counterpart counterpart, Lowered open) {
        return Lowered.of(((Baseline.Built) Baseline.of(counterpart, open, Path.ROOT)).design());
    }

    @Test
    void groupedAndDenseAgreeOnTheSameWeights() throws Exception {
        Lowered grouped = of(Layer.Conv.same(24, 3, 1, 4).withBias(), Layer.Conv.same(12, 3, 2, 6));
        Lowered dense = baseline(new Counterpart.Dense(), grouped);
        List<ComparisonResult.Value> values = compared(request(true, SEED, grouped, dense));
        assertThat(values.getLast().apart().orElseThrow().differs()).isFalse();
        assertThat(values.getLast().onWeights())
                .isEqualTo(
                        "on the same weights: its kernel holds the grouped one, with zeros elsewhere");
    }

    @Test
    void groupedAndDenseDifferOnWeightsOfTheirOwn() throws Exception {
        Lowered grouped = of(Layer.Conv.same(24, 3, 1, 4));
        Lowered dense = baseline(new Counterpart.Dense(), grouped);
        List<ComparisonResult.Value> values = compared(request(false, SEED, grouped, dense));
        assertThat(values.getLast().apart().orElseThrow().differs()).isTrue();
        assertThat(values.getLast().onWeights()).isEqualTo("on its own seeded weights (seed 3)");
    }

    @Test
    void aDenseConvolutionLosesWhatLiesOutsideTheGroups() throws Exception {
        Lowered dense = of(Layer.Conv.same(24, 3, 1, 1));
        Lowered grouped = baseline(new Counterpart.Regrouped(4), dense);
        List<ComparisonResult.Value> values = compared(request(true, SEED, dense, grouped));
        assertThat(values.getLast().apart().orElseThrow().differs()).isTrue();
        assertThat(values.getLast().onWeights()).contains("block diagonal");
    }

    @Test
    void aLayerMoreKeepsTheWeightsOfTheOthers() throws Exception {
        Lowered open = of(Layer.Conv.same(24, 3, 1, 4), Layer.BatchNorm.standard());
        Lowered longer =
                of(Layer.Conv.same(24, 3, 1, 4), Layer.BatchNorm.standard(), new Layer.Identity());
        List<ComparisonResult.Value> values = compared(request(true, SEED, open, longer));
        assertThat(values.getLast().apart().orElseThrow().worst().absolute()).isZero();
        assertThat(values.getLast().onWeights()).isEqualTo("on the same weights");
    }

    @Test
    void theThreeFormsOfResNeXtAgreeOnTheSameWeights() throws Exception {
        Lowered c = of(new ResNeXt(ResNeXt.Form.C, 4, 3, 12, 1, Shortcut.B, 0));
        Lowered a = baseline(new Counterpart.InForm(ResNeXt.Form.A), c);
        Lowered b = baseline(new Counterpart.InForm(ResNeXt.Form.B), c);
        List<ComparisonResult.Value> values = compared(request(true, SEED, c, a, b));
        assertThat(values.subList(1, 3))
                .allSatisfy(
                        value -> {
                            assertThat(value.apart().orElseThrow().differs()).isFalse();
                            assertThat(value.onWeights())
                                    .startsWith("on the same weights: carried over by ");
                        });
    }

    @Test
    void otherShapesHaveNoDifference() throws Exception {
        Lowered open = of(Layer.Conv.same(24, 3, 1, 4));
        Lowered other = of(Layer.Conv.same(24, 3, 2, 4));
        List<ComparisonResult.Value> values = compared(request(true, SEED, open, other));
        assertThat(values.getLast().maps()).isPresent();
        assertThat(values.getLast().apart()).isEmpty();
    }

    @Test
    void aFaultyDesignLeavesTheOtherOneInSight() throws Exception {
        Lowered open = of(Layer.Conv.same(24, 3, 1, 5));
        Lowered other = of(Layer.Conv.same(24, 3, 1, 4));
        List<ComparisonResult.Value> values = compared(request(true, SEED, open, other));
        assertThat(values.getFirst().maps()).isEmpty();
        assertThat(values.getLast().maps()).isPresent();
        var timed = next(ComparisonEvent.Timed.class);
        assertThat(timed.timings().getFirst()).isEmpty();
        assertThat(timed.timings().getLast()).isPresent();
    }

    @Test
    void weightsThatCannotBeReadAreSaidAndTheOtherRunsOnItsOwn() throws Exception {
        Lowered open = of(Layer.Conv.same(24, 3, 1, 4));
        Lowered other = of(Layer.Conv.same(24, 3, 1, 2));
        WeightsChoice file = new WeightsChoice.File(java.nio.file.Path.of("gone"));
        List<ComparisonResult.Value> values = compared(request(true, file, open, other));
        assertThat(values.getFirst().failure()).isEqualTo("the file is gone");
        assertThat(values.getLast().onWeights()).isEqualTo("on its own seeded weights (seed 0)");
    }

    @Test
    void everyDesignIsTimed() throws Exception {
        Lowered open = of(Layer.Conv.same(24, 3, 1, 4));
        runner.ask(request(true, SEED, open, baseline(new Counterpart.Dense(), open)));
        var timed = next(ComparisonEvent.Timed.class);
        assertThat(timed.timings())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.orElseThrow().runs()).isGreaterThan(2));
    }

    @Test
    void aStopEndsTheMeasurement() throws Exception {
        fake();
        Lowered open = of(Layer.Conv.same(24, 3, 1, 4));
        runner.ask(request(true, SEED, open, open));
        next(ComparisonEvent.Compared.class);
        fakes.forEach(engine -> engine.nap = 20);
        runner.stop();
        runner.ask(request(true, SEED, open, open));
        next(ComparisonEvent.Compared.class);
        runner.stop();
        assertThat(heard.poll(PATIENCE, TimeUnit.SECONDS))
                .isInstanceOfAny(ComparisonEvent.Stopped.class, ComparisonEvent.Timed.class);
    }

    @Test
    void nothingIsHeldWhileNobodyCompares() throws Exception {
        fake();
        Lowered open = of(Layer.Conv.same(24, 3, 1, 4));
        runner.ask(request(true, SEED, open, open, open));
        next(ComparisonEvent.Timed.class);
        assertThat(fakes).hasSize(3);
        runner.rest();
        for (FakeEngine engine : fakes) {
            assertThat(engine.closes()).isTrue();
        }
        assertThat(fakes)
                .allSatisfy(
                        engine ->
                                assertThat(engine.handedOut).allMatch(array -> array.wasClosed()));
    }

    @Test
    void aFailureOfTheEngineIsOneSentence() throws Exception {
        runner.close();
        runner =
                runner(
                        settings -> {
                            FakeEngine made = new FakeEngine();
                            made.failure = "the device is on fire";
                            return made;
                        });
        Lowered open = of(Layer.Conv.same(24, 3, 1, 4));
        List<ComparisonResult.Value> values = compared(request(true, SEED, open, open));
        assertThat(values)
                .allSatisfy(
                        value -> assertThat(value.failure()).isEqualTo("the device is on fire"));
    }
}
