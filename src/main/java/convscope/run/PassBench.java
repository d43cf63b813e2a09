package convscope.run;

import convscope.engine.Activations;
import convscope.engine.Difference;
import convscope.engine.EngineException;
import convscope.engine.EngineSettings;
import convscope.engine.ForwardEngine;
import convscope.engine.FreedMemory;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.picture.FeatureMaps;
import convscope.session.WeightsChoice;
import convscope.weights.TensorCopy;
import convscope.weights.Weights;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Does passes and holds what they leave, in case the next one can use it: the engine, one set of
 * weights, one input and the values of one pass. One thread's own.
 */
final class PassBench implements AutoCloseable {

    /** Values that others follow from are kept as long as they take no more bytes than this. */
    private static final long MOST_KEPT = 64L << 20;

    /** So many numbers are worth the milliseconds that it takes to give them back. */
    private static final long WORTHWHILE = 1L << 22;

    /** The maps are copies that somebody wanted before. */
    private record HeldPass(
            Graph graph, KnownValues values, Map<Integer, FeatureMaps> maps, Timing timing) {}

    /** What weights follow from. */
    private record Source(WeightsChoice choice, Map<String, List<Integer>> shapes) {}

    private record Timing(Map<Integer, Long> nanoseconds, double milliseconds) {}

    private final ChosenEngine engine;
    private final AwaitedWeights source;
    private final Held held;
    private @Nullable HeldPass pass;
    private long most;

    /**
     * @param needed whether something else is to be done than to wait for weights
     */
    PassBench(EngineMaker engines, WeightsSource source, BooleanSupplier needed) {
        this.engine = new ChosenEngine(engines);
        this.source = new AwaitedWeights(source, needed);
        this.held = new Held(this::dropPass, engine::forget);
    }

    /** Makes the engine, if it is not this one that runs. */
    void open(EngineSettings settings) throws EngineException {
        if (engine.choose(settings)) {
            dropPass();
        }
    }

    PassResult serve(PassRequest request, Watch watch) throws EngineException, IOException {
        open(request.engine());
        Graph graph = request.lowered().graph();
        Held.Input in = held.feed(request.picture(), graph.input());
        if (graph.nodes().isEmpty()) {
            dropPass();
            held.dropWeights();
        } else {
            Weights needed = weights(request, graph);
            Set<Integer> visible = inside(graph, request.visible());
            if (pass == null || !pass.graph.equals(graph)) {
                run(graph, needed, in.tensor(), visible, watch);
            } else {
                look(pass, needed, in.tensor(), visible, watch);
            }
        }
        handBack();
        return result(request, in);
    }

    /** After a design that was much larger, what it took is given back to the system. */
    private void handBack() {
        long now = held.numbers();
        if (most - now > WORTHWHILE && most / 2 > now) {
            FreedMemory.handBack();
            most = now;
        }
        most = Math.max(most, now);
    }

    /**
     * {@return how far the values of the last pass are from float32, if it computed in less}
     *
     * @param request of the last pass
     */
    OptionalDouble difference(PassRequest request, Watch watch) throws EngineException {
        ForwardEngine exact = engine.exact();
        HeldPass fast = pass;
        if (exact == null || fast == null || fast.maps.isEmpty() || !held.weighed()) {
            return OptionalDouble.empty();
        }
        Graph graph = upTo(fast.graph, request.visible());
        Set<Integer> looked = new HashSet<>(fast.maps.keySet());
        double worst = 0;
        try (Activations reference =
                exact.run(new Pass(graph, held.weights(), held.input(), looked), watch)) {
            for (Map.Entry<Integer, FeatureMaps> seen : fast.maps.entrySet()) {
                INDArray value = reference.value(seen.getKey()).orElseThrow();
                FeatureMaps exactly = FeatureMaps.copyOf(value);
                worst = Math.max(worst, relative(exactly, seen.getValue()));
            }
        }
        return OptionalDouble.of(worst);
    }

    private static double relative(FeatureMaps expected, FeatureMaps actual) {
        return Difference.of(
                        expected.values(),
                        actual.values(),
                        expected.channels(),
                        expected.height(),
                        expected.width())
                .relative();
    }

    private void run(Graph graph, Weights needed, INDArray in, Set<Integer> visible, Watch watch)
            throws EngineException {
        dropPass();
        Set<Integer> kept = junctions(graph);
        kept.addAll(visible);
        Activations done = engine.run(new Pass(graph, needed, in, kept), watch);
        pass = new HeldPass(graph, new KnownValues(done), new HashMap<>(), timing(graph, done));
    }

