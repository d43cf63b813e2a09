package convscope.view;

import convscope.catalog.Catalog;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Path;
import convscope.model.Sequence;
import convscope.model.Shape;
import convscope.run.Machinery;
import convscope.session.Location;
import convscope.session.Message;
import convscope.session.Tab;
import convscope.session.Theme;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Makes screenshots/ from the real window: {@code mvn -Pscreenshots test}. */
@Tag("screenshots")
@ExtendWith(ApplicationExtension.class)
class ScreenshotsTest {

    private static final java.nio.file.Path FOLDER = java.nio.file.Path.of("screenshots");
    private static final long PATIENCE = 60;

    /** So many alike in succession, and nothing moves. */
    private static final int FRAMES = 40;

    private MainWindow window;
    private Stage stage;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        window =
                new MainWindow(
                        shown,
                        new FakeDesktop(),
                        Machinery.ofThisMachine(),
                        Files.createTempDirectory("convscope"),
                        Catalog.start());
        shown.show();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void send(FxRobot robot, Message message) {
        robot.interact(() -> window.workbench().send(message));
    }

    private void size(FxRobot robot, double width, double height) {
        robot.interact(
                () -> {
                    stage.setX(0);
                    stage.setY(0);
                    stage.setWidth(width);
                    stage.setHeight(height);
                });
    }

    private static void eventually(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, condition::getAsBoolean);
    }

    private BufferedImage shot(FxRobot robot) {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = stage.getScene().snapshot(null));
        int width = (int) image[0].getWidth();
        int height = (int) image[0].getHeight();
        int[] pixels = new int[width * height];
        image[0].getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage shot = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        shot.setRGB(0, 0, width, height, pixels, 0, width);
        return shot;
    }

    private static boolean same(BufferedImage first, BufferedImage second) {
        return Arrays.equals(
                ((DataBufferInt) first.getRaster().getDataBuffer()).getData(),
                ((DataBufferInt) second.getRaster().getDataBuffer()).getData());
    }

    /** The window once all is computed and nothing moves any more. */
    private BufferedImage still(FxRobot robot) throws Exception {
        Label maps = robot.lookup("#maps-message").queryAs(Label.class);
        eventually(() -> !(maps.isVisible() && maps.getText().startsWith("Computing")));
        BufferedImage shot = shot(robot);
        for (int alike = 0; alike < FRAMES; alike++) {
            BufferedImage next = shot(robot);
            if (!same(shot, next)) {
                alike = 0;
            }
            shot = next;
        }
        return shot;
    }

    private void take(FxRobot robot, String name) throws Exception {
        Files.createDirectories(FOLDER);
        ImageIO.write(still(robot), "png", FOLDER.resolve(name + ".png").toFile());
    }

    private static boolean proved(FxRobot robot, int column, String words) {
        return robot
                .lookup("#door-difference-" + column + " .door-number")
                .queryAllAs(Label.class)
                .stream()
                .anyMatch(label -> label.getText().contains(words));
    }

    @Test
    void start(FxRobot robot) throws Exception {
        size(robot, 1600, 1000);
        take(robot, "start");
        size(robot, 1280, 800);
        send(robot, new Message.Select(new Path("resnext1.conv2")));
        take(robot, "small");
        send(robot, new Message.ShowTheme(Theme.DARK));
        send(robot, new Message.ShowTab(Tab.GATES));
        take(robot, "gates-dark");
    }

    @Test
    void network(FxRobot robot) throws Exception {
        size(robot, 1600, 1000);
        send(robot, new Message.Opened(Catalog.design("seresnext50-32x4d").orElseThrow(), null));
        send(robot, new Message.Select(new Path("conv1")));
        take(robot, "network");
        send(robot, new Message.ShowTab(Tab.TABLE));
        take(robot, "table");
    }

    @Test
    void paths(FxRobot robot) throws Exception {
        size(robot, 1600, 1000);
        send(robot, new Message.Opened(Catalog.design("resnext-form-a").orElseThrow(), null));
        take(robot, "paths");
    }

    @Test
    void fault(FxRobot robot) throws Exception {
        size(robot, 1280, 800);
        Sequence body =
                Sequence.of(
                        new Layer.Relu(),
                        Layer.Conv.same(64, 3, 1, 32),
                        Layer.BatchNorm.standard(),
                        new Layer.Relu());
        send(robot, new Message.Opened(new Design("fault", new Shape(30, 56, 56), body), null));
        send(robot, new Message.Select(new Path("conv1")));
        take(robot, "fault");
    }

    /** 64 channels in a free convolution, so that dense and depthwise are legal too. */
    private void channels(FxRobot robot, int groups, String name) throws Exception {
        Sequence body = Sequence.of(Layer.Conv.same(64, 3, 1, groups), new Layer.Relu());
        Design design = new Design("one convolution", new Shape(64, 56, 56), body);
        send(robot, new Message.Opened(design, null));
        send(robot, new Message.Select(new Path("conv1")));
        send(robot, new Message.ShowTab(Tab.CHANNELS));
        send(robot, new Message.Point(Location.channel(17)));
        take(robot, name);
    }

    @Test
    void groups(FxRobot robot) throws Exception {
        size(robot, 1600, 1000);
        channels(robot, 1, "channels-dense");
        channels(robot, 32, "channels-32-groups");
        channels(robot, 64, "channels-depthwise");
    }

    @Test
    void kernels(FxRobot robot) throws Exception {
        size(robot, 1600, 1000);
        send(robot, new Message.Select(new Path("resnext1.conv2")));
        send(robot, new Message.ShowTab(Tab.KERNELS));
        send(robot, new Message.Point(Location.channel(17)));
        take(robot, "kernels");
    }

    @Test
    void pixel(FxRobot robot) throws Exception {
        size(robot, 1600, 1000);
        send(robot, new Message.Select(new Path("resnext1.conv2")));
        send(robot, new Message.ShowTab(Tab.PIXEL));
        send(robot, new Message.Point(new Location(17, 0, 12)));
        take(robot, "pixel-padding");
    }

    @Test
    void compare(FxRobot robot) throws Exception {
        size(robot, 1600, 1000);
        send(robot, new Message.Select(new Path("resnext1.conv2")));
        send(robot, new Message.ShowTab(Tab.COMPARE));
        eventually(
                () ->
                        robot.lookup("#compare-TIME-1")
                                .tryQueryAs(Label.class)
                                .filter(time -> time.getText().endsWith(" ms"))
                                .isPresent());
        take(robot, "compare");
    }

    @Test
    void equivalence(FxRobot robot) throws Exception {
        size(robot, 1600, 1000);
        robot.press(KeyCode.CONTROL).type(KeyCode.I).release(KeyCode.CONTROL);
        eventually(() -> proved(robot, 1, "the same function"));
        take(robot, "equivalence");
        robot.type(KeyCode.RIGHT);
        take(robot, "equivalence-rule");
        robot.clickOn("#door-break-bias");
        eventually(() -> proved(robot, 0, "not the same function"));
        take(robot, "equivalence-broken");
    }
}
