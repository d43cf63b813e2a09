package convscope.weights;

import static convscope.weights.HeaderText.tensor;
import static convscope.weights.HeaderText.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import convscope.document.DesignFile;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Files that were met: everyday ones that are to be read, damaged ones that are to be named. */
class FaultyWeightsTest {

    private static final Path FAULTS = Path.of("src/test/resources/faults/weights");

    @TempDir private Path folder;

    private static Graph graph(String design) throws IOException {
        return Lowered.of(DesignFile.read(FAULTS.resolve(design + ".convscope.json"))).graph();
    }

    private static String refusal(Path file, Graph graph) {
        SafetensorsException fault =
                assertThatExceptionOfType(SafetensorsException.class)
                        .isThrownBy(() -> WeightsFile.read(file, graph))
                        .actual();
        assertThat(fault.getMessage()).hasSizeLessThanOrEqualTo(300).hasLineCount(1);
        return fault.getMessage();
    }

    @ParameterizedTest
    @CsvSource({"unaligned, ''", "metadata_null, ''", "module_prefix, module."})
    void everydayFilesAreRead(String name, String prefix) throws IOException {
        try (Weights weights =
                WeightsFile.read(FAULTS.resolve(name + ".safetensors"), graph("w"))) {
            assertThat(weights.names()).containsExactly("conv1.weight", "conv1.bias");
            assertThat(weights.get("conv1.weight").dup().data().asFloat())
                    .containsExactly(0.5f, -1, 2, 0.25f, 3, -4, 1.5f, 0.125f, -2);
            assertThat(weights.get("conv1.bias").getFloat(0)).isEqualTo(0.75f);
            assertThat(weights.prefix()).isEqualTo(prefix);
        }
    }

    @Test
    void aCounterOfAnyTypeIsPassedOver() throws IOException {
        try (Weights weights =
                WeightsFile.read(FAULTS.resolve("counter_f32.safetensors"), graph("bn"))) {
            assertThat(weights.names()).hasSize(4);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09-brace|09-brace.safetensors has a header that is not JSON: at character 20"
                        + " stands \"shape:[]}}\"",
                "09-end|09-end.safetensors has a header that is not JSON: it ends in the middle,"
                        + " at character 19",
                "09-nan|09-nan.safetensors has a header that is not JSON: at character 5 stands"
                        + " \"NaN}\"",
                "09-longname|09-longname.safetensors: the tensor"
                        + " nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn...nnnnnnnnnnnnnnnnnnnn is not"
                        + " an object with dtype, shape and data_offsets",
                "lfs_pointer|lfs_pointer.safetensors is a Git LFS pointer, not the weights; \"git"
                        + " lfs pull\" in its repository fetches them"
            })
    void damagedFilesAreNamed(String name, String says) throws IOException {
        assertThat(refusal(FAULTS.resolve(name + ".safetensors"), graph("w"))).isEqualTo(says);
    }

