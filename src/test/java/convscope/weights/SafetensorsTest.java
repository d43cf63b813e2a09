package convscope.weights;

import static convscope.weights.HeaderText.tensor;
import static convscope.weights.HeaderText.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SafetensorsTest {

    @TempDir private Path folder;

    private void refused(Path path, String... words) {
        assertThatExceptionOfType(SafetensorsException.class)
                .isThrownBy(() -> Safetensors.read(path))
                .satisfies(
                        fault ->
                                assertThat(fault.getMessage())
                                        .contains(words)
                                        .contains("safetensors")
                                        .hasLineCount(1));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Map<String, INDArray> tensors = new LinkedHashMap<>();
        tensors.put("a.weight", Nd4j.createFromArray(new float[][] {{1, -2}, {3.5f, 4}}));
        tensors.put("\u00e4 \"b\"", Nd4j.createFromArray(0.1f, Float.MIN_VALUE, -0f));
        tensors.put("view", tensors.get("a.weight").transpose());
        Path path = folder.resolve("out.safetensors");
        Files.writeString(path, "what was there");
        Safetensors.write(path, tensors);
        Map<String, INDArray> read = Safetensors.read(path);
        assertThat(read).containsOnlyKeys(tensors.keySet());
        tensors.forEach((name, tensor) -> assertThat(read.get(name)).isEqualTo(tensor));
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
        assertThat(Files.size(path) % 4).isZero();
    }

    @Test
    void writingIntoAFolderThatIsNotThereSaysSo() {
        Path path = folder.resolve("none").resolve("out.safetensors");
        assertThatExceptionOfType(SafetensorsException.class)
                .isThrownBy(() -> Safetensors.write(path, Map.of()))
                .withMessageContaining("out.safetensors cannot be written");
    }

    @ParameterizedTest
    @CsvSource({"F32,0000C03F", "F16,003E", "BF16,C03F", "F64,000000000000F83F"})
    void everyRealTypeIsReadAsFloat32(String type, String hexadecimal) throws IOException {
        byte[] data = java.util.HexFormat.of().parseHex(hexadecimal);
        String header = "{" + tensor("x", type, "[1]", 0, data.length) + "}";
        Map<String, INDArray> read = Safetensors.read(write(folder, HeaderText.file(header, data)));
        assertThat(read.get("x").toFloatVector()).containsExactly(1.5f);
    }

    @Test
    void metadataAndBatchCountersArePassedOver() throws IOException {
        String header =
                "{\"__metadata__\":{\"format\":\"pt\"},"
                        + tensor("bn.num_batches_tracked", "I64", "[]", 0, 8)
                        + ","
                        + tensor("bn.weight", "F32", "[2]", 8, 16)
                        + "}   ";
        assertThat(Safetensors.read(write(folder, header, 16))).containsOnlyKeys("bn.weight");
    }

    @Test
    void everyShorterFileIsRefused() throws IOException {
        byte[] whole = HeaderText.file("{" + tensor("x", "F32", "[2]", 0, 8) + "}", new byte[8]);
        for (int length = 0; length < whole.length; length++) {
            refused(write(folder, Arrays.copyOf(whole, length)), "test.safetensors");
        }
        assertThatCode(() -> Safetensors.read(write(folder, whole))).doesNotThrowAnyException();
    }

    @Test
    void aLongerFileIsRefused() throws IOException {
        refused(
                write(folder, "{" + tensor("x", "F32", "[2]", 0, 8) + "}", 9),
                "9 bytes",
                "tells of 8");
    }

    @ParameterizedTest
    @CsvSource({"100", "100000001", "9223372036854775807", "-1", "-9223372036854775808", "0"})
    void aHeaderLengthThatCannotBeIsRefused(long length) throws IOException {
        byte[] bytes = HeaderText.file("{}", new byte[0]);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        refused(write(folder, bytes), Long.toUnsignedString(length), "legal here are 2 to 2");
    }

    @Test
    void aFolderIsRefused() {
        refused(folder, "is a folder");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        refused(folder.resolve("none.safetensors"), "there is no file");
    }

    @Test
    void aHeaderThatIsNotUtf8IsRefused() throws IOException {
        byte[] bytes = HeaderText.file("{\"__metadata__\":{\"a\":\"b\"}}", new byte[0]);
        bytes[8 + 19] = (byte) 0xFF;
        refused(write(folder, bytes), "not UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]|not a JSON object",
                "{]|not JSON",
                "{} {}|behind",
                "{\"__metadata__\":{\"a\":1}}|object of texts",
                "{\"__metadata__\":3}|object of texts",
                "{\"x\":3}|x is not an object",
                "{\"x\":{}}|x has no dtype",
                "{\"x\":{\"dtype\":\"F32\"}}|x has no shape",
                "{\"x\":{\"dtype\":\"F32\",\"shape\":[]}}|x has no data_offsets",
                "{\"x\":{\"dtype\":7}}|x has a dtype that is not a text",
                "{\"x\":{\"shape\":[-1]}}|x has a shape that is not",
                "{\"x\":{\"shape\":[1.5]}}|x has a shape that is not",
                "{\"x\":{\"shape\":[\"1\"]}}|x has a shape that is not",
                "{\"x\":{\"shape\":[[1]]}}|x has a shape that is not",
                "{\"x\":{\"shape\":[9223372036854775808]}}|x has a shape that is not",
                "{\"x\":{\"shape\":2}}|x has a shape that is not"
            })
    void aHeaderThatSaysNonsenseIsRefused(String header, String why) throws IOException {
        refused(write(folder, header, 0), why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "F32|[2]|0|12|has 12 bytes, but F32 [2] takes 8",
                "F32|[2]|0|16|lies at bytes 0 to 16; legal are 0 to 12",
                "F32|[2]|8|0|lies at bytes 8 to 0",
                "F32|[2]|2|10|starts at byte 2, but the tensor before it ends at 0",
                "F32|[2]|4|12|starts at byte 4, but the tensor before it ends at 0",
                "F32|[4294967296, 4294967296]|0|8|too large",
                "F32|[4611686018427387904]|0|8|too large",
                "F32|[9223372036854775807]|0|8|too large"
            })
    void aTensorWhoseBytesDoNotFitIsRefused(
            String type, String shape, long begin, long end, String why) throws IOException {
        refused(write(folder, "{" + tensor("x", type, shape, begin, end) + "}", 12), "x", why);
    }

    @Test
    void overlappingTensorsAreRefused() throws IOException {
        String header =
                "{"
                        + tensor("a", "F32", "[2]", 0, 8)
                        + ","
                        + tensor("b", "F32", "[2]", 4, 12)
                        + "}";
        refused(write(folder, header, 12), "tensor b starts at byte 4", "ends at 8");
    }

    @Test
    void holesAreRefused() throws IOException {
        String header =
                "{"
                        + tensor("a", "F32", "[1]", 0, 4)
                        + ","
                        + tensor("b", "F32", "[1]", 8, 12)
                        + "}";
        refused(write(folder, header, 12), "tensor b starts at byte 8", "ends at 4");
    }

    @Test
    void ofDuplicateNamesTheLastCounts() throws IOException {
        String twice =
                "{" + tensor("a", "F32", "[1]", 0, 4) + "," + tensor("a", "F32", "[2]", 0, 8) + "}";
        assertThat(Safetensors.read(write(folder, twice, 8)).get("a").shape()).containsExactly(2);
        String holed =
                "{" + tensor("a", "F32", "[1]", 0, 4) + "," + tensor("a", "F32", "[1]", 4, 8) + "}";
        refused(write(folder, holed, 8), "tensor a starts at byte 4", "stands twice");
    }

    @Test
    void aHeaderNestedWithoutEndIsRefused() throws IOException {
        refused(write(folder, "{\"x\":" + "[".repeat(100_000), 0), "x is not an object");
        refused(write(folder, "{\"x\":{\"shape\":" + "[".repeat(100_000), 0), "x has a shape");
    }
}
