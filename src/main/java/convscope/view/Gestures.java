package convscope.view;

import convscope.diagram.Slot;
import convscope.document.DesignFile;
import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Path;
import convscope.session.Message;
import convscope.view.workbench.Workbench;
import java.util.List;

/** What the user does in the drawing, as messages. */
final class Gestures implements BlockGestures {

    private final Workbench workbench;
    private final Popups popups;
    private final Background.Kind reading;

    /** What opens over the drawing. */
    interface Popups {

        /** Offers what can be put in at a "+". */
        void offer(Slot slot);

        void menu(double screenX, double screenY);

        /** Puts the keyboard into the inspector. */
        void edit();
    }

    /**
     * @param reading reads what is dropped
     */
    Gestures(Workbench workbench, Popups popups, Background.Kind reading) {
        this.workbench = workbench;
        this.popups = popups;
        this.reading = reading;
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
        Design open = workbench.session().design();
        reading.run(
                () -> DesignFile.parseBlocks(text, "what was dropped").blocks(),
                blocks -> {
                    if (workbench.session().design().equals(open)) {
                        insert(slot, blocks);
                    }
                });
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
