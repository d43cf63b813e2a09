package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountVerbTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "resnet50, 25557032, 4089184256",
        "resnext50-32x4d, 25028904, 4230479872",
        "seresnext50-32x4d, 27559896, 4232994816"
    })
    void networksCountAsPyTorchCountsThem(String name, long parameters, long macs)
            throws IOException {
        Said said = Said.by("count", name, "--json");
        assertThat(said.exit()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.json().get("parameters").asLong()).isEqualTo(parameters);
        assertThat(said.json().get("macs").asLong()).isEqualTo(macs);
    }

    @Test
    void theJsonHasTheKeysOfTheDesign() throws IOException {
        JsonNode json =
                Said.by("count", "conv:out=8,kernel=3", "--input", "4x9x7", "--json").json();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "design",
                        "input",
                        "parameters",
                        "buffers",
                        "macs",
                        "activationBytes",
                        "layers");
        assertThat(json.get("design").asText()).isEqualTo("conv:out=8,kernel=3");
        assertThat(json.get("input").toString()).isEqualTo("[4,9,7]");
        assertThat(json.get("buffers").asLong()).isZero();
        assertThat(json.get("activationBytes").asLong()).isEqualTo(4 * 8 * 7 * 5);
        assertThat(json.get("layers").toString())
                .isEqualTo(
                        "[{\"path\":\"conv1\",\"kind\":\"conv\",\"output\":[8,7,5],"
                                + "\"parameters\":288,\"macs\":10080}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C"})
    void everyFormOfABlockHasTheSameConvolutionWeights(String form) throws IOException {
        JsonNode json =
                Said.by(
                                "count",
                                "resnext:form=" + form + ",cardinality=32,width=4,out=256",
                                "--json")
                        .json();
        long weights = 0;
        for (JsonNode layer : json.get("layers")) {
            weights +=
                    layer.get("kind").asText().equals("conv")
                            ? layer.get("parameters").asLong()
                            : 0;
        }
        assertThat(weights).isEqualTo(70_144);
    }

    @Test
    void whatIsSoundIsStillCountedBesideAFault() throws IOException {
        Path file = folder.resolve("faulty.convscope.json");
        Files.writeString(
                file,
                """
                {"format": "convscope/1", "input": [30, 8, 8], "body": [
                  {"conv": {"out": 30, "kernel": 1}},
                  {"conv": {"out": 64, "kernel": 1, "groups": 32}}, {"relu": {}}]}
                """);
        Said said = Said.by("count", file.toString(), "--json");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.json().get("parameters").asLong()).isEqualTo(900);
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err().strip())
                .isEqualTo(
                        "conv2: groups (32) must divide input channels (30) and output channels"
                                + " (64); legal here: 1, 2");
    }

    @Test
    void theTableSaysTotalsAndLayers() {
        Said said = Said.by("count", "resnext50-32x4d", "--layers");
        assertThat(said.out())
                .contains("25 028 904", "4 230 479 872", "4.23 G MACs", "layer4.resnext3.conv2");
        assertThat(said.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resnet5",
                "no/such/file.json",
                "resnext:form=D,out=3",
                "conv:out=-1,kernel=1",
                "",
                "\u0000",
                "resnext:cardinality=999999999999,out=4",
                "conv:out=4,kernel=99999999"
            })
    void aDesignThatIsNoneIsOneSentence(String argument) {
        Said said = Said.by("count", argument);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void aNameThatIsAlmostRightIsCorrected() {
        assertThat(Said.by("count", "resnet5").err()).contains("resnet50");
    }

    @Test
    void aHugeDesignIsCountedAndSaysWhereItStops() {
        Said said =
                Said.by(
                        "count",
                        "conv:out=65536,kernel=1024,padding=512",
                        "--input",
                        "256x1024x1024");
        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("over 9.22 x 10^18");
    }
}
