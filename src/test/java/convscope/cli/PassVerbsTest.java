package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import convscope.weights.Safetensors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PassVerbsTest {

    private static final Path CASES = Path.of("src/test/resources/reference/cases");
    private static final String SMALL = "resnext:cardinality=4,width=4,out=32,se=8";

    @TempDir private Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String reference(String id) {
        return CASES.resolve(id + ".json").toString();
    }

    @Test
    void runSaysWhatTheDesignPromises() throws IOException {
        Said said =
                Said.by(
                        "run",
                        SMALL,
                        "--shape",
                        "32x8x8",
                        "--out",
                        file("r.safetensors"),
                        "--json");
        assertThat(said.err()).isEmpty();
        JsonNode json = said.json();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("design", "engine", "device", "milliseconds", "output");
        assertThat(json.get("output").get("shape").toString()).isEqualTo("[1,32,8,8]");
        assertThat(json.get("output").get("min").asDouble()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void aPictureWithoutItsEndMarkerIsReadWithAWordOfWarning() {
        String picture = "src/test/resources/faults/pictures/trunc2.jpg";
        Said said =
                Said.by(
                        "run",
                        "fullyConnected:out=9",
                        "--shape",
                        "3x8x8",
                        "--input",
                        picture,
                        "--out",
                        file("r.safetensors"));

        assertThat(said.exit()).isZero();
        assertThat(said.err().strip())
                .isEqualTo(
                        picture
                                + " lacks the marker at its end; all of the picture could be read.");
    }

    @Test
    void aVectorAtTheEndHasItsFiveBest() throws IOException {
        JsonNode top =
                Said.by(
                                "run",
                                "fullyConnected:out=9",
                                "--shape",
                                "3x8x8",
                                "--out",
                                file("r.safetensors"),
                                "--json")
                        .json()
                        .get("top5");
        assertThat(top).hasSize(5);
        assertThat(top.get(0).get("score").asDouble())
                .isGreaterThanOrEqualTo(top.get(4).get("score").asDouble());
    }

    @Test
    void theResultHoldsOutputAndWhatWasKept() throws IOException {
        String file = file("r.safetensors");
        Said said =
                Said.by(
                        "run",
                        SMALL,
                        "--shape",
                        "32x8x8",
                        "--keep",
                        "resnext1.conv2,resnext1.se1",
                        "--out",
                        file);
        assertThat(said.exit()).isZero();
        Map<String, INDArray> tensors = Safetensors.read(Path.of(file));
        assertThat(tensors.keySet())
                .containsExactlyInAnyOrder("output", "resnext1.conv2", "resnext1.se1");
        assertThat(tensors.get("resnext1.conv2").shape()).containsExactly(1, 16, 8, 8);
        tensors.values().forEach(INDArray::close);
    }

    @Test
    void aGraphFileGivesItsNamedOutputsOnItsOwnInput() throws IOException {
        String file = file("r.safetensors");
        Said said = Said.by("run", reference("resnext_forms_8x4"), "--out", file);
        assertThat(said.err()).isEmpty();
        Map<String, INDArray> is = Safetensors.read(Path.of(file));
        Map<String, INDArray> wanted =
                Safetensors.read(CASES.resolve("resnext_forms_8x4.safetensors"));
        for (String name : List.of("output.a", "output.b", "output.c")) {
            try (INDArray difference = is.get(name).sub(wanted.get(name))) {
                assertThat(difference.amaxNumber().doubleValue()).isLessThan(1e-4);
            }
        }
        is.values().forEach(INDArray::close);
        wanted.values().forEach(INDArray::close);
    }

    @Test
    void aPrefixInAWeightsFileIsTakenOffAndNamed() throws IOException {
        Path faults = Path.of("src/test/resources/faults/weights");
        Said said =
                Said.by(
                        "run",
                        faults.resolve("w.convscope.json").toString(),
                        "--input",
                        faults.resolve("w_input.safetensors").toString(),
                        "--weights",
                        faults.resolve("module_prefix.safetensors").toString(),
                        "--out",
                        file("r.safetensors"),
                        "--json");
        assertThat(said.err())
                .startsWith("The prefix module. was taken off the names in ")
                .hasLineCount(1);
        assertThat(said.json().get("output").get("max").asDouble()).isEqualTo(-9.625);
    }

    @Test
    void tensorsMayFeedADesign() {
        String input = file("input.safetensors");
        try (INDArray array = Nd4j.ones(3, 5, 5)) {
            Safetensors.write(Path.of(input), Map.of("anything", array));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Said fits =
                Said.by(
                        "run",
                        "relu",
                        "--shape",
                        "3x5x5",
                        "--input",
                        input,
                        "--out",
                        file("r.safetensors"));
        assertThat(fits.err()).isEmpty();
        Said not =
                Said.by(
                        "run",
                        "relu",
                        "--shape",
                        "4x5x5",
                        "--input",
                        input,
                        "--out",
                        file("r.safetensors"));
        assertThat(not.exit()).isEqualTo(1);
        assertThat(not.err()).contains("[3, 5, 5]", "[N, 4, 5, 5]");
    }

    @Test
    void everyReferenceCaseIsVerified() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            List<String> cases =
                    files.map(Path::toString)
                            .filter(name -> name.endsWith(".json"))
                            .sorted()
                            .toList();
            Said said =
                    Said.by(
                            Stream.concat(Stream.of("verify", "--json"), cases.stream())
                                    .toArray(String[]::new));
            assertThat(said.exit()).isZero();
            JsonNode json = said.json();
            assertThat(json).hasSize(42);
            assertThat(json.get(0).fieldNames())
                    .toIterable()
                    .containsExactly("case", "engine", "absolute", "relative", "tolerance", "ok");
        }
    }

    @Test
    void aBrokenCaseIsASentenceAndTheOthersStillRun() throws IOException {
        Path broken = folder.resolve("broken.json");
        Files.writeString(broken, "{\"graph\": [");
        Said said =
                Said.by("verify", file("none.json"), broken.toString(), reference("conv_k1_s1"));
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err().lines()).hasSize(2);
        assertThat(said.out()).startsWith("ok    conv_k1_s1");
    }

    @Test
    void aCaseThatIsWrongFails() throws IOException {
        Path wrong = folder.resolve("conv_k1_s1.json");
        Files.copy(CASES.resolve("conv_k1_s1.json"), wrong);
        Map<String, INDArray> tensors = Safetensors.read(CASES.resolve("conv_k1_s1.safetensors"));
        tensors.get("output").addi(0.5f);
        Safetensors.write(folder.resolve("conv_k1_s1.safetensors"), tensors);
        tensors.values().forEach(INDArray::close);
        Said said = Said.by("verify", wrong.toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).startsWith("FAIL");
    }

    @Test
    void mapsAndGatesAreDrawn() {
        Said maps =
                Said.by(
                        "maps",
                        SMALL,
                        "--shape",
                        "32x8x8",
                        "--node",
                        "resnext1.conv2",
                        "--out",
                        file("maps.png"));
        assertThat(maps.err()).isEmpty();
        assertThat(folder.resolve("maps.png")).isNotEmptyFile();
        Said gates =
                Said.by(
                        "gates",
                        SMALL,
                        "--shape",
                        "32x8x8",
                        "--input",
                        "cat",
                        "coffee",
                        "--out",
                        file("gates.png"),
                        "--csv",
                        file("gates.csv"));
        assertThat(gates.err()).isEmpty();
        assertThat(folder.resolve("gates.png")).isNotEmptyFile();
        assertThat(folder.resolve("gates.csv"))
                .content()
                .startsWith("node,channel,cat,coffee\r\nresnext1.se1.gate,0,")
                .hasLineCount(33);
    }

    static List<List<String>> faults() {
        return List.of(
                List.of("run", "relu", "--input", "nowhere.png", "--out", "OUT/r.safetensors"),
                List.of("run", "relu", "--input", "pom.xml", "--out", "OUT/r.safetensors"),
                List.of("run", "relu", "--input", "x.safetensors", "--out", "OUT/r.safetensors"),
                List.of("run", "relu", "--weights", "pom.xml", "--out", "OUT/r.safetensors"),
                List.of("run", "relu", "--engine", "abacus", "--out", "OUT/r.safetensors"),
                List.of("run", "relu", "--keep", "relu2", "--out", "OUT/r.safetensors"),
                List.of("run", "relu", "--out", "OUT/none/r.safetensors"),
                List.of("run", "conv:out=4,kernel=3,groups=3", "--out", "OUT/r.safetensors"),
                List.of("maps", "relu", "--node", "relu7", "--out", "OUT/m.png"),
                List.of("maps", "relu", "--node", "relu1", "--out", "OUT/m.gif"),
                List.of("gates", "relu", "--out", "OUT/g.png"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatIsTheUsersFaultIsOneLine(List<String> arguments) {
        Said said =
                Said.by(
                        arguments.stream()
                                .map(each -> each.replace("OUT", folder.toString()))
                                .toArray(String[]::new));
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err()).doesNotContain("Exception", "itself is at fault");
    }

    @Test
    void withoutAWindowTheStartDesignIsCountedRunAndDrawn() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit =
                WindowlessJob.run(
                        "se-resnext-block", folder, new PrintWriter(out), new PrintWriter(err));
        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(out.toString()).contains("79 632", "block.png", "maps.png", "gates.png");
        assertThat(folder.resolve("gates.png")).isNotEmptyFile();
    }
}
