package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs src/main/scripts/convscope on Javas that only say which they are and what they were called
 * with. The usual places are moved below the temporary directory, for this machine's own would be
 * found there.
 */
@DisabledOnOs(OS.WINDOWS)
class StartScriptTest {
    @TempDir Path place;
    private Path script;
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void install() throws IOException {
        String text = Files.readString(Path.of("src/main/scripts/convscope"));
        Path bin = Files.createDirectories(place.resolve("a home/bin"));
        script = bin.resolve("convscope");
        Files.writeString(
                script,
                text.replace(" /usr/l", " " + place + "/usr/l")
                        .replace(" /opt/", " " + place + "/opt/"));
        makeExecutable(script);
    }

    @Test
    void javaHomeComesFirst() throws Exception {
        java("usual/25", "25.0.3");
        assertThat(start(java("chosen", "25.0.3"), java("path", "25")).out())
                .startsWith(place + "/chosen/bin/java");
    }

    @Test
    void anOldJavaHomeIsPassedOver() throws Exception {
        assertThat(start(java("old", "17.0.15"), java("path", "25")).out())
                .startsWith(place + "/path/bin/java");
    }

    @Test
    void theUsualPlacesAreSearchedWhenThePathHasAnOldOne() throws Exception {
        java("usr/lib/jvm/jdk-21", "21.0.1");
        java("usr/lib/jvm/jdk-26", "26");
        assertThat(start(null, java("path", "17.0.15")).out())
                .startsWith(place + "/usr/lib/jvm/jdk-26/bin/java");
    }

    @Test
    void theUsersOwnJavasAreFound() throws Exception {
        java("user home/.jdks/temurin-25.0.3", "25.0.3");
        assertThat(start(null, null).out())
                .startsWith(place + "/user home/.jdks/temurin-25.0.3/bin/java");
    }

    @Test
    void aJavaWithoutReleaseFileIsAsked() throws Exception {
        Path home = java("chosen", "25.0.3");
        Files.delete(home.resolve("release"));
        assertThat(start(home, null).out()).startsWith(place + "/chosen/bin/java");
    }

    @Test
    void withoutJavaOneSentenceSaysWhatIsNeeded() throws Exception {
        Run run = start(java("old", "1.8.0_402"), null);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1).contains("Java 25 or newer").contains("JAVA_HOME");
    }

    @Test
    void argumentsArriveAsTheyWereGiven() throws Exception {
        Run run =
                start(
                        java("chosen", "25"),
                        null,
                        "count",
                        "a  b",
                        "*",
                        "\"quoted\"",
                        "$HOME",
                        "",
                        "@x",
                        "back\\slash");
        assertThat(run.out().lines().skip(4))
                .containsExactly(
                        "[count]",
                        "[a  b]",
                        "[*]",
                        "[\"quoted\"]",
                        "[$HOME]",
                        "[]",
                        "[@x]",
                        "[back\\slash]");
    }

    @Test
    void theJarAndTheOptionsAreFoundThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(place.resolve("link"), script);
        script = Files.createSymbolicLink(place.resolve("link to link"), link.getFileName());
        String bin = place.toRealPath() + "/a home/bin";
        assertThat(start(java("chosen", "25"), null).out().lines().skip(1))
                .containsExactly(
                        "[@" + bin + "/jvm.options]", "[-jar]", "[" + bin + "/../convscope.jar]");
    }

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @CsvSource({
        "LC_ALL=C, C",
        "LC_ALL=POSIX, C",
        "LANG=, POSIX",
        "LANG=xx_XX.UTF-8, C",
        "LANG=C LC_ALL=C, C",
        "LC_ALL=C.UTF-8, C.UTF-8",
        "LANG=C.UTF-8, C.UTF-8"
    })
    void javaGetsALocaleOfUtf8AndMessagesStay(String given, String messages) throws Exception {
        Path home = java("chosen", "25");
        Files.writeString(
                home.resolve("bin/java"),
                """
                #!/bin/sh
                charset=$(locale charmap 2>&1)
                eval "$(locale 2>&1)"
                echo "$charset $LC_MESSAGES"
                """);
        environment =
                Arrays.stream(given.split(" ", -1))
                        .map(each -> each.split("=", 2))
                        .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        Run run = start(home, null);
        assertThat(run.out().strip()).isEqualTo("UTF-8 " + messages);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theProgramsExitCodeIsTheScripts() throws Exception {
        Path home = java("chosen", "25");
        Files.writeString(home.resolve("bin/java"), "#!/bin/sh\nexit 2\n");
        assertThat(start(home, null).exit()).isEqualTo(2);
    }

    private record Run(int exit, String out, String err) {}

    private Path java(String folder, String version) throws IOException {
        Path home = place.resolve(folder);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nJAVA_VERSION_DATE=\"1\"\n");
        Files.writeString(
                java,
                """
                #!/bin/sh
                [ "$1" = -version ] && echo 'openjdk version "%s" 2025' >&2 && exit
                echo "$0"
                printf '[%%s]\\n' "$@"
                """
                        .formatted(version));
        makeExecutable(java);
        return home;
    }

    private Run start(Path javaHome, Path onPath, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(place.toFile());
        Path out = place.resolve("out.txt");
        Path err = place.resolve("err.txt");
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("HOME", place.resolve("user home").toString());
        builder.environment().put("PATH", (onPath == null ? "" : onPath + "/bin:") + tools());
        builder.environment().putAll(environment);
        if (javaHome != null) {
            builder.environment().put("JAVA_HOME", javaHome.toString());
        }
        int exit = builder.start().waitFor();
        return new Run(
                exit,
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /** A directory with the commands that the script needs, and no Java. */
    private Path tools() throws IOException {
        Path tools = Files.createDirectories(place.resolve("tools"));
        for (String tool : List.of("dirname", "readlink", "sed", "locale", "uname")) {
            Path wrapper = tools.resolve(tool);
            Files.writeString(wrapper, "#!/bin/sh\nPATH=/usr/bin:/bin exec " + tool + " \"$@\"\n");
            makeExecutable(wrapper);
        }
        return tools;
    }

    private static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
