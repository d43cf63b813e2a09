package convscope.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program where locale, home or folders are not what they usually are. */
@EnabledOnOs(OS.LINUX)
class SurroundingsIT {

    private static final String NOWHERE = "/proc/nonexistent";

    @TempDir Path folder;

    private PackagedProgram homeless() {
        return PackagedProgram.in(folder)
                .with(
                        "JAVA_TOOL_OPTIONS",
                        "-Duser.home=" + NOWHERE + " -Djava.io.tmpdir=" + NOWHERE)
                .without("XDG_CACHE_HOME")
                .without("XDG_STATE_HOME");
    }

    /** Without what the JVM itself says about such options. */
    private static List<String> ours(PackagedProgram.Run run) {
        return run.sentences().stream()
                .filter(
                        line ->
                                !line.startsWith("Picked up ")
                                        && !line.startsWith("WARNING: java.io"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"LC_ALL,C", "LC_ALL,POSIX", "LANG,''", "LANG,xx_XX.UTF-8"})
    void namesOfEveryScriptAreFoundAndWritten(String variable, String value) throws Exception {
        Path place = Files.createDirectory(folder.resolve("Größe"));
        Path design = place.resolve("网络 ü.convscope.json");
        Files.copy(Path.of("sample-models/se-resnext-block.convscope.json"), design);
        PackagedProgram.Run run =
                new PackagedProgram(place, List.of(), PackagedProgram.in(folder).changes())
                        .without("LC_ALL")
                        .without("LC_CTYPE")
                        .without("LANG")
                        .with(variable, value)
                        .run("diagram", design.getFileName().toString(), "--out", "ß 图.svg");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(place.resolve("ß 图.svg")).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "onednn", "nd4j"})
    void withoutAPlaceForLibrariesARunIsOneSentence(String engine) throws Exception {
        PackagedProgram.Run run =
                homeless().run("run", "relu", "--engine", engine, "--out", "r.safetensors");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(ours(run)).hasSize(1);
        assertThat(ours(run).getFirst())
                .contains(NOWHERE, "CONVSCOPE_CACHE")
                .hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void whatNeedsNoLibrariesWorksAllTheSame() throws Exception {
        for (List<String> verb :
                List.of(
                        List.of("list"),
                        List.of("count", "resnet18"),
                        List.of("diagram", "relu", "--out", "d.svg"))) {
            PackagedProgram.Run run = homeless().run(verb.toArray(String[]::new));
            assertThat(ours(run)).isEmpty();
            assertThat(run.exit()).isZero();
        }
    }

    @Test
    void aFolderOfOnesOwnIsTheWayOutAndGarbageInItIsMended() throws Exception {
        Path cache = folder.resolve("größe");
        PackagedProgram program = homeless().with("CONVSCOPE_CACHE", cache.toString());
        runs(program);
        List<Path> libraries = libraries(cache);
        assertThat(libraries).isNotEmpty();
        for (Path library : libraries) {
            Files.writeString(library, "garbage");
        }
        runs(program);
        assertThat(libraries(cache)).allSatisfy(file -> assertThat(file.toFile()).exists());
    }

    @Test
    void garbageThatLooksLikeALibraryIsMended() throws Exception {
        Path cache = folder.resolve("cache");
        PackagedProgram program = homeless().with("CONVSCOPE_CACHE", cache.toString());
        runs(program);
        for (Path library : libraries(cache)) {
            FileTime time = Files.getLastModifiedTime(library);
            byte[] bytes = Files.readAllBytes(library);
            byte[] mistaken = bytes.clone();
            Arrays.fill(mistaken, mistaken.length / 4, mistaken.length / 2, (byte) 0x5A);
            Files.write(library, mistaken);
            Files.setLastModifiedTime(library, time);
        }
        runs(program);
    }

    private void runs(PackagedProgram program) throws Exception {
        PackagedProgram.Run run = program.run("run", "relu", "--out", "r.safetensors");
        assertThat(ours(run)).isEmpty();
        assertThat(run.exit()).isZero();
    }

    private static List<Path> libraries(Path cache) throws IOException {
        try (Stream<Path> all = Files.walk(cache)) {
            return all.filter(file -> file.getFileName().toString().contains(".so"))
                    .filter(file -> !Files.isSymbolicLink(file))
                    .toList();
        }
    }

    @Test
    void theDetailsOfALinkageErrorAreInTheLog() throws Exception {
        PackagedProgram.Run run =
                PackagedProgram.in(folder)
                        .with("JAVA_TOOL_OPTIONS", "-Dorg.bytedeco.javacpp.loadlibraries=false")
                        .with("XDG_STATE_HOME", folder.toString())
                        .run("run", "relu", "--verbose", "--out", "r.safetensors");
        Path log = folder.resolve("convscope/log.txt");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("libraries cannot be loaded", "    at ", log.toString());
        assertThat(log).content().contains("libraries cannot be loaded", "    at ");
    }
}
