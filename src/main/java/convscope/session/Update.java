package convscope.session;

import convscope.model.Path;
import convscope.session.History.Drag;
import java.util.Optional;

/** What a message makes of a session. */
public final class Update {

    private Update() {}

    /** {@return the next session; where the message cannot be followed, the same with a notice} */
    public static Session apply(Session before, Message message) {
        Session session =
                message instanceof Message.StopTyping ? before : released(before, message);
        Choices choices = session.choices();
        return switch (message) {
            case Message.Edit edit ->
                    FormSwitching.follow(session, edit).orElseGet(() -> edit(session, edit));
            case Message.EditWeights edit -> WeightEditing.apply(session, edit);
            case Message.Rewrite rewrite -> RulesHere.apply(session, rewrite);
            case Message.StopTyping stop -> travelled(session, session.history().givenUp());
            case Message.SavedWeights(var edits) -> session.savedWeights(edits);
            case Message.Undo undo -> travel(session, session.history().undo(session.now()));
            case Message.Redo redo -> travel(session, session.history().redo(session.now()));
            case Message.Select(var at) -> select(session, at);
            case Message.Opened(var design, var file) -> session.opened(design, file);
            case Message.Recovered(var design, var saved, var file) ->
                    session.opened(design, file).over(saved);
            case Message.Saved(var file, var design) -> session.savedAs(file, design);
            case Message.Toggle(var at) -> session.choosing(choices.toggling(at));
            case Message.ChoosePicture(var chosen) -> session.choosing(choices.withPicture(chosen));
            case Message.ChooseWeights(var chosen) -> WeightEditing.choose(session, chosen);
            case Message.ShowMaps(var settings) -> session.choosing(choices.withMaps(settings));
            case Message.ShowTab(var tab) -> session.choosing(choices.withTab(tab));
            case Message.ShowTheme(var theme) -> session.choosing(choices.withTheme(theme));
            case Message.ShowMotion(boolean on) -> session.choosing(choices.withMotion(on));
            case Message.ShowHeat(boolean on) -> session.choosing(choices.withHeat(on));
            case Message.ChooseEngine(var chosen) -> session.choosing(choices.withEngine(chosen));
            case Message.ChooseKeep(var keep) -> session.choosing(choices.withKeep(keep));
            case Message.Point(var location) -> session.choosing(choices.withLocation(location));
            case Message.Compare(var comparison) ->
                    session.choosing(choices.withComparison(comparison));
        };
    }

    /** A location belongs to one block's values. */
    private static Session select(Session session, Path at) {
        Choices choices = session.choices();
        Location location = at.equals(session.selection()) ? choices.location() : Location.NONE;
        return session.choosing(choices.withLocation(location))
                .at(
                        new History.Moment(
                                session.design(), at, session.edits(), session.now().way()),
                        session.history());
    }

    /** {@return the session in which no slider is held, unless the message moves that slider} */
    private static Session released(Session session, Message message) {
        Drag held = session.history().drag();
        boolean same =
                switch (message) {
                    case Message.Edit edit ->
                            slider(session, edit).filter(s -> s.equals(held)).isPresent();
                    case Message.SetWeight set -> WeightEditing.typed(set).equals(held);
                    default -> false;
                };
        return held == null || same
                ? session
                : session.at(session.now(), session.history().released(session.now()));
    }

    private static Session edit(Session session, Message.Edit edit) {
        Outcome outcome =
                Aggregating.follow(session, edit)
                        .or(() -> Regroups.dragged(session, edit))
                        .orElseGet(
                                () -> new Edits(session.design()).apply(edit, session.selection()));
        return switch (outcome) {
            case Outcome.Refused(String because) -> session.noting(because);
            case Outcome.Done(History.Moment done) -> done(session, edit, done, "");
            case Outcome.Remarked(History.Moment done, String says) ->
                    done(session, edit, done, says);
        };
    }

    private static Session done(
            Session session, Message.Edit edit, History.Moment done, String says) {
        History.Moment now =
                done.with(WeightEditing.following(session, done.design()))
                        .with(session.now().way());
        String waiting = WeightEditing.waiting(session, now);
        return session.at(now, history(session, edit, now))
                .noting(waiting.isEmpty() ? says : waiting);
    }

    private static History history(Session session, Message.Edit edit, History.Moment now) {
        History history = session.history();
        Optional<Drag> slider = slider(session, edit);
        if (slider.isPresent() && dragging(edit)) {
            return history.dragged(session.now(), slider.get());
        }
        if (slider.isPresent() && slider.get().equals(history.drag())) {
            return history.released(now);
        }
        return now.design().equals(session.design()) ? history : history.edited(session.now());
    }

    /** {@return the slider that the edit moves, if it is one that can be dragged} */
    private static Optional<Drag> slider(Session session, Message.Edit edit) {
        return edit instanceof Message.SetParameter set
                ? Optional.of(new Drag(set.at(), set.setting()))
                : edit instanceof Message.Regroup regroup
                        ? Optional.of(Regroups.slider(session, regroup))
                        : Optional.empty();
    }

    private static boolean dragging(Message.Edit edit) {
        return (edit instanceof Message.SetParameter set && set.dragging())
                || (edit instanceof Message.Regroup regroup && regroup.dragging());
    }

    private static Session travel(Session session, Optional<History.Travelled> travelled) {
        return travelled.isEmpty()
                ? session.noting("There is nothing more to undo or redo.")
                : travelled(session, travelled);
    }

    private static Session travelled(Session session, Optional<History.Travelled> travelled) {
        return travelled.map(there -> session.at(there.to(), there.history())).orElse(session);
    }
}
