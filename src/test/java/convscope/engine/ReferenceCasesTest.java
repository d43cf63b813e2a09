package convscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        for (String name : TestedEngines.all()) {
            ENGINES.put(name, TestedEngines.open(name));
        }
    }

    @AfterAll
    static void stop() {
        ENGINES.values().forEach(ForwardEngine::close);
    }

    static List<String> ids() throws IOException {
        try (Stream<Path> files = Files.list(ReferenceCase.FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".safetensors"))
                    .map(name -> name.replace(".safetensors", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreFortyTwo() throws IOException {
        assertThat(ids()).hasSize(42);
    }

    static Stream<Arguments> everyCaseOnEveryEngine() throws IOException {
        return ids().stream()
                .flatMap(id -> ENGINES.keySet().stream().map(name -> Arguments.of(name, id)));
    }

    @ParameterizedTest
    @MethodSource("everyCaseOnEveryEngine")
    void everyOutputAndIntermediateValueIsWithinTheTolerance(String name, String id)
            throws Exception {
        ForwardEngine engine = Objects.requireNonNull(ENGINES.get(name));
        try (ReferenceCase reference = ReferenceCase.read(id)) {
            Verification verification =
                    Verification.of(
                            id,
                            engine,
                            reference.pass(),
                            reference.expected(),
                            reference.file().tolerance());
            assertThat(reference.expected()).isNotEmpty();
            assertThat(verification.ok()).as("%s", verification).isTrue();
        }
    }
}
