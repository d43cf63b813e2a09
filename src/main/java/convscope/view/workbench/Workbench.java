package convscope.view.workbench;

import convscope.session.Message;
import convscope.session.Session;
import convscope.session.Update;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Where the one session lies: messages go in, and what is shown comes out. On the JavaFX thread
 * only.
 */
public final class Workbench {

    private final ReadOnlyObjectWrapper<ShownDesign> shown;

    public Workbench(Session first) {
        shown = new ReadOnlyObjectWrapper<>(ShownDesign.of(first));
    }

    public ReadOnlyObjectProperty<ShownDesign> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ShownDesign shown() {
        return shown.get();
    }

    public Session session() {
        return shown.get().session();
    }

    public void send(Message message) {
        show(after(message));
    }

    /** {@return what a message would show, which nobody sees yet} */
    public ShownDesign after(Message message) {
        return shown.get().next(Update.apply(session(), message));
    }

    /** Shows what {@link #after} gave. */
    public void show(ShownDesign next) {
        shown.set(next);
    }
}
