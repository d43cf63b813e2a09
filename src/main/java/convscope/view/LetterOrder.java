package convscope.view;

import convscope.says.ReadingOrder;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Holds all letters of all windows, tooltips, menus and dialogs included, in {@link ReadingOrder}.
 * Only what is laid out is marked; what controls hold stays as it is, and so does what is typed.
 */
final class LetterOrder {

    private final ListChangeListener<Node> children = this::changed;
    private final ChangeListener<Parent> roots = (of, old, now) -> watch(now);
    private final ChangeListener<Scene> scenes = (of, old, now) -> watch(now);
    private final ChangeListener<String> letters = this::order;

    private LetterOrder() {}

    /** Starts with the windows that are there, and goes on with all that come. */
    static void keep() {
        LetterOrder order = new LetterOrder();
        Window.getWindows().forEach(order::watch);
        Window.getWindows()
                .addListener(
                        (ListChangeListener<Window>)
                                change -> {
                                    while (change.next()) {
                                        change.getAddedSubList().forEach(order::watch);
                                    }
                                });
    }

    private void watch(Window window) {
        window.sceneProperty().removeListener(scenes);
        window.sceneProperty().addListener(scenes);
        watch(window.getScene());
    }

    private void watch(@Nullable Scene scene) {
        if (scene != null) {
            scene.rootProperty().removeListener(roots);
            scene.rootProperty().addListener(roots);
            watch(scene.getRoot());
        }
    }

    private void watch(@Nullable Node node) {
        switch (node) {
            case TextInputControl typed -> {}
            case Text text -> {
                text.textProperty().removeListener(letters);
                text.textProperty().addListener(letters);
                order(text.textProperty(), "", text.getText());
            }
            case Parent parent -> {
                parent.getChildrenUnmodifiable().removeListener(children);
                parent.getChildrenUnmodifiable().addListener(children);
                parent.getChildrenUnmodifiable().forEach(this::watch);
            }
            case null, default -> {}
        }
    }

    private void changed(ListChangeListener.Change<? extends Node> change) {
        while (change.next()) {
            change.getAddedSubList().forEach(this::watch);
        }
    }

    private void order(ObservableValue<? extends String> of, String old, @Nullable String now) {
        if (now != null && of instanceof StringProperty text && !text.isBound()) {
            String ordered = ReadingOrder.of(now);
            if (!ordered.equals(now)) {
                text.set(ordered);
            }
        }
    }
}
