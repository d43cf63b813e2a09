package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceCasesTest {

    private static ForwardEngine engine;

    @BeforeAll
    static void start() throws EngineException {
        engine = Engines.byName("nd4j");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    static List<String> ids() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.list(ReferenceCase.FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".safetensors"))
                    .map(name -> name.replace(".safetensors", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAre42() throws IOException {
        assertThat(ids()).hasSize(42);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void holds(String id) throws IOException, EngineException {
        try (ReferenceCase reference = ReferenceCase.read(id);
                Activations values = engine.run(reference.pass(), Watch.NONE)) {
            reference
                    .expected()
                    .forEach(
                            (tensor, node) -> {
                                var computed = values.value(node).orElseThrow();
                                var wanted = reference.tensors().get(tensor);
                                assertThat(computed.shape()).isEqualTo(wanted.shape());
                                assertThat(computed.sub(wanted).amaxNumber().doubleValue())
                                        .as(tensor)
                                        .isCloseTo(0, offset(reference.tolerance()));
                            });
        }
    }
}
