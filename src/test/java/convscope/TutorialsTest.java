package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every package begins with an example, which is part of a test that asserts something. */
class TutorialsTest {

    private static final Path PROGRAM = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern SNIPPET =
            Pattern.compile("\\{@snippet\\s[^}]*class=\"([\\w.]+)\"[\\s*]+region=\"(\\w+)\"\\s*}");

    @TempDir private Path sources;

    @TestFactory
    Stream<DynamicTest> aPackageBeginsWithAnExample() throws IOException {
        return packages()
                .map(
                        folder ->
                                DynamicTest.dynamicTest(
                                        PROGRAM.relativize(folder).toString(),
                                        () -> assertThat(fault(folder, TESTS)).isEmpty()));
    }

    @Test
    void aPackageWithoutAnExampleIsFound() throws IOException {
        assertThat(fault(sources, sources)).contains("no package-info");
        write("package-info.java", "/** Explains nothing. */");
        assertThat(fault(sources, sources)).contains("no example");
        write("package-info.java", "/** {@snippet class=\"Shown\" region=\"example\"} */");
        assertThat(fault(sources, sources)).contains("no class Shown");
        write("Shown.java", "// @start region=other\nassertThat(1);\n// @end");
        assertThat(fault(sources, sources)).contains("no region example");
        write("Shown.java", "@Test // @start region=example\n// @end\nassertThat(1);");
        assertThat(fault(sources, sources)).contains("nothing asserted");
        write("Shown.java", "@Test // @start region=example\nassertThat(1);\n// @end");
        assertThat(fault(sources, sources)).isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(sources.resolve(file), text);
    }

    private static Stream<Path> packages() throws IOException {
        try (Stream<Path> files = Files.walk(PROGRAM)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Optional<String> fault(Path folder, Path tests) throws IOException {
        Path info = folder.resolve("package-info.java");
        if (!Files.exists(info)) {
            return Optional.of("no package-info");
        }
        Matcher snippet = SNIPPET.matcher(Files.readString(info));
        if (!snippet.find()) {
            return Optional.of("no example");
        }
        Path example = tests.resolve(snippet.group(1).replace('.', '/') + ".java");
        if (!Files.exists(example)) {
            return Optional.of("no class " + snippet.group(1));
        }
        String source = Files.readString(example);
        int start = source.indexOf("@start region=" + snippet.group(2) + "\n");
        int end = source.indexOf("// @end", start);
        if (start < 0 || end < 0) {
            return Optional.of("no region " + snippet.group(2));
        }
        boolean asserts =
                source.contains("@Test") && source.substring(start, end).contains("assertThat");
        return asserts ? Optional.empty() : Optional.of("nothing asserted");
    }
}
