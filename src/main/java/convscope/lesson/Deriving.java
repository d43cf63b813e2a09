package convscope.lesson;

import convscope.model.Design;
import convscope.rewrite.Derivation;
import convscope.rewrite.DerivationStep;
import convscope.rewrite.Derivations;
import convscope.rewrite.Derivations.Result;
import convscope.rewrite.Rewriter;
import convscope.rewrite.Rewriter.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** The chain of rules along the columns of a scene, and where it breaks. */
public final class Deriving {

    private final BooleanSupplier cancelled;

    /**
     * @param cancelled asked between steps
     */
    public Deriving(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    /**
     * What came of it.
     *
     * @param links one derivation from each column to the next; empty where there is none
     * @param fails the step, counted along all links, that does not hold; empty where all do
     * @param says why it fails, or why there is none: one sentence without its full stop; else
     *     empty
     */
    public record Chain(List<Derivation> links, OptionalInt fails, String says) {
        public Chain {
            links = List.copyOf(links);
        }

        public List<DerivationStep> steps() {
            return links.stream().flatMap(link -> link.steps().stream()).toList();
        }
    }

    /**
     * {@return the chain between these columns as they should be}
     *
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public Chain between(List<Column> columns) {
        List<Derivation> links = new ArrayList<>();
        for (int i = 0; i + 1 < columns.size(); i++) {
            Result result =
                    Derivations.find(
                            columns.get(i).design(), columns.get(i + 1).design(), cancelled);
            switch (result) {
                case Result.Found(Derivation found) -> links.add(found);
                case Result.OnlySome(Derivation found, String because) -> links.add(found);
                case Result.NotFound(String difference) -> {
                    return new Chain(List.of(), OptionalInt.empty(), difference);
                }
            }
        }
        return new Chain(links, OptionalInt.empty(), "");
    }

    /**
     * {@return the same chain, with the first step that a mistaken column's design refuses; where
     * no step does, the chain ends in another design or in other weights}
     *
     * @param mistaken the columns with the mistakes made
     */
    public Chain against(Chain sound, List<Column> mistaken) {
        int first = 0;
        for (int i = 0; i < sound.links().size(); i++) {
            Derivation link = sound.links().get(i);
            Design design = mistaken.get(i).design();
            if (!design.equals(link.from())) {
                return broken(sound, first, link, design);
            }
            first += link.steps().size();
        }
        return sound;
    }

    private Chain broken(Chain sound, int first, Derivation link, Design design) {
        Design now = design;
        for (int i = 0; i < link.steps().size(); i++) {
            DerivationStep step = link.steps().get(i);
            switch (Rewriter.of(now).apply(step.rule(), step.direction(), step.at())) {
                case Attempt.Applied(DerivationStep done) -> now = done.after();
                case Attempt.Refused(String because) -> {
                    return new Chain(
                            sound.links(),
                            OptionalInt.of(first + i),
                            "“%s” no longer applies: %s".formatted(step.rule().name(), because));
                }
            }
        }
        String ends =
                switch (Derivations.find(design, link.to(), cancelled)) {
                    case Result.NotFound(String difference) -> difference;
                    case Result.Found(Derivation found) -> "";
                    case Result.OnlySome(Derivation found, String because) -> because;
                };
        return new Chain(
                sound.links(),
                OptionalInt.of(first + Math.max(0, link.steps().size() - 1)),
                "every rule applies, and they end in another design: " + ends);
    }
}
