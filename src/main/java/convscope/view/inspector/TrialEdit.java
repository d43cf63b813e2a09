package convscope.view.inspector;

import convscope.graph.Fault;
import convscope.graph.Lowered;
import convscope.session.Message;
import convscope.session.Session;
import convscope.session.Update;

/** Tries a value before it is chosen: one that the block itself cannot bear is refused. */
final class TrialEdit {

    private TrialEdit() {}

    /** {@return why the value cannot be, in a sentence, or empty} */
    static String of(Session session, Message.SetParameter wanted) {
        Session after = Update.apply(session, wanted);
        if (!after.notice().isEmpty() || after.design().equals(session.design())) {
            return after.notice();
        }
        return Lowered.of(after.design()).faults().stream()
                .filter(fault -> fault.parameter().equals(wanted.setting()))
                .filter(fault -> fault.at().isWithin(wanted.at()))
                .findFirst()
                .map(Fault::says)
                .map(says -> says + ".")
                .orElse("");
    }
}
