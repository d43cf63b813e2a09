package convscope.session;

import convscope.graph.Lowered;
import convscope.model.Path;
import convscope.rewrite.DerivationStep;
import convscope.rewrite.Direction;
import convscope.rewrite.Rewriter;
import convscope.rewrite.Rewriter.Attempt;
import convscope.rewrite.Rule;
import convscope.rewrite.Rules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What every rule makes of a block.
 *
 * @param offers the rules that apply, each with what it gives
 * @param refusals the others, each with its reason
 */
public record RulesHere(List<Offer> offers, List<Refusal> refusals) {

    /** Where a rule leaves a choice, so many are offered. */
    private static final int MOST_CHOICES = 4;

    /**
     * A rule that applies.
     *
     * @param choice 0 where there is nothing to choose
     */
    public record Offer(Rule rule, Direction direction, int choice, DerivationStep step) {

        /** {@return the message that applies it} */
        public Message message() {
            return new Message.Rewrite(rule, direction, step.at(), choice);
        }
    }

    /**
     * A rule that does not.
     *
     * @param because one sentence without its full stop
     */
    public record Refusal(Rule rule, Direction direction, String because) {}

    public RulesHere {
        offers = List.copyOf(offers);
        refusals = List.copyOf(refusals);
    }

    /**
     * {@return every rule in both directions, tried at a block}
     *
     * @param cancelled asked between rules; then what was found is given
     */
    public static RulesHere at(Lowered lowered, Path at, BooleanSupplier cancelled) {
        Rewriter rewriter = new Rewriter(lowered);
        List<Offer> offers = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Rule rule : Rules.all()) {
            for (Direction direction : Direction.values()) {
                for (int choice : choices(rewriter.choices(rule, direction, at))) {
                    if (cancelled.getAsBoolean()) {
                        return new RulesHere(offers, refusals);
                    }
                    switch (rewriter.apply(rule, direction, at, choice)) {
                        case Attempt.Applied(DerivationStep step) ->
                                offers.add(new Offer(rule, direction, choice, step));
                        case Attempt.Refused(String because) ->
                                refusals.add(new Refusal(rule, direction, because));
                    }
                }
            }
        }
        return new RulesHere(offers, refusals);
    }

    private static Set<Integer> choices(List<Integer> all) {
        if (all.isEmpty()) {
            return Set.of(0);
        }
        Set<Integer> some = new LinkedHashSet<>(all.subList(0, Math.min(MOST_CHOICES, all.size())));
        some.add(all.getLast());
        return some;
    }

    /** The rule's step, which an undo takes back; the weights come along. */
    static Session apply(Session session, Message.Rewrite rewrite) {
        Rewriter rewriter = Rewriter.of(session.design());
        Attempt attempt =
                rewriter.apply(rewrite.rule(), rewrite.direction(), rewrite.at(), rewrite.choice());
        return switch (attempt) {
            case Attempt.Refused(String because) ->
                    session.noting(
                            "“%s” does not apply here: %s."
                                    .formatted(rewrite.rule().name(), because));
            case Attempt.Applied(DerivationStep step) -> applied(session, step);
        };
    }

    private static Session applied(Session session, DerivationStep step) {
        Path selection = nearest(Lowered.of(step.after()), step.at());
        String condition =
                step.rewriting().there().always()
                        ? ""
                        : " The function stays for these weights only where the way back gives"
                                + " them again.";
        return session.rewritten(step.after(), selection, List.of(step))
                .noting("%s.%s".formatted(step.says(), condition));
    }

    private static Path nearest(Lowered lowered, Path wanted) {
        Path at = wanted;
        while (!at.isRoot() && lowered.find(at).isEmpty()) {
            at = at.parent();
        }
        return at;
    }
}
