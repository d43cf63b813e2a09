package convscope.view.tabs;

import convscope.run.Focus;
import convscope.run.PassResult;
import convscope.session.Tab;
import convscope.view.workbench.ShownDesign;
import java.util.Locale;
import javafx.scene.layout.Region;

/**
 * One tab below the drawing. Values go in, messages go out through its {@link TabHost}; only the
 * tab in sight is shown anything.
 */
public interface BottomTab extends AutoCloseable {

    /** {@return which of the session's tabs it is} */
    Tab tab();

    /** {@return one word for its header, e.g. {@code Maps}} */
    default String title() {
        String name = tab().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    Region node();

    /** Called once, before anything is shown. */
    void attach(TabHost host);

    /**
     * Shows the newest values.
     *
     * @param focus what is selected in the design of {@code shown}
     * @param result the newest pass, which may be one over an earlier design
     */
    void computed(ShownDesign shown, Focus focus, PassResult result);

    /** There are no values, for this reason: one sentence. */
    void without(ShownDesign shown, String why);

    /** It goes out of sight. */
    default void leave() {}

    @Override
    default void close() {}
}
