package convscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.document.DesignException;
import convscope.document.GraphFile;
import convscope.fuzz.Mutants.Mutant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged graph files are read right or refused in one sentence. */
class GraphFileFuzzTest {

    private static final Path CASES = Path.of("src/test/resources/reference/cases");

    @TempDir private Path folder;

    @Test
    void aDamagedGraphIsReadTheSameTwiceOrRefusedInOneSentence() throws IOException {
        List<Boolean> read = new ArrayList<>();
        for (Mutant mutant : (Iterable<Mutant>) new Mutants(cases()).all()::iterator) {
            read.add(isRead(mutant));
        }
        assertThat(read).contains(true, false);
    }

    private static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            List<String> all = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
                all.add(Files.readString(file));
            }
            return all.stream().filter(text -> text.length() < 20_000).sorted().toList();
        }
    }

    private boolean isRead(Mutant mutant) throws IOException {
        Path file = Files.write(folder.resolve("x.json"), mutant.bytes());
        try {
            GraphFile graph = GraphFile.read(file);
            String text = new String(mutant.bytes(), StandardCharsets.UTF_8);
            assertThat(GraphFile.parse(text, file)).as("seed %d", mutant.seed()).isEqualTo(graph);
            assertThat(graph.graph().nodes()).isNotEmpty();
            return true;
        } catch (DesignException refused) {
            Sentences.check(refused.getMessage(), "x.json", mutant.seed());
            return false;
        }
    }
}
