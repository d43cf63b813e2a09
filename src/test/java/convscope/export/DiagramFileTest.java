package convscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.catalog.Catalog;
import convscope.diagram.Palette;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class DiagramFileTest {

    @TempDir private Path folder;

    private static Lowered start() {
        return Lowered.of(Catalog.start());
    }

    private static Document parsed(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    @Test
    void svgIsWellFormedAndNamesItsParts() throws Exception {
        Path file = folder.resolve("block.svg");
        DiagramFile.write(file, start(), Palette.LIGHT);
        assertThat(parsed(file).getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(Files.readString(file)).contains("<title>conv2: 128, 3x3, 128, group = 32");
    }

    @Test
    void everyGlyphThatSvgUsesIsDefined() throws Exception {
        Path file = folder.resolve("block.svg");
        DiagramFile.write(file, start(), Palette.DARK);
        String text = Files.readString(file);
        List<String> uses = List.of(text.split("xlink:href=\"#", -1));
        assertThat(uses.subList(1, uses.size()))
                .isNotEmpty()
                .allSatisfy(
                        use -> {
                            String id = use.substring(0, use.indexOf('"'));
                            assertThat(text).contains("<path id=\"" + id + "\"");
                        });
    }

    @Test
    void namesThatAreMarkupStayWords() throws Exception {
        Path file = folder.resolve("block.svg");
        Named named = new Named("<a href=\"x\">&", new Layer.Relu());
        Design design = new Design("</title>\u0001", new Shape(3, 4, 4), Sequence.of(named));
        DiagramFile.write(file, Lowered.of(design), Palette.LIGHT);
        assertThat(parsed(file).getElementsByTagName("a").getLength()).isZero();
    }

    @Test
    void pngHasTwoPixelsAUnitAndThePalettesPaper() throws Exception {
        Path file = folder.resolve("block.png");
        DiagramFile.write(file, start(), Palette.DARK);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isGreaterThan(400);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFF15181D);
    }

    @Test
    void anotherEndingIsRefusedInOneSentence() {
        assertThatThrownBy(
                        () ->
                                DiagramFile.write(
                                        folder.resolve("block.pdf"), start(), Palette.LIGHT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends in .svg or .png");
    }

    @Test
    void aMissingFolderIsNamed() {
        Path target = folder.resolve("none").resolve("block.svg");
        assertThatThrownBy(() -> DiagramFile.write(target, start(), Palette.LIGHT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no folder");
    }

    @Test
    void nothingIsLeftBesideTheTarget() throws Exception {
        DiagramFile.write(folder.resolve("block.svg"), start(), Palette.LIGHT);
        DiagramFile.write(folder.resolve("block.svg"), start(), Palette.DARK);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactly("block.svg");
        }
    }
}
