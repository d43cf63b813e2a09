package convscope.view;

import convscope.document.EngineChoice;
import convscope.document.Preferences;
import convscope.document.PreferencesFile;
import convscope.run.Reply;
import convscope.run.Saves;
import convscope.session.Theme;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * What is kept from one start to the next: theme, engine, recent files, where the window stands.
 */
final class Remembered {

    private final PreferencesFile file;
    private final Saves saves = new Saves(Runnable::run);
    private Preferences now;

    Remembered(PreferencesFile file) {
        this.file = file;
        this.now = file.load();
    }

    Theme theme() {
        return now.dark() ? Theme.DARK : Theme.LIGHT;
    }

    void theme(Theme theme) {
        change(preferences -> preferences.withDark(theme == Theme.DARK));
    }

    boolean motion() {
        return now.motion();
    }

    void motion(boolean on) {
        change(preferences -> preferences.withMotion(on));
    }

    EngineChoice engine() {
        return now.engine();
    }

    void engine(EngineChoice chosen) {
        change(preferences -> preferences.withEngine(chosen));
    }

    void opened(Path design) {
        change(
                preferences ->
                        preferences.withRecent(preferences.recent().with(design.toAbsolutePath())));
    }

    /** Puts the window where it stood, if a screen is still there, else where it fits. */
    void place(Stage stage) {
        Preferences.Window window = now.window().filter(Remembered::isOnScreen).orElse(null);
        if (window != null) {
            stage.setX(window.x());
            stage.setY(window.y());
            stage.setWidth(window.width());
            stage.setHeight(window.height());
            stage.setMaximized(window.maximised());
        } else {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(Math.min(1440, screen.getWidth()));
            stage.setHeight(Math.min(900, screen.getHeight()));
        }
    }

    private static boolean isOnScreen(Preferences.Window window) {
        return !Screen.getScreensForRectangle(window.x(), window.y(), 100, 40).isEmpty();
    }

    /**
     * Keeps where the window stands.
     *
     * @return done once this and all that was to be kept before is written, or cannot be
     */
    CompletableFuture<?> placed(Stage stage) {
        boolean maximised = stage.isMaximized();
        Preferences.Window before = now.window().orElse(null);
        Preferences.Window window =
                maximised && before != null
                        ? new Preferences.Window(
                                before.x(), before.y(), before.width(), before.height(), true)
                        : new Preferences.Window(
                                stage.getX(),
                                stage.getY(),
                                stage.getWidth(),
                                stage.getHeight(),
                                maximised);
        now = now.withWindow(window);
        return write(now);
    }

    /** Fills the menu whenever it opens. */
    void fill(Menu menu, java.util.function.Consumer<Path> onChosen) {
        menu.setDisable(now.recent().paths().isEmpty());
        menu.getItems().clear();
        for (Path path : now.recent().paths()) {
            MenuItem item = new MenuItem(path.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> onChosen.accept(path));
            menu.getItems().add(item);
        }
    }

    private void change(UnaryOperator<Preferences> changing) {
        Preferences changed = changing.apply(now);
        if (!changed.equals(now)) {
            now = changed;
            CompletableFuture<?> _ = write(changed);
        }
    }

    private CompletableFuture<?> write(Preferences preferences) {
        CompletableFuture<Reply<Boolean>> written = new CompletableFuture<>();
        saves.<Boolean>save(file.path(), () -> file.save(preferences), written::complete);
        return written;
    }
}
