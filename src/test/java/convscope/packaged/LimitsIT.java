package convscope.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged program where it is allowed little, or nothing of others. */
@EnabledOnOs(OS.LINUX)
class LimitsIT {

    private static final String BLOCK = "se-resnext-block";

    @TempDir Path folder;

    /** {@return the program, started by a shell after a command of its own} */
    private PackagedProgram after(String command) {
        return PackagedProgram.in(folder).under("sh", "-c", command + "; exec \"$@\"", "sh");
    }

    private static List<String> ours(PackagedProgram.Run run) {
        return run.sentences().stream().filter(line -> !line.startsWith("Picked up ")).toList();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> folder.relativize(each).toString()).sorted().toList();
        }
    }

    private static boolean does(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static void isOneSentence(PackagedProgram.Run run, String... parts) {
        assertThat(ours(run)).hasSize(1);
        assertThat(ours(run).getFirst()).contains(List.of(parts)).hasSizeLessThanOrEqualTo(300);
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void littleStackIsEnough() throws Exception {
        PackagedProgram.Run run = after("ulimit -s 256").run("count", BLOCK);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @Test
    void littleMemoryIsASentence() throws Exception {
        PackagedProgram.Run run =
                after("export _JAVA_OPTIONS=-Xmx24m")
                        .with("XDG_STATE_HOME", folder.toString())
                        .run(
                                "maps",
                                "relu",
                                "--node",
                                "output",
                                "--shape",
                                "64x512x512",
                                "--out",
                                "m.png");
        isOneSentence(run, "the input needs 128 MiB", "MiB are free");
        assertThat(names()).isEmpty();
    }

    @Test
    void tooLargeAFileIsASentenceAndTheOldOneStays() throws Exception {
        Path old = Files.writeString(folder.resolve("r"), "old");
        isOneSentence(after("ulimit -f 1000").run("run", BLOCK, "--out", "r"), "r", "large");
        assertThat(old).hasContent("old");
        assertThat(names()).containsExactly("r");
    }

    @Test
    void tooFewOpenFilesIsASentence() throws Exception {
        assumeTrue(!does("sh", "-c", "ulimit -n 16; ulimit -n 128"), "root allows himself more");
        isOneSentence(after("ulimit -n 16").run("count", BLOCK), "ulimit -n");
    }

    @ParameterizedTest
    @CsvSource({
        "count - <&-, standard input",
        "list >&-, standard output cannot be written: it is closed",
        "run se-resnext-block --out - >&-, it is closed"
    })
    void whatIsClosedIsASentence(String line, String says) throws Exception {
        PackagedProgram.Run run =
                PackagedProgram.in(folder).under("sh", "-c", "\"$0\" " + line).run();
        isOneSentence(run, says);
    }

    @Test
    void aDashIsStandardOutput() throws Exception {
        PackagedProgram program = PackagedProgram.in(folder);
        PackagedProgram.Run run = program.run("export", BLOCK, "--to", "csv", "--out", "-");
        assertThat(run.exit()).isZero();
        assertThat(program.run("export", BLOCK, "--to", "csv", "--out", "t.csv").exit()).isZero();
        assertThat(folder.resolve("t.csv")).hasContent(run.out());
        assertThat(names()).containsExactly("t.csv");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "run d.json --out /dev/fd/9 9<d.json; it is open for reading only",
                "run d.json --out - >>d.json; is read by this verb too",
                "run - --out /dev/stdin <d.json; it is open for reading only",
                "run d.json --out sub/../d.json; is read by this verb too"
            },
            delimiter = ';')
    void aDesignIsNeverWrittenOverByWhateverName(String line, String says) throws Exception {
        Files.createDirectory(folder.resolve("sub"));
        Path design = folder.resolve("d.json");
        Path sample = Path.of("sample-models/se-resnext-block.convscope.json");
        Files.copy(sample, design);
        PackagedProgram.Run run =
                PackagedProgram.in(folder).under("bash", "-c", "\"$0\" " + line).run();
        isOneSentence(run, says);
        assertThat(design).hasSameTextualContentAs(sample);
    }

    @Test
    void anothersFileInAStickyFolderIsRefusedBeforeAnythingIsComputed() throws Exception {
        Path program = Path.of("target/bin/convscope").toAbsolutePath();
        assumeTrue(does("setpriv", "--reuid=65534", "--clear-groups", "test", "-x", program + ""));
        Files.setAttribute(folder, "unix:mode", 01777);
        assumeTrue(does("setpriv", "--reuid=65534", "--clear-groups", "test", "-w", folder + ""));
        Path others = Files.writeString(folder.resolve("r"), "old");
        assertThat(does("chmod", "666", others.toString())).isTrue();
        PackagedProgram nobody =
                PackagedProgram.in(folder)
                        .under("setpriv", "--reuid=65534", "--clear-groups")
                        .with("HOME", "/nonexistent");
        isOneSentence(nobody.run("run", BLOCK, "--out", "r"), "r: permission is denied");
        assertThat(others).hasContent("old");
    }

    @Test
    void aFullHomeAndAFullTemporaryFolderAreASentence() throws Exception {
        assumeTrue(does("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.toString()));
        try {
            PackagedProgram program =
                    new PackagedProgram(
                                    Path.of("").toAbsolutePath(),
                                    List.of(),
                                    PackagedProgram.in(folder).changes())
                            .with("XDG_CACHE_HOME", folder.toString())
                            .with("XDG_STATE_HOME", folder.toString())
                            .with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder);
            PackagedProgram.Run count = program.run("count", BLOCK);
            assertThat(ours(count)).isEmpty();
            assertThat(count.exit()).isZero();
            isOneSentence(
                    program.run("run", BLOCK, "--out", "/dev/null"),
                    folder.toString(),
                    "CONVSCOPE_CACHE");
        } finally {
            assertThat(does("umount", "-l", folder.toString())).isTrue();
        }
    }
}
