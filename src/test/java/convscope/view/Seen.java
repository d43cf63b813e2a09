package convscope.view;

import convscope.view.tabs.MapsTab;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What somebody sees who sits before the window. */
final class Seen {

    /** Seconds, on a machine with much else to do. */
    private static final long PATIENCE = 120;

    private Seen() {}

    static void eventually(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    static String notice(FxRobot robot) {
        return robot.lookup("#notice").queryAs(Label.class).getText();
    }

    /** Waits until the engine says how long it took. */
    static void computed(FxRobot robot) throws Exception {
        Label engine = robot.lookup("#engine").queryAs(Label.class);
        eventually(() -> engine.getText().endsWith(" ms") || engine.getText().endsWith(" s"));
    }

    static WritableImage maps(FxRobot robot) {
        MapsTab tab = robot.lookup("#maps-tab").queryAs(MapsTab.class);
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = tab.snapshot(null, null));
        return image[0];
    }

    static boolean same(WritableImage first, WritableImage second) {
        for (int y = 0; y < first.getHeight(); y += 3) {
            for (int x = 0; x < first.getWidth(); x += 3) {
                if (first.getPixelReader().getArgb(x, y) != second.getPixelReader().getArgb(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }
}
