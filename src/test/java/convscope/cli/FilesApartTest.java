package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesApartTest {

    private static final String DESIGN =
            """
            {"format": "convscope/1", "input": [3, 4, 4], "body": [{"conv": {"out": 2, "kernel": 1}}]}
            """;

    @TempDir private Path folder;
    private Path design;
    private Path link;
    private Path twin;

    @BeforeEach
    void aDesignByThreeNames() throws IOException {
        design = Files.writeString(folder.resolve("d.json"), DESIGN);
        link = Files.createSymbolicLink(folder.resolve("link.svg"), Path.of("d.json"));
        twin = Files.createLink(folder.resolve("twin.svg"), design);
    }

    private static void refused(String says, String... arguments) {
        Said said = Said.by(arguments);
        assertThat(said.err()).endsWith(says + System.lineSeparator());
        assertThat(said.oneLine()).isTrue();
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
    }

    @Test
    void aDesignIsNotWrittenOverByItsResult() {
        String says = " is read by this verb too; name another file to write.";
        refused(says, "run", design.toString(), "--out", design.toString());
        refused(says, "run", link.toString(), "--out", design.toString());
        refused(says, "diagram", design.toString(), "--out", link.toString());
        refused(says, "diagram", design.toString(), "--out", twin.toString());
        refused(
                says,
                "diagram",
                design.toString(),
                "--out",
                folder.resolve("./../" + folder.getFileName() + "/link.svg").toString());
        assertThat(design).hasContent(DESIGN);
    }

    @Test
    void aPictureIsNotWrittenOverByItsMaps() throws IOException {
        Path picture = Files.writeString(folder.resolve("g.png"), "whatever it is");
        refused(
                "g.png is read by this verb too; name another file to write.",
                "maps",
                design.toString(),
                "--node",
                "conv1",
                "--input",
                picture.toString(),
                "--out",
                picture.toString());
        refused(
                "g.png is read by this verb too; name another file to write.",
                "gates",
                "se-resnext-block",
                "--input",
                "cat",
                picture.toString(),
                "--out",
                folder.resolve("new.svg").toString(),
                "--csv",
                picture.toString());
        assertThat(picture).hasContent("whatever it is");
    }

    @Test
    void weightsAreNotWrittenOverByAResult() throws IOException {
        Path weights = Files.writeString(folder.resolve("w.safetensors"), "whatever they are");
        refused(
                "w.safetensors is read by this verb too; name another file to write.",
                "run",
                design.toString(),
                "--weights",
                weights.toString(),
                "--out",
                weights.toString());
        assertThat(weights).hasContent("whatever they are");
    }

    @Test
    void aGraphsTensorsAreNotWrittenOver() throws IOException {
        Path graph =
                Files.writeString(
                        folder.resolve("case.json"),
                        """
                        {"input": "input", "input_shape": [1, 2, 3, 3], "graph": [
                          {"id": "r", "op": "relu", "inputs": ["input"]}]}
                        """);
        Path tensors = Files.writeString(folder.resolve("case.safetensors"), "its tensors");
        Said said = Said.by("run", graph.toString(), "--out", tensors.toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .isEqualToIgnoringNewLines(
                        tensors + " is read by this verb too; name another file to write.");
        assertThat(tensors).hasContent("its tensors");
    }

    @Test
    void twoOutputsAreTwoFiles() throws IOException {
        String both = folder.resolve("g.svg").toString();
        String says = "g.svg would be written twice; name two files.";
        refused(says, "gates", "se-resnext-block", "--out", both, "--csv", both);
        Files.createSymbolicLink(folder.resolve("away.svg"), Path.of("g.svg"));
        refused(
                says,
                "gates",
                "se-resnext-block",
                "--out",
                folder.resolve("away.svg").toString(),
                "--csv",
                both);
        assertThat(folder.resolve("g.svg")).doesNotExist();
    }

    @Test
    void aDeviceMayBeWrittenTwice() throws IOException {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        Path chart = Files.createSymbolicLink(folder.resolve("null.svg"), device);
        Said said =
                Said.by(
                        "gates",
                        "se-resnext-block",
                        "--out",
                        chart.toString(),
                        "--csv",
                        device.toString());
        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isZero();
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void anotherFileBesideTheDesignIsWritten() {
        Path result = folder.resolve("d.svg");
        for (int times = 0; times < 2; times++) {
            Said said = Said.by("diagram", design.toString(), "--out", result.toString());
            assertThat(said.err()).isEmpty();
            assertThat(said.exit()).isZero();
        }
        assertThat(result).isNotEmptyFile();
        assertThat(design).hasContent(DESIGN);
    }

    @Test
    void aDesignIsTakenFromStandardInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(DESIGN.getBytes(StandardCharsets.UTF_8)));
        try {
            Said said = Said.by("count", "-");
            assertThat(said.err()).isEmpty();
            assertThat(said.exit()).isZero();
            assertThat(said.out()).contains("standard input");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void standardInputIsReadOnce() {
        refused(
                "Standard input (-) is read once; name a file for the others.",
                "equivalent",
                "-",
                "-");
    }
}
