package convscope.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DesignSourceTest {

    private static final Path FOLDER = Path.of("sample-models");

    @TempDir private Path folder;

    private static String faultOf(String argument) {
        DesignException fault =
                catchThrowableOfType(DesignException.class, () -> DesignSource.resolve(argument));
        assertThat(fault).isNotNull();
        assertThat(fault.getMessage()).doesNotContain("\n");
        return fault.getMessage();
    }

    @Test
    void aNetworkIsKnownByItsName() throws DesignException {
        assertThat(DesignSource.resolve("resnext50-32x4d").input())
                .isEqualTo(new Shape(3, 224, 224));
    }

    @Test
    void aFileIsRead() throws DesignException {
        Path file = folder.resolve("mine.convscope.json");
        DesignFile.write(file, Catalog.start());
        assertThat(DesignSource.resolve(file.toString())).isEqualTo(Catalog.start());
    }

    @Test
    void aRecipeTakesParameters() throws DesignException {
        assertThat(DesignSource.resolve("resnext:form=A,cardinality=32,width=4,out=256"))
                .isEqualTo(
                        new Design(
                                "resnext:form=A,cardinality=32,width=4,out=256",
                                new Shape(256, 56, 56),
                                Sequence.of(
                                        new ResNeXt(
                                                ResNeXt.Form.A, 32, 4, 256, 1, Shortcut.B, 0))));
    }

    @Test
    void aLayerTakesParameters() throws DesignException {
        assertThat(DesignSource.resolve("conv:out=8,kernel=1x7").body())
                .isEqualTo(
                        Sequence.of(
                                new Layer.Conv(
                                        8,
                                        new Extent(1, 7),
                                        Extent.ONE,
                                        Extent.ZERO,
                                        Extent.ONE,
                                        1,
                                        false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "resnet5O; resnet5O: this is no file and no network, sample or recipe; legal here:"
                        + " resnet50",
                "resnetx:out=3; resnetx:out=3: this is no file and no network, sample or recipe;"
                        + " legal here: resnext",
                "resnext:form=D,out=9; resnext:form=D,out=9: form: \"D\" is not A or B or C",
                "resnext; resnext: out is missing",
                "resnext:out=-4; resnext:out=-4: out: \"-4\" is not a whole number from 1 to 65536",
                "resnext:out=1e400; resnext:out=1e400: out: \"1e400\" is not a whole number",
                "conv:out=8,kernel=1x2x3; conv:out=8,kernel=1x2x3: kernel: \"1x2x3\" is not",
                "conv:out=8,kernal=3; conv:out=8,kernal=3: conv has no parameter \"kernal\"; legal"
                        + " here: kernel",
                "conv:out=8,out=9,kernel=1; conv:out=8,out=9,kernel=1: out stands twice",
                "conv:out; conv:out: out: \"\" is not",
                "conv:,; conv:,: conv has no parameter \"\"",
                "none.convscope.json; none.convscope.json: there is no such file",
                "a/b; a/b: there is no such file",
                "''; DESIGN: this is no file"
            })
    void anArgumentThatMeansNothingIsOneSentence(String argument, String says) {
        assertThat(faultOf(argument)).startsWith(says);
    }

    @Test
    void anArgumentThatIsNoPathIsOneSentence() {
        assertThat(faultOf("a\0b\nc")).startsWith("aU+0000bU+000Ac: this is no file");
    }

    @Test
    void aFolderIsNoDesign() {
        assertThat(faultOf(folder.toString())).endsWith("this is a folder, not a file");
    }

    static List<Design> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleFitsTogetherAndIsFoundByItsName(Design sample) throws DesignException {
        assertThat(Lowered.of(sample).faults()).isEmpty();
        assertThat(DesignSource.resolve(sample.name())).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsAFileOfTheFolderTooAsTheProgramWritesIt(Design sample) throws IOException {
        Path file = FOLDER.resolve(sample.name() + DesignFile.EXTENSION);
        assertThat(file).hasContent(DesignFile.toJson(sample));
    }

    @Test
    void everyFileOfTheFolderIsASample() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> DesignFile.stem(file.getFileName().toString())))
                    .containsExactlyInAnyOrderElementsOf(
                            Samples.all().stream().map(Design::name).toList());
        }
    }
}
