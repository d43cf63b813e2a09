package convscope.run;

import convscope.bench.Contestant;
import convscope.bench.Rounds;
import convscope.bench.Timings;
import convscope.bench.Trial;
import convscope.compare.Apart;
import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.Watch;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.kernel.WeightEdits;
import convscope.picture.FeatureMaps;
import convscope.run.ComparisonRequest.Side;
import convscope.run.ComparisonResult.Value;
import convscope.says.Log;
import convscope.session.WeightsChoice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs the designs of a comparison, one after the other. One thread's own. */
final class ComparisonBench implements AutoCloseable {

    private static final Rounds ROUNDS = new Rounds(9, 2);

    private final EngineMaker engines;
    private final WeightsSource source;
    private final BooleanSupplier needed;
    private final List<ComparedDesign> designs = new ArrayList<>();
    private EngineSettings settings = EngineSettings.USUAL;

    /**
     * @param needed whether something else is to be done than to wait for weights
     */
    ComparisonBench(EngineMaker engines, WeightsSource source, BooleanSupplier needed) {
        this.engines = engines;
        this.source = source;
        this.needed = needed;
    }

    /** {@return what each design gave; where one fails the others do not} */
    ComparisonResult compare(ComparisonRequest request, Watch watch) throws EngineException {
        make(request.sides().size(), request.engine());
        List<Value> values = new ArrayList<>();
        try (Activations first = run(request, 0, watch, values)) {
            INDArray expected = value(request, 0, first);
            for (int at = 1; at < request.sides().size(); at++) {
                try (Activations other = run(request, at, watch, values)) {
                    if (expected != null && other != null) {
                        measure(expected, value(request, at, other), values);
                    }
                }
            }
        }
        return new ComparisonResult(request, values);
    }

    private void make(int count, EngineSettings wanted) throws EngineException {
        if (!wanted.equals(settings)) {
            close();
            settings = wanted;
        }
        while (designs.size() > count) {
            designs.removeLast().close();
        }
        while (designs.size() < count) {
            designs.add(new ComparedDesign(engines.make(settings), source, needed));
        }
    }

    /** Runs one design and adds what it gave; what is left open is for the caller to close. */
    private @Nullable Activations run(
            ComparisonRequest request, int at, Watch watch, List<Value> values) {
        Side side = request.sides().get(at);
        ComparedDesign design = designs.get(at);
        Graph graph = side.lowered().graph();
        try {
            prepare(request, at, watch);
            if (side.node().isEmpty()) {
                values.add(Value.failed(""));
                return null;
            }
            int node = side.node().getAsInt();
            if (node == Graph.INPUT) {
                values.add(value(FeatureMaps.copyOf(design.input()), design));
                return null;
            }
            Activations done = design.upTo(graph, node, watch);
            values.add(value(FeatureMaps.copyOf(done.output()), design));
            return done;
        } catch (EngineException | IOException e) {
            values.add(Value.failed(Log.sentence(e)));
            return null;
        }
    }

    private static Value value(FeatureMaps maps, ComparedDesign design) {
        return new Value(Optional.of(maps), Optional.empty(), design.says(), "");
    }

    private void prepare(ComparisonRequest request, int at, Watch watch)
            throws EngineException, IOException {
        Lowered lowered = request.sides().get(at).lowered();
        Graph graph = lowered.graph();
        ComparedDesign design = designs.get(at);
        WeightsChoice choice = request.weights();
        design.feed(request.picture(), graph);
        if (at == 0) {
            String byHand = request.edits().isEmpty() ? "" : " with weights set by hand";
            design.useOwn(choice, request.edits(), graph, "on " + choice.label() + byHand);
        } else if (request.sameWeights() && designs.getFirst().ready()) {
            Lowered from = request.sides().getFirst().lowered();
            design.useThoseOf(designs.getFirst(), choice, request.edits(), from, lowered, watch);
        } else {
            WeightsChoice own = ComparedDesign.seeded(choice);
            design.useOwn(
                    own,
                    WeightEdits.NONE,
                    graph,
                    "on its own seeded weights (" + own.label() + ")");
        }
    }

    private @Nullable INDArray value(
            ComparisonRequest request, int at, @Nullable Activations done) {
        boolean input = request.sides().get(at).node().orElse(Graph.INPUT + 1) == Graph.INPUT;
        return done != null ? done.output() : input ? designs.get(at).input() : null;
    }

    private static void measure(INDArray expected, @Nullable INDArray actual, List<Value> values) {
        Value last = values.getLast();
        if (actual != null && last.sameShapeAs(values.getFirst())) {
            Apart apart = Apart.of(expected, actual);
            values.set(
                    values.size() - 1,
                    new Value(last.maps(), Optional.of(apart), last.onWeights(), ""));
        }
    }

    /** {@return the times of whole passes, in turns; none for a design that does not fit} */
    List<Optional<Timings>> times(ComparisonRequest request, Watch watch) throws EngineException {
        List<Contestant<EngineException>> contestants = new ArrayList<>();
        List<Integer> running = new ArrayList<>();
        for (int at = 0; at < request.sides().size(); at++) {
            var lowered = request.sides().get(at).lowered();
            if (lowered.complete() && !lowered.graph().nodes().isEmpty()) {
                ComparedDesign design = designs.get(at);
                Trial trial = new Trial(design.engine(), design.whole(lowered.graph()));
                contestants.add(trial.until(watch::cancelled));
                running.add(at);
            }
        }
        List<Timings> measured = ROUNDS.of(contestants);
        List<Optional<Timings>> times = new ArrayList<>();
        for (int at = 0; at < request.sides().size(); at++) {
            int place = running.indexOf(at);
            times.add(place < 0 ? Optional.empty() : Optional.of(measured.get(place)));
        }
        return times;
    }

    /** {@return engine and device} */
    String machine() {
        return designs.isEmpty()
                ? ""
                : designs.getFirst().engine().name() + ", " + designs.getFirst().engine().device();
    }

    @Override
    public void close() {
        designs.forEach(ComparedDesign::close);
        designs.clear();
    }
}
