package convscope.view;

import convscope.diagram.Slot;
import convscope.model.Path;

/** What a user does in the block view. */
public interface BlockGestures {

    /** Chose a place; the root path stands for the whole design. */
    void select(Path path);

    /** Turned a place over: folded to unfolded or the other way round. */
    void toggle(Path path);

    /** Asked for a place's editor: Enter where there is nothing to unfold. */
    void open(Path path);

    /** Wants to put a block in, by a click or Enter on a "+". */
    void insert(Slot slot);

    /** Let something fall on a "+": the text on the dragboard, a kind or a block as JSON. */
    void drop(Slot slot, String text);

    /** Wants to delete the chosen place. */
    void delete(Path path);

    /** Pressed Escape where there is nothing left to leave. */
    void escape();

    /**
     * Asked for a place's menu.
     *
     * @param screenX where to open it, in pixels of the screen
     * @param screenY where to open it, in pixels of the screen
     */
    void menu(Path path, double screenX, double screenY);
}
