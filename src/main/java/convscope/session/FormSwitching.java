package convscope.session;

import convscope.catalog.ResNeXt;
import convscope.model.Design;
import convscope.rewrite.Derivation;
import convscope.rewrite.Derivations;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a ResNeXt block in another form. The forms are one function, so the weights come along by
 * the rules that lead from one to the other, and no map moves.
 */
final class FormSwitching {

    private FormSwitching() {}

    /** {@return the session after the edit, if it is such a switch and rules are known for it} */
    static Optional<Session> follow(Session session, Message.Edit edit) {
        return edit instanceof Message.SetParameter set && set.value() instanceof ResNeXt.Form
                ? switched(session, edit)
                : Optional.empty();
    }

    private static Optional<Session> switched(Session session, Message.Edit edit) {
        Design before = session.design();
        return new Edits(before).apply(edit, session.selection())
                                instanceof Outcome.Done(History.Moment done)
                        && !done.design().equals(before)
                        && Derivations.find(before, done.design(), () -> false)
                                instanceof Derivations.Result.Found(Derivation found)
                ? Optional.of(carried(session, done, found))
                : Optional.empty();
    }

    private static Session carried(Session session, History.Moment done, Derivation derivation) {
        int rules = derivation.steps().size();
        return session.rewritten(done.design(), done.selection(), derivation.steps())
                .noting(
                        String.format(
                                Locale.ROOT,
                                "The same function in another form: the weights came along by %d"
                                        + " rule%s. View > Equivalence (Ctrl+I) shows why.",
                                rules,
                                rules == 1 ? "" : "s"));
    }
}