    /** Computes what nobody has looked at yet, from the nearest value that is known. */
    private void look(HeldPass at, Weights needed, INDArray in, Set<Integer> visible, Watch watch)
            throws EngineException {
        Graph graph = at.graph;
        Set<Integer> missing = new HashSet<>(visible);
        missing.removeIf(node -> at.values.value(node).isPresent());
        if (!missing.isEmpty()) {
            Excerpt part =
                    Excerpt.of(
                            graph,
                            missing,
                            node -> !graph.vector(node) && at.values.value(node).isPresent());
            INDArray from =
                    part.from() == Graph.INPUT ? in : at.values.value(part.from()).orElseThrow();
            Set<Integer> kept =
                    missing.stream().map(part.nodes()::indexOf).collect(Collectors.toSet());
            at.values.add(part, engine.run(new Pass(part.graph(), needed, from, kept), watch));
        }
    }

    /** {@return the first of them that fit} */
    private static Set<Integer> junctions(Graph graph) {
        Set<Integer> kept = new HashSet<>();
        long bytes = 0;
        for (int node : Excerpt.junctions(graph).stream().sorted().toList()) {
            bytes += graph.shape(node).elements() * Float.BYTES;
            if (bytes <= MOST_KEPT) {
                kept.add(node);
            }
        }
        return kept;
    }

    private static Graph upTo(Graph graph, Set<Integer> visible) {
        int size = graph.nodes().size();
        int last = visible.stream().filter(n -> n < size).max(Integer::compare).orElse(-1);
        return last < 0
                ? graph
                : new Graph(graph.input(), graph.nodes().subList(0, last + 1), last);
    }

    private static Set<Integer> inside(Graph graph, Set<Integer> visible) {
        int size = graph.nodes().size();
        return visible.stream()
                .filter(node -> node >= 0 && node < size)
                .collect(Collectors.toSet());
    }

    private static Timing timing(Graph graph, Activations done) {
        Map<Integer, Long> nanoseconds = new HashMap<>();
        for (Node node : graph.nodes()) {
            done.nanoseconds(node.index()).ifPresent(time -> nanoseconds.put(node.index(), time));
        }
        return new Timing(nanoseconds, done.milliseconds());
    }

    private PassResult result(PassRequest request, Held.Input in) {
        Map<Integer, FeatureMaps> values = new HashMap<>();
        Timing timing = new Timing(Map.of(), 0);
        if (request.visible().contains(Graph.INPUT)) {
            values.put(Graph.INPUT, FeatureMaps.copyOf(in.tensor()));
        }
        if (pass != null && pass.graph.equals(request.lowered().graph())) {
            timing = pass.timing;
            copy(pass, request.visible(), values);
        }
        return new PassResult(
                request,
                values,
                tensors(request),
                in.seen(),
                timing.nanoseconds,
                timing.milliseconds,
                engine.running().name(),
                engine.running().device(),
                engine.note());
    }

    private Map<String, TensorCopy> tensors(PassRequest request) {
        Map<String, TensorCopy> copies = new HashMap<>();
        if (held.weighed()) {
            for (String name : request.tensors()) {
                held.weights()
                        .find(name)
                        .ifPresent(tensor -> copies.put(name, TensorCopy.of(tensor)));
            }
        }
        return copies;
    }

    private static void copy(
            HeldPass from, Set<Integer> visible, Map<Integer, FeatureMaps> values) {
        from.maps.keySet().retainAll(visible);
        for (int node : visible) {
            if (node != Graph.INPUT) {
                from.values
                        .value(node)
                        .map(
                                value ->
                                        from.maps.computeIfAbsent(
                                                node, n -> FeatureMaps.copyOf(value)))
                        .ifPresent(maps -> values.put(node, maps));
            }
        }
    }

    private Weights weights(PassRequest request, Graph graph) throws IOException {
        WeightsChoice choice = request.weights();
        held.take(new Source(choice, graph.tensors()), graph, () -> source.weights(choice, graph));
        return held.edited(graph, request.edits());
    }

    /** Frees everything but the engine. */
    void clear() {
        held.close();
    }

    private void dropPass() {
        if (pass != null) {
            pass.values.close();
            pass = null;
        }
    }

    @Override
    public void close() {
        clear();
        source.close();
        engine.close();
    }
}
