package convscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.picture.PictureFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What is really on the clipboard, through the desktop that the window has. */
@ExtendWith(ApplicationExtension.class)
class SystemBoardTest {

    private StageDesktop desktop;

    @Start
    void start(Stage stage) {
        desktop = new StageDesktop(stage);
    }

    private Clip pasted(FxRobot robot, ClipboardContent content) {
        Clip[] clip = new Clip[1];
        robot.interact(() -> Clipboard.getSystemClipboard().setContent(content));
        robot.interact(() -> clip[0] = desktop.pasted());
        return clip[0];
    }

    @Test
    void aPictureThatHtmlNamesIsNotFetched(FxRobot robot) throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
            ClipboardContent content = new ClipboardContent();
            content.putHtml("<img src=\"http://127.0.0.1:" + port + "/cat.png\">");
            assertThat(pasted(robot, content)).isEqualTo(new Clip.Address());
            assertThat(server.accept()).as("a connection").isNull();
        }
    }

    @Test
    void aCopiedPictureHasItsColours(FxRobot robot) throws Exception {
        WritableImage image = new WritableImage(2, 1);
        image.getPixelWriter().setArgb(0, 0, 0xFF102030);
        image.getPixelWriter().setArgb(1, 0, 0xFFF08040);
        ClipboardContent content = new ClipboardContent();
        content.putImage(image);
        Clip.Pixels clip = (Clip.Pixels) pasted(robot, content);
        assertThat(PictureFile.read(clip.encoded().encoded(), "pasted").toArgb())
                .containsExactly(0xFF102030, 0xFFF08040);
    }

    @Test
    void copiedBlocksAreText(FxRobot robot) {
        robot.interact(() -> desktop.copy("[]"));
        Clip[] clip = new Clip[1];
        robot.interact(() -> clip[0] = desktop.pasted());
        assertThat(clip[0]).isEqualTo(new Clip.Text("[]"));
    }
}
