package convscope.view;

import convscope.diagram.Slot;
import convscope.model.Block;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menus over the drawing: of a block, and of a "+". */
final class BlockPopups {

    private final ContextMenu block = new ContextMenu();
    private final ContextMenu kinds = new ContextMenu();

    BlockPopups(Commands commands) {
        block.setId("block-menu");
        kinds.setId("kinds");
        commands.block().forEach(command -> block.getItems().add(command.item()));
        block.getItems().add(new SeparatorMenuItem());
        commands.clipboard().forEach(command -> block.getItems().add(command.item()));
    }

    void menu(BlockView view, double screenX, double screenY) {
        block.show(view, screenX, screenY);
    }

    /** Offers what can be put in at a "+". */
    void offer(BlockView view, Slot slot, Consumer<Block> onChosen) {
        kinds.getItems().clear();
        for (Offers.Section section : Offers.BLOCKS) {
            Menu menu = new Menu(section.title());
            for (Offers.BlockOffer offer : section.blocks()) {
                MenuItem item = new MenuItem(offer.says());
                item.setMnemonicParsing(false);
                item.setOnAction(event -> onChosen.accept(offer.block()));
                menu.getItems().add(item);
            }
            kinds.getItems().add(menu);
        }
        Bounds at = view.localToScreen(view.boundsOf(slot));
        if (at != null) {
            kinds.show(view, at.getMaxX(), at.getMinY());
        }
    }
}
