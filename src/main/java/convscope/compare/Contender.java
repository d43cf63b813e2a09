package convscope.compare;

import convscope.analysis.Analysis;
import convscope.analysis.ReceptiveField;
import convscope.analysis.Tally;
import convscope.graph.Lowered;
import convscope.model.Shape;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One of the designs that are compared, as far as it is known.
 *
 * @param label a few words to stand over it
 * @param lowered the design; where it has faults, numbers are those of its sound part
 * @param analysis what it costs
 * @param milliseconds the median time of a pass, once it has been measured
 */
public record Contender(
        String label, Lowered lowered, Analysis analysis, OptionalDouble milliseconds) {

    public static Contender of(String label, Lowered lowered) {
        return new Contender(label, lowered, Analysis.of(lowered), OptionalDouble.empty());
    }

    public Contender measured(OptionalDouble median) {
        return new Contender(label, lowered, analysis, median);
    }

    public Tally total() {
        return analysis.total();
    }

    public Optional<Shape> output() {
        return Optional.ofNullable(lowered.root().output());
    }

    public Optional<ReceptiveField> field() {
        return analysis.field(lowered.root());
    }

    /** {@return why there is no output, as one sentence; empty where there is one} */
    public String fault() {
        return lowered.faults().stream()
                .findFirst()
                .map(f -> (f.at().isRoot() ? "The design" : f.at()) + " does not fit: " + f.says())
                .map(says -> says + ".")
                .orElse("");
    }
}
