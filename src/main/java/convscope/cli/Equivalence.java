package convscope.cli;

import convscope.engine.EngineException;
import convscope.engine.Room;
import convscope.engine.Watch;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Shape;
import convscope.picture.PictureInput;
import convscope.picture.SamplePictures;
import convscope.proof.Finding;
import convscope.proof.Inputs;
import convscope.proof.Precision;
import convscope.proof.Prover;
import convscope.proof.Side;
import convscope.proof.TrialWeights;
import convscope.rewrite.Derivation;
import convscope.rewrite.Derivations;
import convscope.rewrite.Derivations.Result;
import convscope.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Whether every function of one design is a function of another: derived, and tried in numbers.
 *
 * @param derivation the chain of rules, where there is one
 * @param findings how far apart the two are, the first's weights carried over along the chain;
 *     where there is none, both on weights of one seed; none where their outputs have different
 *     shapes
 * @param obstacle why not, one sentence; empty where they are equivalent
 */
record Equivalence(
        Optional<Derivation> derivation, List<Finding> findings, Optional<String> obstacle) {

    private static final int RANDOM_INPUTS = 1;

    /**
     * {@return what is found for two sound designs of one input shape}
     *
     * @param seed of the first's weights and of the random input
     */
    static Equivalence of(Design first, Design second, long seed) throws EngineException {
        return switch (Derivations.find(first, second, () -> false)) {
            case Result.Found(Derivation derivation) -> proven(first, second, derivation, seed);
            case Result.OnlySome(Derivation derivation, String because) ->
                    refuted(
                            first,
                            second,
                            Optional.of(derivation),
                            "only some functions of %s are functions of %s: %s"
                                    .formatted(first.name(), second.name(), because),
                            seed);
            case Result.NotFound(String difference) ->
                    refuted(
                            first,
                            second,
                            Optional.empty(),
                            "no chain of rules leads from %s to %s: %s"
                                    .formatted(first.name(), second.name(), difference),
                            seed);
        };
    }

    boolean holds() {
        return obstacle.isEmpty();
    }

    private static Equivalence proven(Design first, Design second, Derivation derivation, long seed)
            throws EngineException {
        List<Finding> findings = findings(first, second, Optional.of(derivation), seed);
        Optional<String> obstacle =
                findings.stream()
                        .filter(finding -> !finding.holds())
                        .findFirst()
                        .map(Equivalence::disagreement);
        return new Equivalence(Optional.of(derivation), findings, obstacle);
    }

    private static String disagreement(Finding apart) {
        String where =
                "there is a chain of rules, but %s in %s".formatted(apart.engine(), apart.type());
        return !Double.isFinite(apart.worst().relative())
                ? where + " gives what is infinite or not a number in one of the two only"
                : where
                        + String.format(
                                Locale.ROOT,
                                " finds the two %.1e apart, more than %.0e",
                                apart.worst().relative(),
                                apart.threshold());
    }

    private static Equivalence refuted(
            Design first, Design second, Optional<Derivation> derivation, String because, long seed)
            throws EngineException {
        return new Equivalence(
                derivation, findings(first, second, derivation, seed), Optional.of(because));
    }

    private static List<Finding> findings(
            Design first, Design second, Optional<Derivation> derivation, long seed)
            throws EngineException {
        Graph one = Lowered.of(first).graph();
        Graph two = Lowered.of(second).graph();
        if (!one.shape(one.result()).equals(two.shape(two.result()))) {
            return List.of();
        }
        Room.requireInput(one.input());
        Room.requireWeights(one);
        Room.requireWeights(two);
        List<Finding> findings = new ArrayList<>();
        try (Prover prover = new Prover()) {
            for (Precision precision : Precision.values()) {
                try (Weights floats = TrialWeights.of(one, seed);
                        Weights weights = floats.in(precision.type());
                        Weights carried = carried(two, derivation, weights, precision, seed);
                        Inputs inputs = inputs(one.input(), precision, seed)) {
                    findings.addAll(
                            prover.compare(
                                    new Side(one, weights),
                                    new Side(two, carried),
                                    inputs,
                                    Watch.NONE));
                }
            }
        }
        return findings;
    }

    private static Weights carried(
            Graph second,
            Optional<Derivation> derivation,
            Weights weights,
            Precision precision,
            long seed) {
        if (derivation.isPresent()) {
            return derivation.get().carried(weights, precision.type());
        }
        try (Weights floats = TrialWeights.of(second, seed)) {
            return floats.in(precision.type());
        }
    }

    /** The cat, and noise. */
    private static Inputs inputs(Shape shape, Precision precision, long seed) {
        try (INDArray cat =
                PictureInput.tensor(
                        SamplePictures.CAT.picture(),
                        shape.channels(),
                        shape.height(),
                        shape.width())) {
            return Inputs.of(List.of(cat), shape, RANDOM_INPUTS, seed, precision);
        }
    }
}
