package convscope.document;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.catalog.Catalog;
import convscope.catalog.ResNeXt;
import convscope.catalog.Shortcut;
import convscope.catalog.SqueezeExcitation;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.RandomDesigns;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DesignFileTest {

    private static final String EXAMPLE =
            """
            { "format": "convscope/1", "name": "SE-ResNeXt block", "input": [256, 56, 56],
              "body": [ {"resnext": {"form": "C", "cardinality": 32, "width": 4, "out": 256}},
                        {"se": {"reduction": 16}} ] }
            """;

    @TempDir private Path folder;

    private static Design body(String body) throws DesignException {
        return DesignFile.parse(
                "{\"format\": \"convscope/1\", \"input\": [8, 9, 10], \"body\": " + body + "}",
                "block.convscope.json");
    }

    private static Sequence blocks(String body) throws DesignException {
        return body(body).body();
    }

    @Test
    void theExampleOfTheFormatIsRead() throws DesignException {
        assertThat(DesignFile.parse(EXAMPLE, "x"))
                .isEqualTo(
                        new Design(
                                "SE-ResNeXt block",
                                new Shape(256, 56, 56),
                                Sequence.of(
                                        new ResNeXt(ResNeXt.Form.C, 32, 4, 256, 1, Shortcut.B, 0),
                                        new SqueezeExcitation(16))));
    }

    @Test
    void whatTheFileDoesNotSayTakesItsDefault() throws DesignException {
        assertThat(blocks("[{\"conv\": {\"out\": 4, \"kernel\": 3}}]"))
                .isEqualTo(
                        Sequence.of(
                                new Layer.Conv(
                                        4,
                                        Extent.square(3),
                                        Extent.ONE,
                                        Extent.ZERO,
                                        Extent.ONE,
                                        1,
                                        false)));
    }

    @Test
    void aPoolsStrideIsItsKernel() throws DesignException {
        assertThat(blocks("[{\"avgPool\": {\"kernel\": [2, 3]}}]"))
                .isEqualTo(
                        Sequence.of(
                                new Layer.AvgPool(
                                        new Extent(2, 3),
                                        new Extent(2, 3),
                                        Extent.ZERO,
                                        false,
                                        true)));
    }

    @Test
    void twoNumbersAreHeightAndWidth() throws DesignException {
        assertThat(
                        ((Layer.Conv)
                                        blocks("[{\"conv\": {\"out\": 4, \"kernel\": [1, 7]}}]")
                                                .blocks()
                                                .getFirst())
                                .kernel())
                .isEqualTo(new Extent(1, 7));
    }

    @Test
    void branchesAreListsOrCopiesAndTheEmptyListIsTheIdentity() throws DesignException {
        assertThat(
                        blocks(
                                "[{\"parallel\": {\"merge\": \"add\", \"branches\": [[],"
                                        + " {\"copies\": 3, \"body\": [{\"relu\": {}}]}]}}]"))
                .isEqualTo(
                        Sequence.of(
                                Parallel.of(
                                        Merge.ADD,
                                        Branch.identity(),
                                        new Branch(3, Sequence.of(new Layer.Relu())))));
    }

    @Test
    void attendHasParametersOfItsOwn() throws DesignException {
        assertThat(
                        blocks(
                                "[{\"parallel\": {\"merge\": {\"attend\": {\"reduction\": 4}},"
                                        + " \"branches\": [[]]}}]"))
                .isEqualTo(
                        Sequence.of(
                                Parallel.of(new Merge.Attend(4, 32, 1, false), Branch.identity())));
    }

    @Test
    void repeatHasTimesAndBody() throws DesignException {
        assertThat(blocks("[{\"repeat\": {\"times\": 3, \"body\": [{\"relu\": {}}]}}]"))
                .isEqualTo(Sequence.of(new Repeat(3, Sequence.of(new Layer.Relu()))));
    }

    @Test
    void aListInsideAListIsASequence() throws DesignException {
        assertThat(blocks("[[{\"relu\": {}}], {\"relu\": {}}]"))
                .isEqualTo(Sequence.of(Sequence.of(new Layer.Relu()), new Layer.Relu()));
    }

    @Test
    void aNamedSequenceIsWrittenAsABlock() throws DesignException {
        assertThat(blocks("[{\"name\": \"layer1\", \"sequence\": {\"body\": [{\"relu\": {}}]}}]"))
                .isEqualTo(Sequence.of(new Named("layer1", Sequence.of(new Layer.Relu()))));
    }

    @Test
    void aDesignWithoutANameIsCalledAfterItsFile() throws DesignException {
        assertThat(body("[]").name()).isEqualTo("block");
    }

    @Test
    void aByteOrderMarkIsSkipped() throws DesignException {
        byte[] bytes = ("\uFEFF" + EXAMPLE).getBytes(StandardCharsets.UTF_8);
        assertThat(DesignFile.parse(bytes, "x").name()).isEqualTo("SE-ResNeXt block");
    }

    static Stream<Design> catalogued() {
        return Stream.concat(Catalog.networks().stream(), Catalog.samples().stream());
    }

    @ParameterizedTest
    @MethodSource("catalogued")
    void aDesignOfTheCatalogueSurvivesAFile(Design design) throws DesignException {
        Path file = folder.resolve("saved.convscope.json");
        DesignFile.write(file, design);
        assertThat(DesignFile.read(file)).isEqualTo(design);
    }

    @Test
    void fiveHundredRandomDesignsSurviveAFile() {
        assertThat(RandomDesigns.manyLegal(500))
                .allSatisfy(
                        design ->
                                assertThat(DesignFile.parse(DesignFile.toJson(design), "x"))
                                        .isEqualTo(design));
    }

    @Test
    void theFileHasOneBlockALineAndLeavesDefaultsOut() {
        Design design =
                new Design(
                        "small",
                        new Shape(8, 9, 10),
                        Sequence.of(
                                Layer.Conv.same(4, 3, 1, 1),
                                new Layer.BatchNorm(1e-3),
                                Parallel.of(
                                        Merge.ADD,
                                        Branch.of(new Layer.Relu()),
                                        Branch.identity())));
        assertThat(DesignFile.toJson(design))
                .isEqualTo(
                        """
                        {
                          "format": "convscope/1",
                          "name": "small",
                          "input": [8, 9, 10],
                          "body": [
                            {"conv": {"out": 4, "kernel": 3, "padding": 1}},
                            {"batchNorm": {"eps": 0.001}},
                            {"parallel": {"merge": "add", "branches": [
                              [{"relu": {}}],
                              []
                            ]}}
                          ]
                        }
                        """);
    }

    @Test
    void numeralsDoNotFollowTheLanguage() throws DesignException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(DesignFile.parse(DesignFile.toJson(Catalog.start()), "x"))
                    .isEqualTo(Catalog.start());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void blocksAloneSurviveTheClipboard() throws DesignException {
        Sequence blocks = RandomDesigns.legal(7).body();
        assertThat(DesignFile.parseBlocks(DesignFile.blocksToJson(blocks), "clipboard"))
                .isEqualTo(blocks);
    }

    @Test
    void oneBlockOrAWholeDesignCanBePasted() throws DesignException {
        assertThat(DesignFile.parseBlocks("{\"relu\": {}}", "clipboard"))
                .isEqualTo(Sequence.of(new Layer.Relu()));
        assertThat(DesignFile.parseBlocks(EXAMPLE, "clipboard").blocks()).hasSize(2);
    }

    @Test
    void savingReplacesTheFileAndLeavesNothingBeside() throws Exception {
        Path file = folder.resolve("a.convscope.json");
        DesignFile.write(file, Catalog.start());
        DesignFile.write(file, Catalog.start().withName("second"));
        assertThat(DesignFile.read(file).name()).isEqualTo("second");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
