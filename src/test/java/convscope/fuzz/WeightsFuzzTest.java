package convscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.document.DesignFile;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.weights.HeaderText;
import convscope.weights.Safetensors;
import convscope.weights.SafetensorsException;
import convscope.weights.SafetensorsFile;
import convscope.weights.TensorEntry;
import convscope.weights.Weights;
import convscope.weights.WeightsFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Damaged safetensors files: each is read right, or refused in one sentence. */
class WeightsFuzzTest {

    private static final int COUNT = Integer.getInteger("fuzz.count", 1000);
    private static final long SEED = Long.getLong("fuzz.seed", 11);
    private static final Path DESIGN =
            Path.of("src/test/resources/faults/weights/w.convscope.json");

    private static final List<String> TOKENS =
            List.of(
                    "0",
                    "-1",
                    "4",
                    "18446744073709551615",
                    "9223372036854775807",
                    "1e9",
                    "0.5",
                    "null",
                    "NaN",
                    "true",
                    "[",
                    "]",
                    "{",
                    "}",
                    "\"",
                    "\\",
                    ",",
                    ":",
                    "\"F32\"",
                    "\"F16\"",
                    "\"F4\"",
                    "\"I64\"",
                    "\"X\"",
                    "[0]",
                    "[[[[[[[[",
                    "__metadata__",
                    "conv1.weight",
                    "module.",
                    "shape",
                    "\u202e",
                    "\n",
                    " ");

    @TempDir private Path folder;

    private static byte[] sound() {
        byte[] data = new byte[80];
        new Random(1).nextBytes(data);
        String header =
                "{\"__metadata__\":{\"format\":\"pt\"},"
                        + HeaderText.tensor("conv1.weight", "F32", "[1,1,3,3]", 0, 36)
                        + ","
                        + HeaderText.tensor("conv1.bias", "F16", "[1]", 36, 38)
                        + ","
                        + HeaderText.tensor("bn.num_batches_tracked", "I64", "[]", 38, 46)
                        + ","
                        + HeaderText.tensor("ids", "U8", "[34]", 46, 80)
                        + "}  ";
        return HeaderText.file(header, data);
    }

    private static byte[] mutant(Random random) {
        byte[] bytes = sound();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            bytes = mutated(bytes, random);
        }
        return bytes;
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(24));
        String token = TOKENS.get(random.nextInt(TOKENS.size()));
        return switch (random.nextInt(7)) {
            case 0 -> flipped(bytes, at, random);
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> Arrays.copyOf(bytes, bytes.length + random.nextInt(20));
            case 3 -> replaced(bytes, at, to, token.getBytes(StandardCharsets.UTF_8));
            case 4 ->
                    fitted(replaced(bytes, at, to, token.getBytes(StandardCharsets.UTF_8)), bytes);
            case 5 -> fitted(replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, to)), bytes);
            default -> fitted(replaced(bytes, at, to, new byte[0]), bytes);
        };
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        byte[] other = bytes.clone();
        if (at < other.length) {
            other[at] = (byte) (other[at] ^ 1 << random.nextInt(8));
        }
        return other;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        return ByteBuffer.allocate(bytes.length - (to - from) + by.length)
                .put(bytes, 0, from)
                .put(by)
                .put(bytes, to, bytes.length - to)
                .array();
    }

    /** Lets the header's length follow, so that its text is looked at. */
    private static byte[] fitted(byte[] bytes, byte[] before) {
        if (bytes.length >= 8 && before.length >= 8) {
            ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            all.putLong(0, all.getLong(0) + bytes.length - before.length);
        }
        return bytes;
    }

    @Test
    void damagedFilesAreReadRightOrRefused() throws IOException {
        Random random = new Random(SEED);
        Graph graph = Lowered.of(DesignFile.read(DESIGN)).graph();
        List<String> refusals = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            byte[] bytes = mutant(random);
            Path file = Files.write(folder.resolve("fuzz.safetensors"), bytes);
            try {
                readRight(file, bytes);
                WeightsFile.read(file, graph).close();
            } catch (SafetensorsException refused) {
                refusals.add(refused.getMessage());
            }
        }
        assertThat(refusals)
                .hasSizeBetween(COUNT / 2, COUNT)
                .allSatisfy(
                        says ->
                                assertThat(says)
                                        .hasSizeBetween(30, 300)
                                        .startsWith("fuzz.safetensors")
                                        .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\u2028]")
                                        .doesNotContainPattern("Exception|Jackson|java|Json[A-Z]"));
    }

    private static void readRight(Path path, byte[] bytes) throws SafetensorsException {
        Map<String, INDArray> read = Safetensors.read(path);
        int begin = 8 + (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        try (SafetensorsFile file = SafetensorsFile.open(path, name -> true, 0);
                Weights all = new Weights(read)) {
            for (TensorEntry entry : file.entries()) {
                all.find(entry.name())
                        .filter(tensor -> tensor.length() > 0)
                        .ifPresent(tensor -> same(tensor, entry, bytes, begin));
            }
        }
    }

    private static void same(INDArray tensor, TensorEntry entry, byte[] bytes, int begin) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] numbers = tensor.data().asFloat();
        int each = (int) (entry.end() - entry.begin()) / numbers.length;
        for (int i = 0; i < numbers.length; i++) {
            int at = begin + (int) entry.begin() + i * each;
            float number =
                    switch (entry.type()) {
                        case "F32" -> file.getFloat(at);
                        case "F16" -> Float.float16ToFloat(file.getShort(at));
                        case "BF16" -> Float.intBitsToFloat(file.getShort(at) << 16);
                        case "F64" -> (float) file.getDouble(at);
                        default -> throw new AssertionError(entry);
                    };
            assertThat(numbers[i]).isEqualTo(number);
        }
    }
}
