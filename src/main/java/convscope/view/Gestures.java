package convscope.view;

import convscope.diagram.Slot;
import convscope.document.DesignFile;
import convscope.model.Block;
import convscope.model.Path;
import convscope.session.Message;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** What the user does in the drawing, as messages. */
final class Gestures implements BlockGestures {

    private final Workbench workbench;
    private final Popups popups;
    private final Consumer<String> onFailure;

    /** What opens over the drawing. */
    interface Popups {

        /** Offers what can be put in at a "+". */
        void offer(Slot slot);

        void menu(double screenX, double screenY);

        /** Puts the keyboard into the inspector. */
        void edit();
    }

    Gestures(Workbench workbench, Popups popups, Consumer<String> onFailure) {
        this.workbench = workbench;
        this.popups = popups;
        this.onFailure = onFailure;
    }

    @Override
    public void select(Path path) {
        workbench.send(new Message.Select(path));
    }

    @Override
    public void toggle(Path path) {
        workbench.send(new Message.Toggle(path));
    }

    @Override
    public void open(Path path) {
        popups.edit();
    }

    @Override
    public void insert(Slot slot) {
        popups.offer(slot);
    }

    @Override
    public void drop(Slot slot, String text) {
        try {
            insert(slot, DesignFile.parseBlocks(text, "what was dropped").blocks());
        } catch (IOException e) {
            onFailure.accept(Background.says(e));
        }
    }

    void insert(Slot slot, List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            workbench.send(new Message.Insert(slot.sequence(), slot.index() + i, blocks.get(i)));
        }
    }

    @Override
    public void delete(Path path) {
        workbench.send(new Message.Remove(path));
    }

    @Override
    public void escape() {
        select(Path.ROOT);
    }

    @Override
    public void menu(Path path, double screenX, double screenY) {
        popups.menu(screenX, screenY);
    }
}
