package convscope.view.workbench;

import convscope.analysis.Analysis;
import convscope.graph.Lowered;
import convscope.graph.Place;
import convscope.session.Session;

/**
 * Everything that follows from a session at once: what each view is given.
 *
 * @param session what the user sees
 * @param lowered its design taken apart
 * @param analysis what that costs
 * @param selected the place that everything follows
 */
public record ShownDesign(Session session, Lowered lowered, Analysis analysis, Place selected) {

    static ShownDesign of(Session session) {
        Lowered lowered = Lowered.of(session.design());
        return new ShownDesign(session, lowered, Analysis.of(lowered), session.selected(lowered));
    }

    /** {@return this for another session; a design that did not change is not taken apart again} */
    ShownDesign next(Session changed) {
        return changed.design().equals(session.design())
                ? new ShownDesign(changed, lowered, analysis, changed.selected(lowered))
                : of(changed);
    }
}
