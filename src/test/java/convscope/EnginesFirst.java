package convscope;

import convscope.engine.EngineSettings;
import convscope.engine.all.Engines;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Loads the engines' libraries before any test opens a window, as the program does: see {@code
 * ConvScopeApplication}.
 */
public final class EnginesFirst implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Engines.warmUp(EngineSettings.AUTO);
    }
}