    /** Each was given to the format's own library, which takes it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"c\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},X1}|9",
                "{\"__metadata__\":null,X}|8",
                "{\"__metadata__\":{\"a\":\"b\",\"a\":\"c\"},X}|8",
                "{\"e\":{\"dtype\":\"F32\",\"shape\":[0,3],\"data_offsets\":[8,8]},X}|8",
                "{X,\"e\":{\"dtype\":\"F32\",\"shape\":[0,3],\"data_offsets\":[0,0]}}|8",
                "{X,\"e\":{\"dtype\":\"F32\",\"shape\":[9223372036854775807,0],\"data_offsets\":[8,8]}}|8",
                "{X}\n\t  |8",
                " \n{X}|8",
                "{X,X}|8",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"colour\":[{}]}}|8",
                "{X,\"f\":{\"dtype\":\"F4\",\"shape\":[2],\"data_offsets\":[8,9]}}|9",
                "{X,\"f\":{\"dtype\":\"F6_E2M3\",\"shape\":[4],\"data_offsets\":[8,11]}}|11",
                "{X,\"f\":{\"dtype\":\"F8_E8M0\",\"shape\":[4],\"data_offsets\":[8,12]}}|12",
                "{X,\"f\":{\"dtype\":\"C64\",\"shape\":[1],\"data_offsets\":[8,16]}}|16",
                "{X,\"r\":{\"dtype\":\"I64\",\"shape\":[1,1,1,1,1,1,1,1,1,1],\"data_offsets\":[8,16]}}|16",
                "{X,\"\":{\"dtype\":\"BOOL\",\"shape\":[],\"data_offsets\":[8,9]}}|9"
            })
    void whatTheFormatsLibraryTakesIsTaken(String header) throws IOException {
        String[] parts = header.split("\\|", -1);
        String text =
                parts[0].replace("X1", tensor("x", "F32", "[2]", 1, 9))
                        .replace("X", tensor("x", "F32", "[2]", 0, 8));
        Map<String, INDArray> read =
                Safetensors.read(write(folder, text, Integer.parseInt(parts[1])), "x"::equals);
        assertThat(read.get("x").shape()).containsExactly(2);
    }

    /** Each was given to the format's own library, which refuses it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"__metadata__\":{},\"__metadata__\":{}}|two __metadata__",
                "{\"__metadata__\":{\"a\":null}}|object of texts",
                "{\"x\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}|x has two dtype",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[2,2]}}|lies at bytes 2",
                "{\"x\":{\"dtype\":\"F4\",\"shape\":[1],\"data_offsets\":[0,0]}}|takes 4 bits",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[1e0],\"data_offsets\":[0,0]}}|whole numbers",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0,0]}}|3 data_offsets",
                "{\"x\":null}|x is not an object",
                "{/**/}|at character 1 stands",
                "{\"a\":\"b\",}|a is not an object",
                "{\"__metadata__\":{},}|not JSON",
                "{\"__metadata__\":{\"a\":\"\\q\"}}|not JSON"
            })
    void whatTheFormatsLibraryRefusesIsRefused(String header, String why) throws IOException {
        assertThat(refusal(write(folder, header, 0), graph("w"))).contains(why);
    }

    @Test
    void aTypeIsJudgedOnlyWhereSomebodyWantsTheTensor() throws IOException {
        String weights =
                tensor("conv1.weight", "F32", "[1,1,3,3]", 0, 36)
                        + ","
                        + tensor("conv1.bias", "F32", "[1]", 36, 40);
        String others =
                "," + tensor("ids", "I64", "[1]", 40, 48) + "," + tensor("q", "F3", "[9]", 48, 50);
        WeightsFile.read(write(folder, "{" + weights + others + "}", 50), graph("w")).close();
        assertThat(
                        refusal(
                                write(folder, "{" + weights.replaceFirst("F32", "I32") + "}", 40),
                                graph("w")))
                .isEqualTo(
                        "test.safetensors: the tensor conv1.weight has dtype I32; legal are F32,"
                                + " F16, BF16 and F64");
    }

    @Test
    void whatStandsBesideAPrefixBelongsToSomethingElse() throws IOException {
        String header =
                "{"
                        + tensor("module._orig_mod.conv1.weight", "F32", "[1,1,3,3]", 0, 36)
                        + ","
                        + tensor("module._orig_mod.conv1.bias", "F32", "[1]", 36, 40)
                        + ","
                        + tensor("module.projector.weight", "F32", "[1]", 40, 44)
                        + "}";
        try (Weights weights = WeightsFile.read(write(folder, header, 44), graph("w"))) {
            assertThat(weights.prefix()).isEqualTo("module._orig_mod.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is empty",
                "3c21444f43545950452068746d6c3e|HTML page",
                "0a20203c68746d6c3e|HTML page",
                "80025d71002e|pickle, as PyTorch saves",
                "80028a0a6cfc9c46f9206aa85019|pickle, as PyTorch saves",
                "8004950a00000000000000|pickle, as PyTorch saves",
                "504b03040000000000000000000000000000617263686976652f646174612e706b6c|PyTorch saves",
                "504b030414000000|zip archive",
                "1f8b0808|gzip",
                "894844460d0a1a0a|HDF5",
                "080812077079746f726368|ONNX",
                "47475546030000|GGUF",
                "3c626f64793e4e6f20666f756e643c2f626f64793e|HTML page",
                "3c7469746c653e3430343c2f7469746c653e|HTML page",
                "d0bdd0b5d18220d184d0b0d0b9d0bbd0b00a|begins with \"нет файла\"",
                "6e616d653a20780a6c61796572733a|begins with \"name: x\"",
                "7d71005803000000617272|pickle",
                "636e756d70792e636f72650a5f7265636f6e7374727563740a|pickle",
                "504b030414000000000000002100612e6e7079|NumPy arrays",
                "504b0304140000000000000021006d6f64656c2e776569676874732e6835|Keras model",
                "5249464624000000574542505650382000|picture",
                "49492a0008000000|picture",
                "934e554d5059|NumPy",
                "89504e470d0a1a0a|a picture",
                "7b0a2020226d65746164617461223a207b7d2c20227765696768745f6d6170223a7b7d7d|several files",
                "7b22666f726d6174223a22636f6e7673636f70652f31227d|a design",
                "7b2261223a317d|JSON text",
                "456e747279206e6f7420666f756e64|begins with \"Entry not found\"",
                "000000000000000000000000|zeros only"
            })
    void aFileOfAnotherKindIsCalledWhatItIs(String hexadecimal, String what) throws IOException {
        assertThat(refusal(write(folder, HexFormat.of().parseHex(hexadecimal)), graph("w")))
                .startsWith("test.safetensors ")
                .contains(what);
    }

    /** Its length reads like the start of a pickle, a zip, a gzip or an ONNX model. */
    @ParameterizedTest
    @ValueSource(ints = {0x0280, 0x0580, 0x8b1f, 0x4b50, 0x0708})
    void aHeaderWhoseLengthLooksLikeAnotherKindIsRead(int length) throws IOException {
        String header = "{" + tensor("x", "F32", "[2]", 0, 8) + "}";
        Path file = write(folder, header + " ".repeat(length - header.length()), 8);
        assertThat(Safetensors.read(file)).containsOnlyKeys("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"F32", "BF16"})
    void aFileThatBecomesShorterEndsInASentence(String type) throws IOException {
        int bytes = type.equals("F32") ? 8192 : 4096;
        Path path = write(folder, "{" + tensor("x", type, "[2048]", 0, bytes) + "}", bytes);
        try (SafetensorsFile file = SafetensorsFile.open(path, name -> true, 0)) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(100);
            }
            Map<String, TensorEntry> wanted =
                    file.entries().stream().collect(Collectors.toMap(TensorEntry::name, e -> e));
            assertThatExceptionOfType(SafetensorsException.class)
                    .isThrownBy(() -> file.load(wanted))
                    .withMessageContainingAll("test.safetensors: the tensor x", "it has 100 bytes");
        }
    }

    @Test
    void ofAMillionTensorsOnlyTheWantedAreKept() throws IOException {
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i < 1_000_000; i++) {
            header.append("\"t").append(i);
            header.append("\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},");
        }
        Path path = write(folder, header + tensor("input", "F32", "[1]", 0, 4) + "}", 4);
        try (SafetensorsFile file = SafetensorsFile.open(path, "input"::equals, 1)) {
            Collection<TensorEntry> kept = file.entries();
            assertThat(kept).extracting(TensorEntry::name).containsExactly("t0", "input");
            assertThat(file.count()).isEqualTo(1_000_001);
        }
        assertThat(refusal(path, graph("w"))).contains("none of the design's 2 tensors");
    }

    @Test
    void invisibleCharactersAndLongNamesAreShown() throws IOException {
        String name = "a\\u202e\\u0007" + "b".repeat(200);
        assertThat(refusal(write(folder, "{\"" + name + "\":1}", 0), graph("w")))
                .contains("aU+202EU+0007bbb", "bbb...bbb");
    }
}
