package convscope.view;

import java.util.Optional;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Something that the user can do from a menu and perhaps by a key.
 *
 * @param id of the menu item, and of the button where there is one
 * @param says what it does, in a menu's words
 * @param keys in the notation of {@link KeyCombination#valueOf}, or empty
 */
record Command(String id, String says, String keys, @Nullable Ikon icon, Runnable action) {

    Command(String id, String says, String keys, Runnable action) {
        this(id, says, keys, null, action);
    }

    Optional<KeyCombination> combination() {
        return keys.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(keys));
    }

    /** {@return the keys as they stand in a menu, e.g. {@code Ctrl+D}} */
    String keyWords() {
        return combination().map(KeyCombination::getDisplayText).orElse("");
    }

    MenuItem item() {
        MenuItem item = new MenuItem(says);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        combination().ifPresent(item::setAccelerator);
        if (icon != null) {
            item.setGraphic(new FontIcon(icon));
        }
        return item;
    }
}
