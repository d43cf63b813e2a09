package convscope.view.tabs;

import convscope.run.Focus;
import convscope.session.Location;
import convscope.session.Message;
import convscope.view.workbench.ShownDesign;
import convscope.view.workbench.Workbench;
import javafx.scene.layout.StackPane;

/**
 * What a tab tells what the user did.
 *
 * @param overlay over the whole window, for what a tab shows large
 */
public record TabHost(Workbench workbench, StackPane overlay) {

    public void send(Message message) {
        workbench.send(message);
    }

    /** Points at the same pixel of another channel, where one is looked at; at none below 0. */
    public void point(int channel) {
        Location before = workbench.session().location();
        boolean pixel = before.hasPixel() && channel >= 0;
        send(new Message.Point(pixel ? before.withChannel(channel) : Location.channel(channel)));
    }

    /** From a tab that looks inside a block: points at what the operation in it gives. */
    public void pointInside(int channel) {
        ShownDesign shown = workbench.shown();
        Focus.on(shown.lowered(), shown.selected().path())
                .window()
                .map(node -> node.path())
                .filter(path -> !path.equals(shown.session().selection()))
                .ifPresent(path -> send(new Message.Select(path)));
        point(channel);
    }
}
