package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import convscope.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class PixelVerbTest {

    private static final String CONV = "conv:out=6,kernel=3,stride=2,padding=1,groups=2,bias=true";

    @TempDir private Path folder;

    private static Said pixel(
            String design, String node, String channel, String at, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "pixel",
                                design,
                                "--shape",
                                "4x7x9",
                                "--node",
                                node,
                                "--channel",
                                channel,
                                "--at",
                                at));
        words.addAll(List.of(more));
        return Said.by(words.toArray(String[]::new));
    }

    @Test
    void productsAddUpToWhatRunSaves() throws IOException {
        Path file = folder.resolve("r.safetensors");
        Said run =
                Said.by("run", CONV, "--shape", "4x7x9", "--seed", "7", "--out", file.toString());
        assertThat(run.err()).isEmpty();
        JsonNode json = pixel(CONV, "conv1", "4", "0,3", "--seed", "7", "--json").json();
        double sum = json.get("bias").asDouble();
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    double product =
                            json.at(String.format(Locale.ROOT, "/products/%d/%d/%d", c, i, j))
                                    .asDouble();
                    assertThat(
                                    json.at(String.format(Locale.ROOT, "/patch/%d/%d/%d", c, i, j))
                                                    .asDouble()
                                            * json.at(
                                                            String.format(
                                                                    Locale.ROOT,
                                                                    "/kernel/%d/%d/%d",
                                                                    c,
                                                                    i,
                                                                    j))
                                                    .asDouble())
                            .isEqualTo(product);
                    sum += product;
                }
            }
        }
        Map<String, INDArray> tensors = Safetensors.read(file);
        double wanted = tensors.get("output").getDouble(0, 4, 0, 3);
        tensors.values().forEach(INDArray::close);
        assertThat(sum).isCloseTo(wanted, within(1e-6));
        assertThat(json.get("result").asDouble()).isCloseTo(sum, within(1e-12));
        assertThat(json.get("engineValue").asDouble()).isEqualTo(wanted);
    }

    @Test
    void theWindowIsInInputCoordinates() throws IOException {
        JsonNode json = pixel(CONV, "conv1", "4", "0,3", "--json").json();
        assertThat(json.get("rows").toString()).isEqualTo("[-1,0,1]");
        assertThat(json.get("columns").toString()).isEqualTo("[5,6,7]");
        assertThat(json.get("inputChannels").toString()).isEqualTo("[2,3]");
        assertThat(json.get("padding").toString())
                .isEqualTo("[[true,true,true],[false,false,false],[false,false,false]]");
        assertThat(json.get("at").toString()).isEqualTo("[0,3]");
    }

    @Test
    void poolingSaysItsDivisorOrItsGreatest() throws IOException {
        JsonNode mean =
                pixel(
                                "avgPool:kernel=3,padding=1,countPadding=false",
                                "avgPool1",
                                "0",
                                "0,0",
                                "--json")
                        .json();
        assertThat(mean.get("divisor").asInt()).isEqualTo(4);
        JsonNode most =
                pixel("maxPool:kernel=3,padding=1", "maxPool1", "3", "0,0", "--json").json();
        int i = most.at("/greatest/0").asInt();
        int j = most.at("/greatest/1").asInt();
        assertThat(most.at(String.format(Locale.ROOT, "/patch/0/%d/%d", i, j)))
                .isEqualTo(most.get("result"));
        assertThat(most.get("difference").asDouble()).isZero();
    }

    @Test
    void aNodeInsideANetworkReadsWhatComesBeforeIt() throws IOException {
        JsonNode json =
                Said.by(
                                "pixel",
                                "resnext:cardinality=4,width=4,out=32,se=8",
                                "--shape",
                                "32x8x8",
                                "--node",
                                "resnext1.conv2",
                                "--channel",
                                "5",
                                "--at",
                                "7,7",
                                "--json")
                        .json();
        assertThat(json.get("inputChannels").toString()).isEqualTo("[4,5,6,7]");
        assertThat(json.get("difference").asDouble()).isLessThan(1e-5);
    }

    @Test
    void withoutJsonItIsATable() {
        Said said = pixel(CONV, "conv1", "4", "0,3");
        assertThat(said.err()).isEmpty();
        assertThat(said.out())
                .contains(
                        "conv1, output channel 4, row 0, column 3",
                        "rows -1 to 1",
                        "bias",
                        "difference")
                .contains("input channel 2: patch x kernel = products (. is padding)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    conv1 | 6  | 0,0  | conv1 has no output channel 6; its channels are 0 to 5.
                    conv1 | -1 | 0,0  | conv1 has no output channel -1; its channels are 0 to 5.
                    conv1 | 0  | 4,0  | conv1 has no output row 4; its rows are 0 to 3.
                    conv1 | 0  | 0,-1 | conv1 has no output column -1; its columns are 0 to 4.
                    input | 0  | 0,0  | input gives a value that no window makes; a convolution or pooling here is conv1.
                    """)
    void whatDoesNotExistIsOneSentence(String node, String channel, String at, String sentence) {
        Said said = pixel(CONV, node, channel, at);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err()).startsWith(sentence);
    }

    @Test
    void aPlaceThatIsNoPairIsAMistakeOfUsage() {
        Said said = pixel(CONV, "conv1", "0", "3");
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("ROW,COLUMN");
    }
}
