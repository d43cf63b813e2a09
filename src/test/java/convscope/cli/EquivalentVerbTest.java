package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import convscope.engine.TestedEngines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquivalentVerbTest {

    private static final String GROUPED = "conv:out=256,kernel=1,groups=32";
    private static final String DENSE = "conv:out=256,kernel=1";

    @TempDir Path folder;

    private static String resnext(String form) {
        return "resnext:form=%s,cardinality=4,width=2,out=256".formatted(form);
    }

    private String file(String name, String input, String body) throws IOException {
        Path file = folder.resolve(name + ".convscope.json");
        Files.writeString(
                file,
                """
                {"format": "convscope/1", "name": "%s", "input": %s, "body": %s}
                """
                        .formatted(name, input, body));
        return file.toString();
    }

    @Test
    void theJsonHasItsKeys() throws IOException {
        Said said = Said.by("equivalent", resnext("A"), resnext("C"), "--json");
        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isZero();
        JsonNode json = said.json();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("equivalent", "derivation", "differences");
        assertThat(json.get("equivalent").asBoolean()).isTrue();
        assertThat(json.get("derivation")).isNotEmpty();
        assertThat(json.get("derivation").get(0).fieldNames())
                .toIterable()
                .containsExactly("rule", "at", "says");
        assertThat(json.get("differences")).hasSize(TestedEngines.here().size() + 1);
        assertThat(json.get("differences").get(0).fieldNames())
                .toIterable()
                .containsExactly("engine", "type", "absolute", "relative", "threshold");
    }

    @Test
    void everyEngineIsTriedAndTheReferenceInDoubles() throws IOException {
        JsonNode all =
                Said.by("equivalent", resnext("C"), resnext("B"), "--json")
                        .json()
                        .get("differences");
        assertThat(all)
                .extracting(each -> each.get("engine").asText() + " " + each.get("type").asText())
                .containsExactlyElementsOf(
                        Stream.concat(
                                        TestedEngines.here().reversed().stream()
                                                .map(name -> name + " float32"),
                                        Stream.of("nd4j float64"))
                                .toList());
        assertThat(all)
                .allMatch(
                        each ->
                                each.get("relative").asDouble()
                                        <= each.get("threshold").asDouble());
        assertThat(all.get(2).get("threshold").asDouble()).isEqualTo(1e-12);
    }

    @ParameterizedTest
    @CsvSource({"A,B", "B,A", "B,C", "C,A", "C,C"})
    void theFormsOfResNeXtAreEquivalent(String from, String to) {
        Said said = Said.by("equivalent", resnext(from), resnext(to), "--seed", "5");
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).contains("equivalent: every function of").doesNotContain("apart");
    }

    @Test
    void groupedIsDenseAndNotTheOtherWayRound() throws IOException {
        assertThat(Said.by("equivalent", GROUPED, DENSE).exit()).isZero();
        Said back = Said.by("equivalent", DENSE, GROUPED, "--json");
        assertThat(back.exit()).isEqualTo(1);
        assertThat(back.oneLine()).isTrue();
        assertThat(back.err()).startsWith("only some functions of " + DENSE);
        assertThat(back.json().get("equivalent").asBoolean()).isFalse();
        assertThat(back.json().get("differences").get(0).get("relative").asDouble())
                .isGreaterThan(0.01);
    }

    @Test
    void theFirstDifferenceIsToldInOneLine() throws IOException {
        String one = file("one", "[4,9,7]", "[{\"conv\": {\"out\": 3, \"kernel\": 3}}]");
        String two =
                file("two", "[4,9,7]", "[{\"conv\": {\"out\": 3, \"kernel\": 3}}, {\"relu\": {}}]");
        Said said = Said.by("equivalent", one, two, "--json");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err()).startsWith("no chain of rules leads from one to two: ");
        assertThat(said.json().get("derivation")).isEmpty();
        assertThat(said.json().get("differences")).hasSize(TestedEngines.here().size() + 1);
    }

    @Test
    void aDesignIsEquivalentToItself() throws IOException {
        String one = file("one", "[4,9,7]", "[{\"conv\": {\"out\": 3, \"kernel\": 3}}]");
        Said said = Said.by("equivalent", one, one);
        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("both are the same expression");
    }

    /** No design here has a weight of its own to say in which numbers the mean's taps are made. */
    @Test
    void aMeanIsAConvolutionInDoublesToo() throws IOException {
        String mean =
                file(
                        "mean",
                        "[3,9,7]",
                        "[{\"avgPool\": {\"kernel\": 3, \"stride\": 1, \"padding\": 1}}]");
        String conv =
                file(
                        "conv",
                        "[3,9,7]",
                        "[{\"conv\": {\"out\": 3, \"kernel\": 3, \"padding\": 1, \"groups\": 3}}]");
        Said said = Said.by("equivalent", mean, conv);
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(Said.by("equivalent", conv, mean).exit()).isEqualTo(1);
    }

    @Test
    void otherInputsAreOneClearSentence() throws IOException {
        String one = file("one", "[4,9,7]", "[{\"relu\": {}}]");
        String two = file("two", "[4,9,8]", "[{\"relu\": {}}]");
        Said said = Said.by("equivalent", one, two);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err()).contains("takes 4x9x7").contains("takes 4x9x8");
    }

    @Test
    void otherOutputsHaveNoDifference() throws IOException {
        String one = file("one", "[4,9,7]", "[{\"conv\": {\"out\": 3, \"kernel\": 3}}]");
        String two = file("two", "[4,9,7]", "[{\"conv\": {\"out\": 5, \"kernel\": 3}}]");
        Said said = Said.by("equivalent", one, two, "--json");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err()).contains("3x7x5").contains("5x7x5");
        assertThat(said.json().get("differences")).isEmpty();
    }

    @Test
    void aFaultyDesignIsNamedWithItsFault() throws IOException {
        String sound = file("sound", "[4,9,7]", "[{\"relu\": {}}]");
        String faulty =
                file(
                        "faulty",
                        "[4,9,7]",
                        "[{\"conv\": {\"out\": 4, \"kernel\": 3, \"groups\": 3}}]");
        Said said = Said.by("equivalent", sound, faulty);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err()).startsWith(faulty + ", conv1: groups (3)");
    }

    @Test
    void aMissingFileIsOneClearSentence() {
        Said said = Said.by("equivalent", "nowhere.convscope.json", DENSE);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err()).contains("nowhere.convscope.json").contains("no such file");
    }

    @Test
    void aGraphFileIsNoDesign() {
        String graph = "src/test/resources/reference/cases/se_r16.json";
        Said said = Said.by("equivalent", graph, DENSE);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err()).contains("graph file");
    }

    @Test
    void oneDesignAloneIsUsage() {
        assertThat(Said.by("equivalent", DENSE).exit()).isEqualTo(2);
    }
}
