package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineProgramTest {

    @TempDir private Path folder;

    static List<List<String>> misuses() {
        return List.of(
                List.of("foo"),
                List.of("count"),
                List.of("count", "--input"),
                List.of("count", "resnet50", "--input", "3x224"),
                List.of("count", "resnet50", "--input", "0x1x1"),
                List.of("count", "resnet50", "--input", "99999999999x1x1"),
                List.of("count", "resnet50", "--wrong"),
                List.of("count", "resnet50", "resnet18"),
                List.of("diagram", "resnet50"),
                List.of("list", "@/etc/passwd"));
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void argumentsOfNoVerbAreOneLineAndExit2(List<String> arguments) {
        Said said = Said.by(arguments.toArray(String[]::new));
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err()).contains("--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "list", "count", "run", "maps", "gates", "diagram", "verify"})
    void everyVerbHasHelp(String verb) {
        Said said = Said.by(verb, "--help");
        assertThat(said.exit()).isZero();
        assertThat(said.out()).startsWith("Usage: convscope " + verb);
        assertThat(Said.by("--help").out()).contains(verb);
    }

    @Test
    void theListHasRecipesNetworksAndSamples() throws IOException {
        JsonNode json = Said.by("list", "--json").json();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("recipes", "layers", "networks", "samples");
        assertThat(names(json.get("recipes"))).contains("conv-unit", "bottleneck", "resnext", "se");
        assertThat(names(json.get("networks"))).contains("resnet18", "seresnext50-32x4d");
        assertThat(names(json.get("samples"))).contains("se-resnext-block");
        assertThat(Said.by("list").out()).contains("cardinality=32", "resnext50-32x4d");
    }

    private static List<String> names(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.get("name").asText())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "tr-TR", "hi-IN-u-nu-deva", "de-DE"})
    void numbersKeepTheirDigitsInEveryLocale(String tag) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            Said said =
                    Said.by("count", "src/test/resources/faults/files/ar_message.convscope.json");
            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.err().strip())
                    .isEqualTo(
                            "conv1: groups (32) must divide input channels (30) and output"
                                    + " channels (64); legal here: 1, 2");
            assertThat(said.out()).contains("x, 30x8x8");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bench relu --runs three, three' is not a whole number",
        "bench relu --runs 99999999999, is not a whole number within range",
        "bench relu --seconds fast, fast' is not a number",
        "count relu --input 3x224, is not CxHxW"
    })
    void anArgumentThatIsNoNumberIsToldWithALegalOne(String line, String part) {
        Said said = Said.by(line.split(" ", -1));
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains(part, "e.g. ").doesNotContain("java.", "Exception");
    }

    @Test
    void aNameIsShownOnOneLine() {
        Path odd = folder.resolve("a\nb.svg");
        Said said = Said.by("diagram", "resnext-form-c", "--out", odd.toString());
        assertThat(odd).exists();
        assertThat(said.out()).isEqualToIgnoringNewLines("saved " + folder.resolve("aU+000Ab.svg"));
    }

    @Test
    void anArgumentThatIsNoFileNameIsToldWithoutClasses() {
        Said said = Said.by("diagram", "relu", "--out", "a\0b.svg");
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err())
                .contains("\"aU+0000b.svg\" is no file name")
                .doesNotContain("java.", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"block.svg", "block.PNG"})
    void aDesignIsDrawn(String name) throws IOException {
        Path file = folder.resolve(name);
        Said said = Said.by("diagram", "se-resnext-block", "--out", file.toString());
        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isZero();
        assertThat(Files.size(file)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"block.gif", "none/block.svg", ".", "block"})
    void aPlaceThatCannotBeWrittenIsOneSentence(String name) {
        Said said =
                Said.by("diagram", "se-resnext-block", "--out", folder.resolve(name).toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.oneLine()).isTrue();
    }

    @Test
    void aFaultyDesignIsDrawnAndExits1() {
        Path file = folder.resolve("faulty.svg");
        Said said = Said.by("diagram", "conv:out=8,kernel=3,groups=5", "--out", file.toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.oneLine()).isTrue();
        assertThat(file).isNotEmptyFile();
    }
}
