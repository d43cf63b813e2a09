package convscope.view.inspector;

import convscope.graph.Fault;
import convscope.session.Message;
import convscope.session.Session;
import convscope.view.workbench.ShownDesign;

/** Tries a value before it is chosen: one that the block itself cannot bear is refused. */
final class TrialEdit {

    private TrialEdit() {}

    /** {@return why the value cannot be, in a sentence, or empty} */
    static String refusal(Session before, ShownDesign after, Message.SetParameter wanted) {
        Session session = after.session();
        if (!session.notice().isEmpty() || session.design().equals(before.design())) {
            return session.notice();
        }
        return after.lowered().faults().stream()
                .filter(fault -> fault.parameter().equals(wanted.setting()))
                .filter(fault -> fault.at().isWithin(wanted.at()))
                .findFirst()
                .map(Fault::says)
                .map(says -> says + ".")
                .orElse("");
    }
}
