package convscope.document;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the program remembers of its user from one start to the next.
 *
 * @param dark whether the dark theme is on
 * @param window where the window stood, if it ever did
 * @param folder the folder of the last file dialog
 * @param threads how many threads an engine may use; 0 for as many as it likes
 * @param motion whether changes on the screen move; else they jump
 * @param recent the files opened last
 */
public record Preferences(
        boolean dark,
        Optional<Window> window,
        Optional<Path> folder,
        int threads,
        boolean motion,
        RecentFiles recent) {

    public static final int MOST_THREADS = 1_024;

    public static final Preferences DEFAULT =
            new Preferences(false, Optional.empty(), Optional.empty(), 0, true, RecentFiles.NONE);

    /**
     * A window on the screen, in pixels; {@code width} and {@code height} are those that it has
     * when it is not maximised.
     */
    public record Window(double x, double y, double width, double height, boolean maximised) {}

    public Preferences withDark(boolean changed) {
        return new Preferences(changed, window, folder, threads, motion, recent);
    }

    public Preferences withWindow(Window changed) {
        return new Preferences(dark, Optional.of(changed), folder, threads, motion, recent);
    }

    public Preferences withFolder(Path changed) {
        return new Preferences(dark, window, Optional.of(changed), threads, motion, recent);
    }

    public Preferences withThreads(int changed) {
        return new Preferences(dark, window, folder, changed, motion, recent);
    }

    public Preferences withMotion(boolean changed) {
        return new Preferences(dark, window, folder, threads, changed, recent);
    }

    public Preferences withRecent(RecentFiles changed) {
        return new Preferences(dark, window, folder, threads, motion, changed);
    }
}
