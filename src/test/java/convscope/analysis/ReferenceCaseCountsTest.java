package convscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import convscope.document.GraphFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters and multiply-adds of every reference case against PyTorch's own count. */
class ReferenceCaseCountsTest {

    private static final Path CASES = Path.of("src/test/resources/reference/cases");

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.endsWith("index.json"))
                    .sorted()
                    .toList();
        }
    }

    /** Without the two that hold one block in three forms on shared tensors. */
    static List<Path> casesThatShareNoTensor() throws IOException {
        return cases().stream()
                .filter(file -> !file.getFileName().toString().startsWith("resnext_forms"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void multiplyAddsAreThoseOfPyTorch(Path file) throws IOException {
        assertThat(total(file).macs()).isEqualTo(wanted(file, "macs_conv_linear_batch1"));
    }

    @ParameterizedTest
    @MethodSource("casesThatShareNoTensor")
    void parametersAreThoseOfPyTorch(Path file) throws IOException {
        assertThat(total(file).parameters()).isEqualTo(wanted(file, "params_trainable"));
    }

    private static Tally total(Path file) throws IOException {
        return Analysis.of(GraphFile.read(file).graph()).total();
    }

    private static long wanted(Path file, String key) throws IOException {
        return new ObjectMapper().readTree(file.toFile()).get(key).asLong();
    }
}
