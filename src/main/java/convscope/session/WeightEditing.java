package convscope.session;

import convscope.graph.Lowered;
import convscope.kernel.TensorEdit;
import convscope.kernel.WeightEdits;
import convscope.model.Design;
import convscope.model.Path;
import convscope.session.History.Drag;
import java.util.List;
import java.util.Locale;

/** What becomes of the weights that a user sets. */
final class WeightEditing {

    private WeightEditing() {}

    static Session apply(Session session, Message.EditWeights edit) {
        WeightEdits changed = changed(session.edits(), edit);
        History.Moment now = session.now().with(changed);
        return session.at(now, history(session, edit, now));
    }

    private static WeightEdits changed(WeightEdits edits, Message.EditWeights edit) {
        return switch (edit) {
            case Message.SetWeight set ->
                    edits.with(
                            set.tensor(),
                            edits.on(set.tensor(), set.shape()).with(set.place(), set.value()));
            case Message.ResetWeights reset ->
                    edits.with(
                            reset.tensor(),
                            edits.on(reset.tensor(), reset.shape())
                                    .reset(reset.from(), reset.end()));
            case Message.FillWeights fill -> {
                WeightEdits filled = edits;
                for (var tensor : fill.tensors().entrySet()) {
                    TensorEdit whole = TensorEdit.filled(tensor.getValue(), fill.set());
                    filled = filled.with(tensor.getKey(), whole);
                }
                yield filled;
            }
            case Message.DropEdits drop -> {
                WeightEdits fewer = edits;
                for (String tensor : drop.tensors()) {
                    fewer = fewer.without(tensor);
                }
                yield fewer;
            }
        };
    }

    private static History history(Session session, Message.EditWeights edit, History.Moment now) {
        History history = session.history();
        if (edit instanceof Message.SetWeight set) {
            if (set.typing()) {
                return history.dragged(session.now(), typed(set));
            }
            if (typed(set).equals(history.drag())) {
                return history.released(now);
            }
        }
        return now.means(session.now()) ? history : history.edited(session.now());
    }

    /** {@return what stays in the user's hand while this weight is typed} */
    static Drag typed(Message.SetWeight set) {
        return new Drag(new Path(set.tensor()), Integer.toString(set.place()));
    }

    /**
     * Weights set by hand stay over another seed, and make way for a file, which an undo undoes.
     */
    static Session choose(Session session, WeightsChoice chosen) {
        Session choosing = session.choosing(session.choices().withWeights(chosen));
        boolean own = !session.edits().isEmpty();
        boolean carried = !session.now().way().equals(Way.NONE);
        if (chosen instanceof WeightsChoice.Seed || !(own || carried)) {
            return choosing;
        }
        return choosing.at(
                        session.now().with(WeightEdits.NONE).with(Way.NONE),
                        session.history().edited(session.now()))
                .noting(
                        "The weights %s made way for the file; undo brings them back."
                                .formatted(own ? "set by hand" : "carried along"));
    }

    /** {@return the edits, under the names that their tensors have in the changed design} */
    static WeightEdits following(Session before, Design after) {
        WeightEdits edits = before.edits();
        return edits.isEmpty() || after.equals(before.design())
                ? edits
                : edits.renamed(new Following(before.design(), after)::name);
    }

    /** {@return one sentence on the weights that no longer have their tensor; else empty} */
    static String waiting(Session before, History.Moment now) {
        if (before.edits().isEmpty() || now.design().equals(before.design())) {
            return "";
        }
        if (now.edits().tensors().size() < before.edits().tensors().size()) {
            return "What was set by hand in the weights of this block went with it; undo brings"
                    + " both back.";
        }
        List<String> waiting = now.edits().waiting(Lowered.of(now.design()).graph());
        int already = before.edits().waiting(Lowered.of(before.design()).graph()).size();
        if (waiting.size() <= already) {
            return "";
        }
        String more =
                waiting.size() > 1
                        ? String.format(Locale.ROOT, " and %d more", waiting.size() - 1)
                        : "";
        return "What was set by hand in %s%s does not fit this design; it comes back with an undo."
                .formatted(waiting.getFirst(), more);
    }
}
