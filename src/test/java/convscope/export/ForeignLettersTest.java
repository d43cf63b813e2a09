package convscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.diagram.Diagram;
import convscope.diagram.Palette;
import convscope.diagram.TextRun;
import convscope.diagram.Typeface;
import convscope.document.DesignFile;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Letters that the program's typeface lacks, whatever fonts the machine has. */
class ForeignLettersTest {

    private static List<Element> texts(Design design) throws Exception {
        String svg = SvgText.of(Diagram.of(Lowered.of(design)), Palette.LIGHT);
        NodeList found =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)))
                        .getElementsByTagName("text");
        List<Element> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add((Element) found.item(i));
        }
        return texts;
    }

    private static Design named(String name) {
        return new Design("d", new Shape(3, 4, 4), Sequence.of(new Named(name, new Layer.Relu())));
    }

    @Test
    void namesOfCjkAreTextInSvg() throws Exception {
        Design design =
                DesignFile.read(Path.of("src/test/resources/faults/designs/cjk.convscope.json"));
        assertThat(texts(design))
                .extracting(Element::getTextContent)
                .containsExactly("\u5377\u79ef\u5c42", "\ud83d\ude00", "\u0637\u0628\u0642\u0629");
    }

    @Test
    void lettersFromTheRightSaySo() throws Exception {
        Element text = texts(named("conv_\u05e9\u05dc\u05d5\u05dd 3x3, 64")).getFirst();
        assertThat(text.getTextContent()).isEqualTo("\u05e9\u05dc\u05d5\u05dd");
        assertThat(text.getAttribute("direction")).isEqualTo("rtl");
        assertThat(text.getAttribute("unicode-bidi")).isEqualTo("embed");
        assertThat(text.getAttribute("text-anchor")).isEqualTo("middle");
    }

    @Test
    void whatXmlForbidsStandsAsItsCode() throws Exception {
        assertThat(SvgText.of(Diagram.of(Lowered.of(named("a\uffffb"))), Palette.LIGHT))
                .contains("aria-label=\"aU+FFFFb\"");
        assertThat(texts(named("a\uffffb"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u5377\u79ef\u5c42",
                "\u0637\u0628\u0642\u0629",
                "\u05e9\u05dc\u05d5\u05dd",
                "\ud83d\ude00",
                "\ud83d\udc69\u200d\ud83d\udd2c",
                "x\u0302"
            })
    void everyLetterIsSeenWithinItsRoomWhetherThereAreFontsOrNot(String letters) {
        TextRun.Foreign run = (TextRun.Foreign) Typeface.REGULAR.runs(letters).getFirst();
        SystemLetters none = new SystemLetters(Stream::empty);
        SystemLetters broken =
                new SystemLetters(
                        () -> {
                            throw new InternalError("no fontconfig");
                        });
        for (SystemLetters system : List.of(SystemLetters.ofThisMachine(), none, broken)) {
            Path2D outline = system.outline(run, Typeface.REGULAR);
            Rectangle2D bounds = outline.getBounds2D();
            assertThat(bounds.isEmpty()).isFalse();
            assertThat(bounds.getMinX()).isGreaterThan(-0.2);
            assertThat(bounds.getMaxX()).isLessThan(run.width() + 0.2);
        }
    }

    @Test
    void aPictureShowsTheName() {
        BufferedImage without = image("a");
        BufferedImage with = image("a \u5377");
        assertThat(dark(with)).isGreaterThan(dark(without));
    }

    private static BufferedImage image(String name) {
        return Raster.of(Diagram.of(Lowered.of(named(name))), Palette.LIGHT, 2);
    }

    private static long dark(BufferedImage image) {
        long dark = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                dark += (image.getRGB(x, y) & 0xFF) < 160 ? 1 : 0;
            }
        }
        return dark;
    }
}
