package convscope.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/dependencies.md to what is shipped. */
class ShippedJarsIT {
    private static final Pattern JAR =
            Pattern.compile(
                    "(.+?)-(\\d.*?)(-(linux|windows|macosx|mac|win)(-(x86_64|arm64|aarch64))?)?\\.jar");
    private static final Pattern ROW = Pattern.compile("\\| (\\S+) \\| (\\d\\S*) \\|.*");

    @Test
    void theReportNamesEveryJarAndItsVersion() throws IOException {
        assertThat(reported()).isEqualTo(shipped());
    }

    private static Set<String> shipped() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target/lib"))) {
            return jars.map(jar -> named(JAR, jar.getFileName().toString()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> reported() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("docs/dependencies.md"))) {
            return lines.filter(line -> ROW.matcher(line).matches())
                    .map(line -> named(ROW, line))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String named(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.matches()).as(text).isTrue();
        return matcher.group(1) + " " + matcher.group(2);
    }
}
