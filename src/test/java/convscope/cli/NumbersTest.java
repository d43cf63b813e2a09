package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import convscope.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Means over large maps, and what PyTorch gives where values are infinite or not a number. */
class NumbersTest {

    private static final Path FAULTS = Path.of("src/test/resources/faults/numbers");
    private static final float NAN = Float.NaN;

    @TempDir private Path folder;

    private JsonNode run(String engine, String design, String input, String... more)
            throws IOException {
        List<String> words = new ArrayList<>(List.of("run"));
        words.add(FAULTS.resolve(design + ".convscope.json").toString());
        words.addAll(List.of("--input", FAULTS.resolve(input + ".safetensors").toString()));
        words.addAll(List.of("--engine", engine, "--out", result().toString(), "--json"));
        words.addAll(List.of(more));
        Said said = Said.by(words.toArray(String[]::new));
        assertThat(said.err()).isEmpty();
        return said.json().get("output");
    }

    private Path result() {
        return folder.resolve("r.safetensors");
    }

    private float[] numbers() throws IOException {
        Map<String, INDArray> tensors = Safetensors.read(result());
        try (INDArray output = tensors.get("output")) {
            return output.data().asFloat();
        }
    }

    @ParameterizedTest
    @MethodSource("convscope.engine.TestedEngines#here")
    void gap224(String engine) throws IOException {
        JsonNode output = run(engine, "gap224", "gap224");
        assertThat(numbers()).containsExactly(0.1f);
        assertThat(output.get("mean").asDouble()).isEqualTo(0.1f);
        assertThat(output.has("notFinite")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("convscope.engine.TestedEngines#here")
    void relu_nan(String engine) throws IOException {
        JsonNode output = run(engine, "relu_nan", "relu_nan");
        assertThat(numbers()[0]).isNaN();
        assertThat(numbers()[1]).isEqualTo(0f);
        assertThat(numbers()[2]).isEqualTo(2);
        assertThat(output.get("notFinite").asInt()).isEqualTo(1);
        assertThat(output.get("min").asDouble()).isZero();
        assertThat(output.get("mean").asDouble()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("convscope.engine.TestedEngines#here")
    void maxpool_nan(String engine) throws IOException {
        JsonNode output = run(engine, "maxpool_nan", "maxpool_nan");
        assertThat(numbers()).containsExactly(NAN);
        assertThat(output.get("notFinite").asInt()).isEqualTo(1);
        assertThat(output.has("min")).isFalse();
    }

    /** The first that is not a number is the greatest, and JSON says so in a text. */
    @Test
    void pixelOfMaxpoolNan() throws IOException {
        Said said =
                Said.by(
                        "pixel",
                        FAULTS.resolve("maxpool_nan.convscope.json").toString(),
                        "--input",
                        FAULTS.resolve("maxpool_nan.safetensors").toString(),
                        "--node",
                        "maxPool1",
                        "--channel",
                        "0",
                        "--at",
                        "0,0",
                        "--json");
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).doesNotContain("null");
        assertThat(said.json().get("result").asText()).isEqualTo("NaN");
        assertThat(said.json().get("partialSums").get(0).asText()).isEqualTo("NaN");
        assertThat(said.json().get("engineValue").asText()).isEqualTo("NaN");
        assertThat(said.json().get("difference").asDouble()).isZero();
    }

    @Test
    void whatJsonHasNoNumberForIsAText() {
        String json =
                JsonText.of(
                        List.of(
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                Double.NEGATIVE_INFINITY,
                                1.5));
        assertThat(json).isEqualTo("[ \"NaN\", \"Infinity\", \"-Infinity\", 1.5 ]");
    }

    @ParameterizedTest
    @MethodSource("convscope.engine.TestedEngines#here")
    void negvar(String engine) throws IOException {
        String weights = FAULTS.resolve("negvar.safetensors").toString();
        run(engine, "negvar", "negvar_input", "--weights", weights);
        assertThat(numbers()).containsExactly(NAN, NAN, NAN);
    }

    /** Of what has no finite value no range is said, least of all 0 to 0. */
    @Test
    void mapsWithoutAFiniteValueHaveNoRange() throws IOException {
        Path sheet = folder.resolve("m.svg");
        Said said =
                Said.by(
                        "maps",
                        FAULTS.resolve("negvar.convscope.json").toString(),
                        "--weights",
                        FAULTS.resolve("negvar.safetensors").toString(),
                        "--input",
                        "gradient",
                        "--node",
                        "batchNorm1",
                        "--out",
                        sheet.toString());
        assertThat(said.err()).isEmpty();
        assertThat(said.out())
                .contains("batchNorm1: 1 maps of 1 x 3" + System.lineSeparator())
                .contains("none of 3 values is finite");
        assertThat(Files.readString(sheet)).doesNotContain("0 to 0", "aria-label=\"0\"");
    }

    @ParameterizedTest
    @MethodSource("convscope.engine.TestedEngines#here")
    void softmax_inf(String engine) throws IOException {
        JsonNode output = run(engine, "softmax_inf", "softmax_inf");
        assertThat(numbers()).containsExactly(NAN, NAN, NAN, NAN);
        assertThat(output.get("notFinite").asInt()).isEqualTo(4);
    }
}
