package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Designs that went wrong once, each with what is right. */
class FaultyDesignsTest {

    private static final String FOLDER = "src/test/resources/faults/designs/";

    @TempDir private Path folder;

    @Test
    void aBlockWithoutANameTakesTheNextFreeNumber() throws IOException {
        Said said = Said.by("count", FOLDER + "autoname.convscope.json", "--json");
        assertThat(said.err()).isEmpty();
        assertThat(said.json().get("layers").findValuesAsText("path"))
                .containsExactly("conv2", "conv3", "conv1");
    }

    @Test
    void longNamesThatNestDeepAreRefusedWithThePlaceAndBothNumbers() {
        Said said = Said.by("count", FOLDER + "05-pathbomb.convscope.json");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err())
                .hasSizeLessThanOrEqualTo(300)
                .contains(".repeat1: ", "2524737536 characters", "at most 16777216");
    }

    @Test
    void aControlCharacterIsNamedByItsNumber() {
        Said said = Said.by("count", FOLDER + "09-byte-1e.convscope.json");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err().strip())
                .isEqualTo(
                        "09-byte-1e.convscope.json: $.format: line 1, column 12: illegal character"
                                + " U+001E; only spaces, tabs and line breaks stand between values");
    }

    @ParameterizedTest
    @CsvSource({"bn, 2", "w, 10", "cjk, 64"})
    void whatIsRightIsCounted(String design, int parameters) throws IOException {
        Said said = Said.by("count", FOLDER + design + ".convscope.json", "--json");
        assertThat(said.json().get("parameters").asInt()).isEqualTo(parameters);
    }

    @Test
    void aRuleSaysItsValuesInDigits() {
        assertThat(Said.by("count", FOLDER + "ar_message.convscope.json").err())
                .startsWith("conv1: groups (32) must divide input channels (30)");
    }

    @Test
    void repeatsThatMakeTooManyBlocksAreRefusedBeforeTheyAreMade() throws IOException {
        String inner = "{\"repeat\":{\"times\":1200,\"body\":[{\"relu\":{}}]}}";
        Path file = design("{\"repeat\":{\"times\":1000,\"body\":[" + inner + "]}}");
        assertThat(Said.by("count", file.toString()).err().strip())
                .isEqualTo("repeat1: repeat1 makes 2401001 blocks; a design has at most 200000");
    }

    @Test
    void aListThatIsTooLongIsRefusedWithBothNumbers() throws IOException {
        Path file = design("{\"relu\":{}},".repeat(299_999) + "{\"relu\":{}}");
        assertThat(Said.by("count", file.toString()).err().strip())
                .startsWith("large.convscope.json: $.body: line 1, column ")
                .endsWith("this list of 300000 is longer than the limit of 250000");
    }

    @ParameterizedTest
    @CsvSource({
        "out.svg, 21000, 'would have 21000 boxes; at most 20000 are drawn'",
        "out.png, 2000, 'pixels on a side to be legible; a PNG has at most 16000; write an SVG'"
    })
    void aDrawingThatNobodyCouldReadIsRefused(String out, int layers, String says)
            throws IOException {
        Path file = design("{\"relu\":{}},".repeat(layers - 1) + "{\"relu\":{}}");
        Path target = folder.resolve(out);
        Said said = Said.by("diagram", file.toString(), "--out", target.toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains(says);
        assertThat(target).doesNotExist();
    }

    private Path design(String blocks) throws IOException {
        return Files.writeString(
                folder.resolve("large.convscope.json"),
                "{\"format\":\"convscope/1\",\"input\":[4,6,6],\"body\":[" + blocks + "]}");
    }
}
