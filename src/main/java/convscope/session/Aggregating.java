package convscope.session;

import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.graph.Lowered;
import convscope.model.Named;
import convscope.model.Setting;
import java.util.List;
import java.util.Optional;

/** Moves cardinality or width of a ResNeXt block, and with it the other one. */
final class Aggregating {

    private Aggregating() {}

    /** {@return what the edit comes to, if it is one in which another number follows} */
    static Optional<Outcome> follow(Session session, Message.Edit edit) {
        return edit instanceof Message.SetParameter set
                        && session.keep() != Keep.WIDTH
                        && Aggregation.moves(set.setting())
                ? before(session, set).flatMap(block -> moved(session, set, block))
                : Optional.empty();
    }

    /**
     * {@return the block as it was when the slider was taken, so that a drag adds up no roundings}
     */
    private static Optional<Aggregation> before(Session session, Message.SetParameter set) {
        History.Drag slider = new History.Drag(set.at(), set.setting());
        History.Moment start = session.history().start(slider, session.now());
        return Lowered.of(start.design())
                .find(set.at())
                .filter(place -> !place.derived())
                .flatMap(Aggregation::of);
    }

    private static Optional<Outcome> moved(
            Session session, Message.SetParameter set, Aggregation before) {
        Setting setting =
                Catalog.kindOf(before.block())
                        .flatMap(kind -> kind.setting(set.setting()))
                        .orElseThrow();
        if (!(set.value() instanceof Integer value) || !setting.accepts(value)) {
            return Optional.empty();
        }
        return Optional.of(
                before.with(set.setting(), value, session.keep())
                        .map(block -> become(session, set, block))
                        .orElseGet(() -> refused(setting, value, before, session.keep())));
    }

    private static Outcome become(Session session, Message.SetParameter set, ResNeXt block) {
        Outcome outcome =
                new Edits(session.design())
                        .replace(set.at(), whole -> Named.keepingName(whole, block));
        return outcome instanceof Outcome.Done(var now) && !session.selection().equals(set.at())
                ? Outcome.done(now.design(), session.selection())
                : outcome;
    }

    private static Outcome refused(Setting setting, int value, Aggregation before, Keep keep) {
        List<Integer> legal = before.stops(setting, List.of(), keep);
        return Outcome.refused(
                "%s divides the %d channels that are kept (%s), not %d.",
                setting.name(),
                before.channels(),
                String.join(", ", legal.stream().map(String::valueOf).toList()),
                value);
    }
}
