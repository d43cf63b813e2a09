package convscope.run;

import convscope.compare.Carrying;
import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Watch;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.kernel.WeightEdits;
import convscope.picture.Picture;
import convscope.rewrite.Derivation;
import convscope.rewrite.Derivations;
import convscope.session.WeightsChoice;
import convscope.weights.Weights;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One design of a comparison with what it runs on: an engine of its own, so that its plan stays
 * while the others run, weights and input. One thread's own.
 */
final class ComparedDesign implements AutoCloseable {

    private final ForwardEngine engine;
    private final AwaitedWeights source;
    private final Held held;
    private String says = "";

    private record Own(WeightsChoice choice, Map<String, List<Integer>> shapes) {}

    private record Carried(WeightsChoice choice, WeightEdits edits, Graph from, Graph to) {}

    /**
     * @param needed whether something else is to be done than to wait for weights
     */
    ComparedDesign(ForwardEngine engine, WeightsSource source, BooleanSupplier needed) {
        this.engine = engine;
        this.source = new AwaitedWeights(source, needed);
        this.held = new Held(() -> {}, engine::forget);
    }

    ForwardEngine engine() {
        return engine;
    }

    /** Weights of its own. */
    void useOwn(WeightsChoice choice, WeightEdits edits, Graph graph, String words)
            throws IOException {
        held.take(new Own(choice, graph.tensors()), graph, () -> source.weights(choice, graph));
        held.edited(graph, edits);
        says = words;
    }

    /**
     * Those of the first design: as they are where the designs differ in groups only, else
     * rewritten where a chain of rules is known, else as far as they correspond.
     */
    void useThoseOf(
            ComparedDesign first,
            WeightsChoice choice,
            WeightEdits edits,
            Lowered from,
            Lowered to,
            Watch watch)
            throws IOException {
        held.take(
                new Carried(choice, edits, from.graph(), to.graph()),
                to.graph(),
                () -> carried(first, choice, from, to, watch));
        held.edited(to.graph(), WeightEdits.NONE);
    }

    private Weights carried(
            ComparedDesign first, WeightsChoice choice, Lowered from, Lowered to, Watch watch)
            throws IOException {
        Carrying carrying = Carrying.between(from.graph(), to.graph());
        Optional<Derivation> derived =
                carrying.complete() ? Optional.empty() : derivation(from, to, watch);
        says = derived.map(ComparedDesign::rewritten).orElseGet(carrying::says);
        return derived.isPresent()
                ? derived.get().carried(first.held.weights())
                : carrying.carried(
                        first.held.weights(), () -> source.weights(seeded(choice), to.graph()));
    }

    private static Optional<Derivation> derivation(Lowered from, Lowered to, Watch watch) {
        return Derivations.find(from.design(), to.design(), watch::cancelled)
                        instanceof Derivations.Result.Found(Derivation found)
                ? Optional.of(found)
                : Optional.empty();
    }

    private static String rewritten(Derivation derivation) {
        int rules = derivation.steps().size();
        return String.format(
                Locale.ROOT,
                "on the same weights: carried over by %d rewriting rule%s, see the menu Rewrite",
                rules,
                rules == 1 ? "" : "s");
    }

    /** A file is for one design only. */
    static WeightsChoice seeded(WeightsChoice choice) {
        return choice instanceof WeightsChoice.Seed ? choice : WeightsChoice.INITIAL;
    }

    /** {@return whether it has weights} */
    boolean ready() {
        return held.weighed();
    }

    void feed(Picture picture, Graph graph) throws EngineException {
        held.feed(picture, graph.input());
    }

    /** {@return a clause about its weights} */
    String says() {
        return says;
    }

    INDArray input() {
        return held.input();
    }

    /** {@return the value of one node, which the caller closes with the rest} */
    Activations upTo(Graph graph, int node, Watch watch) throws EngineException {
        Graph part = new Graph(graph.input(), graph.nodes().subList(0, node + 1), node);
        return engine.run(new Pass(part, held.weights(), input(), Set.of()), watch);
    }

    /** {@return the whole design's pass} */
    Pass whole(Graph graph) {
        return new Pass(graph, held.weights(), input(), Set.of());
    }

    @Override
    public void close() {
        held.close();
        source.close();
        engine.close();
    }
}
