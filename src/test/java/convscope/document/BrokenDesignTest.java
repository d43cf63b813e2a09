package convscope.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import convscope.catalog.Catalog;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Named;
import convscope.model.Sequence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenDesignTest {

    private static final String HEAD =
            "{\"format\": \"convscope/1\", \"input\": [8, 9, 10], \"body\": ";

    @TempDir private Path folder;

    private static String fault(ThrowingCallable reading) {
        DesignException fault = catchThrowableOfType(DesignException.class, reading);
        assertThat(fault).isNotNull();
        assertThat(fault.getMessage()).doesNotContain("\n", "\r", "Exception", "com.fasterxml");
        assertThat(fault.getMessage().length()).isLessThan(500);
        return fault.getMessage();
    }

    private static String faultOf(String text) {
        return fault(() -> DesignFile.parse(text, "block.json"));
    }

    private static String faultIn(String body) {
        return faultOf(HEAD + body + "}");
    }

    @Test
    void aNegativeKernelIsNamedWithItsPlaceAndTheLegalValues() {
        assertThat(faultIn("[{\"conv\": {\"out\": 4, \"kernel\": -3}}]"))
                .isEqualTo(
                        "block.json: $.body[0].conv.kernel: -3 is not a whole number from 1 to"
                                + " 1024, or two of them [height, width]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "0",
                "65537",
                "1000000000",
                "1e400",
                "-1e400",
                "1e-400",
                "3.5",
                "\"3\"",
                "null",
                "true",
                "[3]",
                "{}",
                "99999999999999999999999999"
            })
    void outputChannelsThatAreNoLegalNumberAreRefused(String value) {
        assertThat(faultIn("[{\"relu\": {}}, {\"conv\": {\"out\": " + value + ", \"kernel\": 3}}]"))
                .startsWith("block.json: $.body[1].conv.out: ")
                .endsWith(" is not a whole number from 1 to 65536");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[3]", "[1, 2, 3]", "[1, -3]", "[1, [2]]", "\"1x7\"", "0.5"})
    void aKernelIsOneNumberOrTwo(String value) {
        assertThat(faultIn("[{\"conv\": {\"out\": 1, \"kernel\": " + value + "}}]"))
                .startsWith("block.json: $.body[0].conv.kernel")
                .contains("a whole number from 1 to 1024");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "0", "null", "[]"})
    void aSwitchIsTrueOrFalse(String value) {
        assertThat(faultIn("[{\"conv\": {\"out\": 1, \"kernel\": 1, \"bias\": " + value + "}}]"))
                .startsWith("block.json: $.body[0].conv.bias: ")
                .endsWith(" is not true or false");
    }

    @Test
    void aWordThatIsNoneOfTheChoicesIsRefused() {
        assertThat(faultIn("[{\"resnext\": {\"form\": \"D\", \"out\": 256}}]"))
                .isEqualTo("block.json: $.body[0].resnext.form: \"D\" is not A or B or C");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+1", "01", ".5", "1.", "0x10", "1e"})
    void whatIsNoJsonNumberIsRefusedWithLineAndColumn(String value) {
        assertThat(faultIn("[{\"scale\": {\"factor\": " + value + "}}]"))
                .startsWith("block.json: $.body[0].scale.factor: line 1, column ");
    }

    @Test
    void anUnknownKindNamesTheNearest() {
        assertThat(faultIn("[{\"resnet\": {\"out\": 256}}]"))
                .startsWith(
                        "block.json: $.body[0]: the kind \"resnet\" is not known; legal here:"
                                + " resnext");
    }

    @Test
    void anUnknownParameterNamesTheNearest() {
        assertThat(faultIn("[{\"conv\": {\"out\": 4, \"kernal\": 3}}]"))
                .isEqualTo(
                        "block.json: $.body[0].conv: the key \"kernal\" is not known; legal here:"
                                + " kernel");
    }

    @Test
    void anUnknownKeyOfTheFileNamesTheNearest() {
        assertThat(faultOf(HEAD + "[], \"nome\": \"x\"}"))
                .isEqualTo("block.json: $: the key \"nome\" is not known; legal here: name");
    }

    @Test
    void aMissingParameterIsNamed() {
        assertThat(faultIn("[{\"conv\": {\"kernel\": 3}}]"))
                .startsWith(
                        "block.json: $.body[0].conv: out is missing; a whole number from 1 to"
                                + " 65536");
    }

    @Test
    void aBlockWithTwoKindsIsRefused() {
        assertThat(faultIn("[{\"relu\": {}, \"sigmoid\": {}}]"))
                .isEqualTo(
                        "block.json: $.body[0]: a block has one key that names its kind; this one"
                                + " has relu and sigmoid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": \"a\"}"})
    void aBlockWithoutAKindIsRefused(String block) {
        assertThat(faultIn("[" + block + "]"))
                .startsWith("block.json: $.body[0]: a block has one key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "3", "\"relu\"", "true"})
    void aBlockThatIsNoObjectIsRefused(String block) {
        assertThat(faultIn("[" + block + "]"))
                .startsWith("block.json: $.body[0]: ")
                .endsWith("is not a block {\"kind\": {...}} or a list of blocks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "3", "true", "\"\""})
    void aKindsParametersAreAnObject(String value) {
        assertThat(faultIn("[{\"relu\": " + value + "}]"))
                .startsWith("block.json: $.body[0].relu: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"merge\": \"sum\", \"branches\": [[]]}; .merge: \"sum\" is not \"add\"",
                "{\"merge\": {\"attention\": {}}, \"branches\": [[]]}; .merge: the key"
                        + " \"attention\"",
                "{\"merge\": {}, \"branches\": [[]]}; .merge: attend is missing",
                "{\"merge\": null, \"branches\": [[]]}; .merge: null is not",
                "{\"branches\": [[]]}; : merge is missing",
                "{\"merge\": \"add\"}; : branches is missing",
                "{\"merge\": \"add\", \"branches\": []}; .branches: an empty list is not",
                "{\"merge\": \"add\", \"branches\": [3]}; .branches[0]: 3 is not",
                "{\"merge\": \"add\", \"branches\": [{\"copies\": 2}]}; .branches[0]: body is"
                        + " missing",
                "{\"merge\": \"add\", \"branches\": [{\"body\": []}]}; .branches[0]: copies is"
                        + " missing",
                "{\"merge\": \"add\", \"branches\": [{\"copies\": 1000000000, \"body\": []}]};"
                        + " .branches[0].copies: 1000000000 is not a whole number from 1 to 4096",
                "{\"merge\": \"add\", \"branches\": [{\"copies\": 0, \"body\": []}]};"
                        + " .branches[0].copies: 0 is not"
            })
    void aParallelThatIsWrongIsRefused(String parallel, String says) {
        assertThat(faultIn("[{\"parallel\": " + parallel + "}]"))
                .startsWith("block.json: $.body[0].parallel" + says);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000", "0", "-1", "1e400", "\"2\"", "2.5"})
    void timesOutOfRangeAreRefused(String times) {
        assertThat(faultIn("[{\"repeat\": {\"times\": " + times + ", \"body\": []}}]"))
                .startsWith("block.json: $.body[0].repeat.times: ")
                .endsWith("is not a whole number from 1 to 4096");
    }

    @Test
    void aNameThatStandsTwiceIsRefused() {
        assertThat(faultIn("[{\"name\": \"a\", \"relu\": {}}, {\"name\": \"a\", \"relu\": {}}]"))
                .startsWith("block.json: $.body[1]: the name \"a\" is taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "\"a.b\"", "\"a/b\"", "\"a\\nb\"", "3", "null"})
    void aNameThatIsNoneIsRefused(String name) {
        assertThat(faultIn("[{\"name\": " + name + ", \"relu\": {}}]"))
                .startsWith("block.json: $.body[0].name: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "null; $.input: null is not",
                "3; $.input: 3 is not",
                "[]; $.input: an empty list is not",
                "[1, 2]; $.input: a list of 2 is not",
                "[1, 3, 224, 224]; $.input: a list of 4 is not",
                "[0, 9, 9]; $.input[0]: 0 is not a whole number from 1 to 65536",
                "[3, 4097, 9]; $.input[1]: 4097 is not a whole number from 1 to 4096",
                "[3, 9, -1]; $.input[2]: -1 is not",
                "[65536, 4096, 4096]; $.input: 65536x4096x4096 = 1099511627776 values are more"
            })
    void anInputThatIsNoLegalShapeIsRefused(String input, String says) {
        assertThat(faultOf("{\"format\": \"convscope/1\", \"input\": " + input + ", \"body\": []}"))
                .startsWith("block.json: " + says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"input\": [1, 1, 1], \"body\": []}; $: format is missing; this program reads"
                        + " \"convscope/1\"",
                "{\"format\": \"convscope/2\"}; $.format: the format is \"convscope/2\"; this"
                        + " program reads \"convscope/1\"",
                "{\"format\": 1}; $.format: 1 is not \"convscope/1\"",
                "{\"format\": \"convscope/1\", \"body\": []}; $: input is missing",
                "{\"format\": \"convscope/1\", \"input\": [1, 1, 1]}; $: body is missing",
                "[]; $: an empty list is not an object",
                "null; $: null is not an object",
                "17; $: 17 is not an object"
            })
    void whatIsNoDesignIsRefused(String text, String says) {
        assertThat(faultOf(text)).startsWith("block.json: " + says);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\t"})
    void anEmptyFileIsRefused(String text) {
        assertThat(faultOf(text)).startsWith("block.json: $: the file is empty");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThat(faultIn("[{\"conv\": {\"out\": 1, \"out\": 2, \"kernel\": 1}}]"))
                .startsWith("block.json: $.body[0].conv.out: line 1, column ")
                .endsWith("the key \"out\" stands twice in one object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'relu': {}}]", "[{relu: {}}]", "[{\"relu\": {}},]", "[{\"relu\" {}}]", "[}",
                "[{\"relu\": {}} {\"relu\": {}}]", "[// no\n]", "[\"a\nb\"]", "[\"\\q\"]", "[nul]",
                "[] extra", "[{\"relu\": {},}]"
            })
    void brokenJsonIsRefusedWithLineAndColumn(String body) {
        assertThat(faultIn(body)).matches("block\\.json: \\$\\S*: line \\d+, column \\d+: .*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[{relu: {}}]; unexpected character ('r')| a key in double quotes is expected",
                "[}; unexpected close marker '}'| ] is expected",
                "[nul]; unrecognized token 'nul'| a string, a number, a list",
                "[{\"relu\": {}},]; unexpected character (']')| a string, a number, a list",
                "[{\"relu\" {}}]; a colon to separate field name and value is expected"
            })
    void brokenJsonSaysWhatIsExpected(String body, String says) {
        assertThat(faultIn(body)).contains(says.replace('|', ';')).doesNotContain("Source");
    }

    @Test
    void moreAfterTheEndIsRefused() {
        assertThat(faultOf(HEAD + "[]} {}")).contains("line 1, column ").contains("after the end");
    }

    @Test
    void aDesignCutAtAnyByteIsRefusedAndNothingElseIsThrown() {
        Design design =
                Catalog.start()
                        .withName("gr\u00f6\u00dfe \ud83d\ude42")
                        .withBody(Sequence.of(new Named("a", new Layer.BatchNorm(1e-3))));
        byte[] whole = DesignFile.toJson(design).strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThat(fault(() -> DesignFile.parse(cut, "cut.json"))).startsWith("cut.json: $");
        }
    }

    @Test
    void aDesignWithAnyByteChangedIsReadOrRefused() {
        byte[] whole = DesignFile.toJson(Catalog.start()).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(17);
        for (int i = 0; i < 5_000; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            Throwable thrown = catchThrowable(() -> DesignFile.parse(changed, "x.json"));
            if (thrown != null) {
                assertThat(thrown).isInstanceOf(DesignException.class);
                assertThat(thrown.getMessage()).startsWith("x.json: $").doesNotContain("\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"sequence\": {\"body\": "})
    void nestingTenThousandDeepIsRefused(String opening) {
        assertThat(faultIn(opening.repeat(10_000)))
                .startsWith("block.json: $.body")
                .contains("200 levels");
        assertThat(faultOf(opening.repeat(10_000)))
                .startsWith("block.json: $")
                .contains("200 levels");
    }

    @Test
    void listsNestTwoHundredLevelsAndNoMore() throws DesignException {
        String block = "[{\"relu\": {}}]";
        String legal = HEAD + "[".repeat(199) + block + "]".repeat(199) + "}";
        assertThat(DesignFile.parse(legal, "x").body().blocks()).hasSize(1);
        assertThat(faultOf(HEAD + "[".repeat(200) + block + "]".repeat(200) + "}"))
                .contains("blocks nest deeper than the limit of 200 levels");
    }

    @Test
    void branchesNestTwoHundredLevels() throws DesignException {
        String open =
                "[{\"parallel\": {\"merge\": \"add\", \"branches\": [{\"copies\": 2, \"body\": ";
        String text = HEAD + open.repeat(199) + "[{\"relu\": {}}]" + "}]}}]".repeat(199) + "}";
        Design design = DesignFile.parse(text, "x");
        assertThat(DesignFile.parse(DesignFile.toJson(design), "x")).isEqualTo(design);
    }

    @Test
    void utf16IsRefused() {
        byte[] text = (HEAD + "[]}").getBytes(StandardCharsets.UTF_16);
        assertThat(fault(() -> DesignFile.parse(text, "x.json")))
                .isEqualTo("x.json: $: the text is UTF-16; UTF-8 is expected");
        byte[] unmarked = (HEAD + "[]}").getBytes(StandardCharsets.UTF_16LE);
        assertThat(fault(() -> DesignFile.parse(unmarked, "x.json"))).contains("not UTF-8 text");
    }

    @Test
    void binaryGarbageIsRefused() {
        byte[] garbage = new byte[5_000];
        new Random(3).nextBytes(garbage);
        assertThat(fault(() -> DesignFile.parse(garbage, "x.json"))).startsWith("x.json: $: ");
    }

    @Test
    void halfACharacterIsRefused() {
        assertThat(faultOf(HEAD + "[], \"name\": \"\\ud800\"}")).contains("surrogate");
    }

    @Test
    void aNumberOfAMillionDigitsIsRefused() {
        assertThat(faultIn("[{\"scale\": {\"factor\": 1" + "0".repeat(1_000_000) + "}}]"))
                .startsWith("block.json: $.body[0].scale.factor: line 1");
    }

    @Test
    void textOfTheFileCannotBreakTheSentence() {
        assertThat(faultIn("[{\"a\\nb\\u2028c" + "x".repeat(900) + "\": {}}]"))
                .startsWith("block.json: $.body[0]: the kind \"aU+000AbU+2028c");
    }

    @Test
    void aControlCharacterIsNamedWithoutTheLibrarysWords() {
        Path file = Path.of("src/test/resources/faults/attack/09-byte-1e.convscope.json");
        assertThat(fault(() -> DesignFile.read(file)))
                .isEqualTo(
                        "09-byte-1e.convscope.json: $.format: line 1, column 12: illegal character"
                                + " U+001E; only spaces, tabs and line breaks stand"
                                + " between values");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(fault(() -> DesignFile.read(folder.resolve("none.convscope.json"))))
                .isEqualTo("none.convscope.json: there is no such file");
    }

    @Test
    void aFolderIsNoDesign() {
        assertThat(fault(() -> DesignFile.read(folder))).endsWith("this is a folder, not a file");
    }

    @Test
    void aFileTooLargeIsRefused() throws Exception {
        Path file = folder.resolve("large.convscope.json");
        Files.write(file, new byte[DesignFile.MOST_BYTES + 1]);
        assertThat(fault(() -> DesignFile.read(file)))
                .isEqualTo("large.convscope.json: $: the file is larger than the limit of 16 MiB");
    }

    @Test
    void aDesignThatCouldNotBeReadAgainIsNotSaved() throws Exception {
        Path file = folder.resolve("kept.convscope.json");
        DesignFile.write(file, Catalog.start());
        Named twice = new Named("a", new Layer.Relu());
        Design design = Catalog.start().withBody(Sequence.of(twice, twice));
        assertThat(fault(() -> DesignFile.write(file, design))).contains("is taken");
        assertThat(DesignFile.read(file)).isEqualTo(Catalog.start());
    }

    @Test
    void savingIntoNoFolderSaysSo() {
        Path file = folder.resolve("none").resolve("a.convscope.json");
        assertThat(fault(() -> DesignFile.write(file, Catalog.start())))
                .isEqualTo(
                        "a.convscope.json: cannot be written: there is no folder "
                                + file.getParent());
    }
}
