package convscope.rewrite;

import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Path;
import convscope.rewrite.Derivations.Result.Found;
import convscope.rewrite.Derivations.Result.NotFound;
import convscope.rewrite.Derivations.Result.OnlySome;
import convscope.rewrite.Tensor.Given;
import convscope.rewrite.Term.Chain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Finds a chain of rules from one design to another: both are rewritten to a normal form with rules
 * that keep every function both ways, block by block where they run side by side; where the normal
 * forms are equal, the second way is walked back. What then still differs in groups alone is
 * bridged with zeros.
 */
public final class Derivations {

    /** Operations of both sides that are rewritten at once, where block by block does not do. */
    private static final int MOST_TOGETHER = 2_000;

    private final Lowered from;
    private final Lowered to;
    private final BooleanSupplier cancelled;

    private Derivations(Lowered from, Lowered to, BooleanSupplier cancelled) {
        this.from = from;
        this.to = to;
        this.cancelled = cancelled;
    }

    /** What came of a search. */
    public sealed interface Result {

        /** Every function of the first design is one of the second. */
        record Found(Derivation derivation) implements Result {}

        /**
         * Only some functions of the first design are: those for whose weights every step holds.
         *
         * @param because which step asks for it, one sentence without its full stop
         */
        record OnlySome(Derivation derivation, String because) implements Result {}

        /**
         * No chain is known.
         *
         * @param difference the first place where the two differ, one sentence without its full
         *     stop
         */
        record NotFound(String difference) implements Result {}
    }

    /**
     * {@return the way from one design to the other, or where they differ}
     *
     * @param cancelled asked between steps
     * @throws java.util.concurrent.CancellationException if it says so
     */
    public static Result find(Design from, Design to, BooleanSupplier cancelled) {
        return new Derivations(Lowered.of(from), Lowered.of(to), cancelled).find();
    }

    private Result find() {
        for (Lowered side : List.of(from, to)) {
            if (!side.complete()) {
                return new NotFound(
                        "%s has a fault: %s"
                                .formatted(name(side), side.faults().getFirst().says()));
            }
        }
        if (!from.design().input().equals(to.design().input())) {
            return new NotFound(
                    "their inputs differ: %s against %s"
                            .formatted(from.design().input(), to.design().input()));
        }
        if (!Objects.equals(from.root().output(), to.root().output())) {
            return new NotFound(
                    "their outputs differ: %s against %s"
                            .formatted(from.root().output(), to.root().output()));
        }
        Reading one = new Reading(from);
        Chain two = new Reading(to).root();
        List<Segment> segments = Segment.differing(one.root(), two);
        Result byBlocks = joined(one, segments);
        boolean whole = segments.size() == 1 && segments.getFirst().at().indices().isEmpty();
        return byBlocks instanceof NotFound && !whole && small()
                ? better(byBlocks, joined(one, List.of(Segment.whole(one.root(), two))))
                : byBlocks;
    }

    /** Blocks that do not become each other one by one may still do so together. */
    private boolean small() {
        int size = from.graph().nodes().size() + to.graph().nodes().size();
        return size <= MOST_TOGETHER;
    }

    private static Result better(Result one, Result other) {
        return other instanceof NotFound ? one : other;
    }

    private static String name(Lowered side) {
        return side.design().name().isBlank() ? "a design" : side.design().name();
    }

    private Result joined(Reading reading, List<Segment> segments) {
        List<Stretch> stretches = new ArrayList<>();
        Map<Pair, Junction> known = new HashMap<>();
        for (Segment segment : segments) {
            Pair pair = pair(segment);
            Junction junction =
                    known.computeIfAbsent(
                            pair, any -> Junction.between(pair.from(), pair.to(), cancelled));
            Path at = reading.path(segment.at());
            switch (junction) {
                case Junction.Apart(String difference) -> {
                    return new NotFound((at.isRoot() ? "" : "at " + at + ": ") + difference);
                }
                case Junction.Joined(List<DerivationStep> steps) ->
                        stretches.add(
                                new Stretch(
                                        at,
                                        steps,
                                        tensors(segment.first()),
                                        tensors(segment.second())));
            }
        }
        return found(new Derivation(from.design(), to.design(), stretches));
    }

    /** Two designs in which the steps of a segment stand alone. */
    private record Pair(Design from, Design to) {}

    private Pair pair(Segment segment) {
        return new Pair(
                alone(from.design(), segment.first().getFirst()),
                alone(to.design(), segment.second().getFirst()));
    }

    private static Design alone(Design whole, Chain steps) {
        return new Design(whole.name(), steps.input(), steps.block());
    }

    private static List<List<String>> tensors(List<Chain> copies) {
        return copies.stream().map(Derivations::tensors).toList();
    }

    private static List<String> tensors(Chain steps) {
        return steps.tensors()
                .flatMap(owned -> new TreeMap<>(owned).values().stream())
                .map(tensor -> ((Given) tensor).name())
                .toList();
    }

    private static Result found(Derivation derivation) {
        for (Stretch stretch : derivation.stretches()) {
            for (DerivationStep step : stretch.steps()) {
                if (!step.rewriting().there().always()) {
                    return new OnlySome(
                            derivation, "%s (%s)".formatted(step.says(), where(stretch, step)));
                }
            }
        }
        return new Found(derivation);
    }

    private static String where(Stretch stretch, DerivationStep step) {
        return stretch.at().isRoot() ? step.at().text() : stretch.at() + ", " + step.at();
    }
}
