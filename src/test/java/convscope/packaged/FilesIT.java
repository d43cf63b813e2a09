package convscope.packaged;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of files, whatever happens to the program. */
@EnabledOnOs(OS.LINUX)
class FilesIT {

    private static final Path FULL = Path.of("/dev/full");
    private static final String BLOCK = "se-resnext-block";

    @TempDir Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> requireNonNull(each.getFileName()).toString()).sorted().toList();
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "list",
                "run --help",
                "count resnet18 --json",
                "depends se-resnext-block --node output --channel 0 --at 0,0 --json",
                "diagram se-resnext-block --out d.svg",
                "export se-resnext-block --to csv --out t.csv"
            })
    void aFullStandardOutputIsASentence(String line) throws Exception {
        assumeTrue(Files.exists(FULL));
        PackagedProgram.Run run = PackagedProgram.in(folder).runInto(FULL, line.split(" "));
        assertThat(run.err())
                .isEqualToIgnoringNewLines("standard output cannot be written: the disk is full");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void aPipeThatNobodyReadsIsASentence() throws Exception {
        PackagedProgram.Run run =
                PackagedProgram.in(folder)
                        .under("bash", "-c", "set -o pipefail; \"$@\" | true", "bash")
                        .run("list");
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "standard output cannot be written: whoever read it has closed it");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void aResultOnStandardOutputIsNothingButTheResult() throws Exception {
        PackagedProgram program = PackagedProgram.in(folder);
        Path result = folder.resolve("result");
        PackagedProgram.Run run = program.runInto(result, "run", BLOCK, "--out", "/dev/stdout");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("saved /dev/stdout");
        assertThat(program.run("run", BLOCK, "--out", "usual").exit()).isZero();
        assertThat(result).hasSameBinaryContentAs(folder.resolve("usual"));
    }

    @Test
    void aResultHasTheModeThatTheUserAskedFor() throws Exception {
        PackagedProgram program =
                PackagedProgram.in(folder).under("sh", "-c", "umask 027; exec \"$@\"", "sh");
        assertThat(program.run("run", BLOCK, "--out", "r").exit()).isZero();
        assertThat(Files.getPosixFilePermissions(folder.resolve("r")))
                .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count pipe",
                "verify pipe",
                "run se-resnext-block --input pipe --out r",
                "run pipe --out r"
            })
    void aPipeIsNoInput(String line) throws Exception {
        assumeTrue(does("mkfifo", folder.resolve("pipe").toString()));
        PackagedProgram.Run run = PackagedProgram.in(folder).run(line.split(" "));
        assertThat(run.sentences()).hasSize(1).first().asString().contains("pipe");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(names()).containsExactly("pipe");
    }

    @Test
    void aDeviceStaysOne() throws Exception {
        Path device = folder.resolve("null");
        assumeTrue(does("mknod", device.toString(), "c", "1", "3"));
        assumeTrue(does("sh", "-c", ": > '" + device + "'"));
        PackagedProgram.Run run =
                PackagedProgram.in(folder).run("run", BLOCK, "--out", device.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(does("test", "-c", device.toString())).isTrue();
        assertThat(names()).containsExactly("null");
    }

    @Test
    void aFullDiskKeepsTheOldResultAndNothingElse() throws Exception {
        assumeTrue(does("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString()));
        try {
            Path result = Files.writeString(folder.resolve("r"), "old");
            PackagedProgram.Run run =
                    PackagedProgram.in(Path.of("").toAbsolutePath())
                            .run("run", BLOCK, "--out", result.toString());
            assertThat(run.sentences()).hasSize(1).first().asString().contains("the disk is full");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(result).hasContent("old");
            assertThat(names()).containsExactly("r");
        } finally {
            assertThat(does("umount", folder.toString())).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKillLeavesTheOldResultOrTheNewOne(boolean forcibly) throws Exception {
        PackagedProgram program = PackagedProgram.in(folder);
        Path result = Files.writeString(folder.resolve("r"), "old");
        Process killed =
                program.builder("run", "resnet18", "--keep", "all", "--out", "r")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            WatchKey _ = folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            assertThat(watch.poll(5, TimeUnit.MINUTES)).isNotNull();
            killed.descendants().forEach(end(forcibly));
            end(forcibly).accept(killed.toHandle());
            killed.waitFor();
        }
        assertThat(Files.size(result))
                .satisfiesAnyOf(
                        size -> assertThat(size).isEqualTo(3),
                        size -> assertThat(size).isGreaterThan(10_000_000));
        assertThat(program.run("diagram", BLOCK, "--out", "later.svg").exit()).isZero();
        assertThat(names()).containsExactly("later.svg", "r");
    }

    private static Consumer<ProcessHandle> end(boolean forcibly) {
        return forcibly ? ProcessHandle::destroyForcibly : ProcessHandle::destroy;
    }
}
