package convscope.document;

import convscope.session.EngineChoice;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the program remembers of its user from one start to the next.
 *
 * @param dark whether the dark theme is on
 * @param window where the window stood, if it ever did
 * @param folder the folder of the last file dialog
 * @param engine what computes
 * @param motion whether changes on the screen move; else they jump
 * @param recent the files opened last
 */
public record Preferences(
        boolean dark,
        Optional<Window> window,
        Optional<Path> folder,
        EngineChoice engine,
        boolean motion,
        RecentFiles recent) {

    public static final Preferences DEFAULT =
            new Preferences(
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    EngineChoice.USUAL,
                    true,
                    RecentFiles.NONE);

    /**
     * A window on the screen, in pixels; {@code width} and {@code height} are those that it has
     * when it is not maximised.
     */
    public record Window(double x, double y, double width, double height, boolean maximised) {}

    public Preferences withDark(boolean changed) {
        return new Preferences(changed, window, folder, engine, motion, recent);
    }

    public Preferences withWindow(Window changed) {
        return new Preferences(dark, Optional.of(changed), folder, engine, motion, recent);
    }

    public Preferences withFolder(Path changed) {
        return new Preferences(dark, window, Optional.of(changed), engine, motion, recent);
    }

    public Preferences withEngine(EngineChoice changed) {
        return new Preferences(dark, window, folder, changed, motion, recent);
    }

    public Preferences withMotion(boolean changed) {
        return new Preferences(dark, window, folder, engine, changed, recent);
    }

    public Preferences withRecent(RecentFiles changed) {
        return new Preferences(dark, window, folder, engine, motion, changed);
    }
}
