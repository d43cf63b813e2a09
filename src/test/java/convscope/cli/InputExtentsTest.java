package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import convscope.document.DesignFile;
import convscope.model.Shape;
import convscope.session.Message;
import convscope.session.Session;
import convscope.session.Update;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An input has the same limits in a file, on the command line and in the window. */
class InputExtentsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, true",
        "65536, 1, 1, true",
        "65537, 1, 1, false",
        "1, 4096, 4096, true",
        "1, 4097, 1, false",
        "1, 1, 4097, false",
        "16, 4096, 4096, true",
        "17, 4096, 4096, false",
        "65536, 64, 64, true",
        "65536, 65, 64, false"
    })
    void theSameEverywhere(int channels, int height, int width, boolean legal) {
        Shape shape = new Shape(channels, height, width);
        assertThat(inFile(shape)).isEqualTo(legal);
        assertThat(onCommandLine(shape)).isEqualTo(legal);
        assertThat(inWindow(shape)).isEqualTo(legal);
    }

    private static boolean inFile(Shape shape) {
        String text =
                String.format(
                        Locale.ROOT,
                        "{\"format\":\"convscope/1\",\"input\":[%d,%d,%d],\"body\":[]}",
                        shape.channels(),
                        shape.height(),
                        shape.width());
        return catchThrowable(() -> DesignFile.parse(text, "x.json")) == null;
    }

    private static boolean onCommandLine(Shape shape) {
        return catchThrowable(() -> new ShapeConverter().convert(shape.toString())) == null;
    }

    private static boolean inWindow(Shape shape) {
        Session session = Session.on(convscope.catalog.Catalog.start());
        return Update.apply(session, new Message.SetInput(shape)).notice().isEmpty();
    }
}
