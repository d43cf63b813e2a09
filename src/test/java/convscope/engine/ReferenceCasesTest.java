package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceCasesTest {

    private static final Map<String, ForwardEngine> ENGINES = new HashMap<>();

    @BeforeAll
    static void start() throws EngineException {
        for (String name : List.of("nd4j", "onednn")) {
            ENGINES.put(name, Engines.byName(name));
        }
    }

    @AfterAll
    static void stop() {
        ENGINES.values().forEach(ForwardEngine::close);
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

    static Stream<Arguments> everyCaseOnEveryEngine() throws IOException {
        return ids().stream()
                .flatMap(id -> ENGINES.keySet().stream().map(name -> Arguments.of(name, id)));
    }

    @ParameterizedTest
    @MethodSource("everyCaseOnEveryEngine")
    void holds(String name, String id) throws IOException, EngineException {
        ForwardEngine engine = Objects.requireNonNull(ENGINES.get(name));
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
