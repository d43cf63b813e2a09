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

    private final ReadOnlyObjectWrapper<Shown> shown;

    public Workbench(Session first) {
        shown = new ReadOnlyObjectWrapper<>(Shown.of(first));
    }

    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public Shown shown() {
        return shown.get();
    }

    public Session session() {
        return shown.get().session();
    }

    public void send(Message message) {
        shown.set(shown.get().next(Update.apply(session(), message)));
    }
}
