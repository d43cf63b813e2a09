package convscope.view.inspector;

import javafx.scene.Node;

/** A control for one setting. */
interface Editor {

    Node node();

    /** Shows another value without proposing it. */
    void show(Field field);

    /** What a user wants a setting to be. */
    interface Proposal {

        /**
         * {@return why it cannot be, in a sentence, or empty where it is now so}
         *
         * @param dragging whether a slider is still in the user's hand
         */
        String propose(Object value, boolean dragging);
    }

    /** {@return the control that suits the field best} */
    static Editor of(Field field, Proposal proposal) {
        if (field.setting().type() == boolean.class) {
            return new SwitchEditor(field, proposal);
        }
        return field.isRow() ? new RowEditor(field, proposal) : new NumberEditor(field, proposal);
    }
}
