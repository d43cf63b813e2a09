package convscope.run;

import convscope.compare.Carrying;
import convscope.engine.Activations;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.Pass;
import convscope.engine.Room;
import convscope.engine.Watch;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.kernel.WeightEdits;
import convscope.picture.Picture;
import convscope.picture.PictureInput;
import convscope.rewrite.Derivation;
import convscope.rewrite.Derivations;
import convscope.session.WeightsChoice;
import convscope.weights.Weights;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One design of a comparison with what it runs on: an engine of its own, so that its plan stays
 * while the others run, weights and input. One thread's own.
 */
final class Lane implements AutoCloseable {

    private final ForwardEngine engine;
    private final AwaitedWeights source;
    private @Nullable HeldWeights weights;
    private @Nullable HeldInput input;

    /** What the weights follow from, the weights over their base, and a clause about them. */
    private record HeldWeights(Object key, Weights base, Weights weights, String says) {}

    private record HeldInput(Picture picture, Graph graph, INDArray tensor) {}

    private record Own(WeightsChoice choice, WeightEdits edits, Graph graph) {}

    private record Carried(WeightsChoice choice, WeightEdits edits, Graph from, Graph to) {}

    /**
     * @param needed whether something else is to be done than to wait for weights
     */
    Lane(ForwardEngine engine, WeightsSource source, BooleanSupplier needed) {
        this.engine = engine;
        this.source = new AwaitedWeights(source, needed);
    }

    ForwardEngine engine() {
        return engine;
    }

    /** Weights of its own. */
    void useOwn(WeightsChoice choice, WeightEdits edits, Graph graph, String says)
            throws IOException {
        Own key = new Own(choice, edits, graph);
        if (weights == null || !weights.key.equals(key)) {
            dropWeights();
            Weights base = source.weights(choice, graph);
            Weights made = edits.isEmpty() ? base : base.edited(graph, edits);
            weights = new HeldWeights(key, base, made, says);
        }
    }

    /**
     * Those of the first lane: as they are where the designs differ in groups only, else rewritten
     * where a chain of rules is known, else as far as they correspond.
     */
    void useThoseOf(
            Lane first,
            WeightsChoice choice,
            WeightEdits edits,
            Lowered from,
            Lowered to,
            Watch watch)
            throws IOException {
        Carried key = new Carried(choice, edits, from.graph(), to.graph());
        if (weights == null || !weights.key.equals(key)) {
            dropWeights();
            Carrying carrying = Carrying.between(from.graph(), to.graph());
            Optional<Derivation> derived =
                    carrying.complete() ? Optional.empty() : derivation(from, to, watch);
            String says = derived.map(Lane::rewritten).orElseGet(carrying::says);
            Weights carried =
                    derived.isPresent()
                            ? derived.get().carried(first.weights())
                            : carrying.carried(
                                    first.weights(),
                                    () -> source.weights(seeded(choice), to.graph()));
            weights = new HeldWeights(key, carried, carried, says);
        }
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
        return weights != null;
    }

    void feed(Picture picture, Graph graph) throws EngineException {
        if (input == null
                || !input.picture.equals(picture)
                || !input.graph.input().equals(graph.input())) {
            dropInput();
            var in = graph.input();
            Room.requireInput(in);
            INDArray tensor = PictureInput.tensor(picture, in.channels(), in.height(), in.width());
            input = new HeldInput(picture, graph, tensor);
        }
    }

    String says() {
        return weights == null ? "" : weights.says;
    }

    private Weights weights() {
        return Objects.requireNonNull(weights).weights;
    }

    INDArray input() {
        return Objects.requireNonNull(input).tensor;
    }

    /** {@return the value of one node, which the caller closes with the rest} */
    Activations upTo(Graph graph, int node, Watch watch) throws EngineException {
        Graph part = new Graph(graph.input(), graph.nodes().subList(0, node + 1), node);
        return engine.run(new Pass(part, weights(), input(), Set.of()), watch);
    }

    /** {@return the whole design's pass} */
    Pass whole(Graph graph) {
        return new Pass(graph, weights(), input(), Set.of());
    }

    private void dropWeights() {
        if (weights != null) {
            if (!weights.weights.equals(weights.base)) {
                engine.forget(weights.weights);
                weights.weights.close();
            }
            engine.forget(weights.base);
            weights.base.close();
            weights = null;
        }
    }

    private void dropInput() {
        if (input != null) {
            input.tensor.close();
            input = null;
        }
    }

    @Override
    public void close() {
        dropWeights();
        dropInput();
        source.close();
        engine.close();
    }
}
