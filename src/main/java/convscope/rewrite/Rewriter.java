package convscope.rewrite;

import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Role;
import convscope.model.Design;
import convscope.model.Path;
import convscope.rewrite.Match.Applies;
import convscope.rewrite.Rewriter.Attempt.Applied;
import convscope.rewrite.Rewriter.Attempt.Refused;
import convscope.rewrite.Term.Chain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Applies rules to places of one design. Copies of a branch and times of a repeat are rewritten
 * together, as they are edited together.
 */
public final class Rewriter {

    private final Lowered lowered;
    private final Optional<Reading> reading;

    public Rewriter(Lowered lowered) {
        this.lowered = lowered;
        this.reading = lowered.complete() ? Optional.of(new Reading(lowered)) : Optional.empty();
    }

    public static Rewriter of(Design design) {
        return new Rewriter(Lowered.of(design));
    }

    /** What came of trying a rule at a place. */
    public sealed interface Attempt {

        record Applied(DerivationStep step) implements Attempt {}

        /** One sentence without its full stop. */
        record Refused(String because) implements Attempt {}
    }

    /** {@return the rule's choices at that place, the usual one first; empty without any} */
    public List<Integer> choices(Rule rule, Direction direction, Path at) {
        return reading.flatMap(
                        read ->
                                read.address(at)
                                        .map(address -> Surgery.site(read.root(), address, 0)))
                .map(site -> rule.choices(site, direction))
                .orElse(List.of());
    }

    /** As {@link #apply(Rule, Direction, Path, int)} with the usual choice. */
    public Attempt apply(Rule rule, Direction direction, Path at) {
        return apply(rule, direction, at, 0);
    }

    /**
     * {@return the design rewritten by the rule at that block, or why it does not apply}
     *
     * @param choice one of {@link #choices}, or 0 for the usual one
     */
    public Attempt apply(Rule rule, Direction direction, Path at, int choice) {
        if (reading.isEmpty()) {
            return new Refused("the design has a fault: " + lowered.faults().getFirst().says());
        }
        Reading read = reading.get();
        Optional<Address> address = read.address(at);
        if (address.isEmpty()) {
            return new Refused(
                    read.recipeAround(at)
                            .map(recipe -> recipe + " is a recipe, which unfolds first")
                            .orElse("there is no block at '" + at + "'"));
        }
        if (choice != 0) {
            List<Integer> choices = choices(rule, direction, at);
            if (!choices.contains(choice)) {
                return new Refused(
                        String.format(
                                Locale.ROOT,
                                "%d is none of the choices here: %s",
                                choice,
                                choices));
            }
        }
        return apply(rule, direction, at, address.get(), choice);
    }

    Attempt apply(NormalForm.Mark mark) {
        Path at = reading.orElseThrow().path(mark.at());
        return apply(mark.rule(), mark.direction(), at, mark.at(), mark.choice());
    }

    private Attempt apply(Rule rule, Direction direction, Path at, Address address, int choice) {
        Chain root = reading.orElseThrow().root();
        return switch (Surgery.apply(rule, direction, root, address, choice)) {
            case Surgery.Failed(String because) -> new Refused(because);
            case Surgery.Done(Chain changed, Applies how) ->
                    finished(rule, direction, at, changed, how);
        };
    }

    private Attempt finished(Rule rule, Direction direction, Path at, Chain changed, Applies how) {
        Lowered after = Lowered.of(lowered.design().withBody(changed.block()));
        if (!after.complete()) {
            return new Refused("the result would not fit: " + after.faults().getFirst().says());
        }
        Transport there = new Transport(named(changed, after.graph()), how.always());
        Optional<Transport> back = there.back(lowered.graph().tensors());
        Rewriting rewriting =
                new Rewriting(
                        lowered.design(), after.design(), how.says(), how.undone(), there, back);
        return new Applied(new DerivationStep(rule, direction, at, rewriting));
    }

    /** The term's tensors under the names that the graph gives them. */
    static Map<String, Tensor> named(Chain term, Graph graph) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        var operations =
                graph.nodes().stream().filter(node -> !node.tensors().isEmpty()).iterator();
        term.tensors()
                .forEach(
                        owned -> {
                            var node = operations.next();
                            for (Map.Entry<Role, List<Integer>> wanted :
                                    node.op().tensors().entrySet()) {
                                Tensor tensor = owned.get(wanted.getKey());
                                if (tensor == null || !tensor.shape().equals(wanted.getValue())) {
                                    throw new IllegalStateException(
                                            "%s of %s is not %s but %s"
                                                    .formatted(
                                                            wanted.getKey(),
                                                            node.id(),
                                                            wanted.getValue(),
                                                            tensor));
                                }
                                named.put(node.tensor(wanted.getKey()), tensor);
                            }
                        });
        return named;
    }
}
