package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs src/gpu-check/check on pieces of a bundle whose Java only says what it was called with, and
 * on folders that only look like CUDA's. The usual places are moved below the temporary directory.
 */
@EnabledOnOs(OS.LINUX)
class GpuCheckScriptTest {

    @TempDir Path place;
    private Path script;
    private String libraryPath = "";

    @BeforeEach
    void install() throws IOException {
        String text = Files.readString(Path.of("src/gpu-check/check"));
        script = Files.createDirectories(place.resolve("carried")).resolve("check");
        Files.writeString(
                script,
                text.replace(" /usr/l", " " + place + "/usr/l")
                        .replace(" /opt/", " " + place + "/opt/"));
        tool(
                "ldconfig",
                "echo '\tlibcuda.so.1 (libc6,x86-64) => " + place + "/driver/libcuda.so.1'");
        tool("nvidia-smi", "exit 9");
        tool("python", "exit 1");
        tool("python3", "case $2 in *torch*) exit 1 ;; *) echo '" + place + "/packages' ;; esac");
        // The pieces are joined and unpacked all the same.
        tool("xz", "cat");
    }

    @Test
    void librariesAreFoundInTheUsualPlace() throws Exception {
        driver();
        files("usr/local/cuda-13.0/lib64", "libcudart.so.13", "libcublas.so.13", "libcudnn.so.9");
        Run run = check("libraries");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("libcudnn.so.9      " + place + "/usr/local/cuda-13.0/lib64");
    }

    @Test
    void librariesAreFoundInPythonsPackages() throws Exception {
        driver();
        files("packages/nvidia/cu13/lib", "libcudart.so.13", "libcublas.so.13");
        files("packages/nvidia/cudnn/lib", "libcudnn.so.9");
        Run run = check("libraries");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("libcublas.so.13    " + place + "/packages/nvidia/cu13/lib")
                .contains("libcudnn.so.9      " + place + "/packages/nvidia/cudnn/lib");
    }

    @Test
    void whatTheUserSetComesFirst() throws Exception {
        driver();
        files("usr/local/cuda/lib64", "libcudart.so.13", "libcublas.so.13", "libcudnn.so.9");
        files("chosen", "libcudnn.so.9");
        libraryPath = place.resolve("chosen").toString();
        assertThat(check("libraries").out()).contains("libcudnn.so.9      " + place + "/chosen");
    }

    @Test
    void aCudnnForCuda12IsPassedOver() throws Exception {
        driver();
        files("usr/local/cuda/lib64", "libcudart.so.13", "libcublas.so.13");
        files("packages/nvidia/cudnn/lib", "libcudnn.so.9");
        files("packages/nvidia_cudnn_cu12-9.10.2.dist-info", "METADATA");
        Run run = check("libraries");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .hasLineCount(1)
                .startsWith("Missing here for the cuda engine: libcudnn.so.9;");
    }

    @Test
    void oneSentenceNamesAllThatIsMissing() throws Exception {
        Run run = check();
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .hasLineCount(1)
                .startsWith(
                        "Missing here for the cuda engine: an NVIDIA driver (libcuda.so.1),"
                                + " libcudart.so.13, libcublas.so.13, libcudnn.so.9;");
    }

    @Test
    void thePiecesAreJoinedAndTheEngineFindsItsLibraries() throws Exception {
        driver();
        files("usr/local/cuda/lib64", "libcudart.so.13", "libcublas.so.13", "libcudnn.so.9");
        bundle();
        libraryPath = "/users/own";
        Run run = check("cases", "--runs", "3");
        assertThat(run.exit()).as(run.err()).isEqualTo(7);
        assertThat(run.out())
                .contains(
                        "LD_LIBRARY_PATH="
                                + place
                                + "/usr/local/cuda/lib64:"
                                + place
                                + "/driver:/users/own\n")
                .contains("outer=/users/own\n")
                .contains("[cases]\n[--engine]\n[cuda]\n")
                .contains("[--runs]\n[3]\n");
    }

    @Test
    void anEngineOfTheProcessorNeedsNoLibrary() throws Exception {
        bundle();
        assertThat(check("cases", "--engine", "onednn").out()).contains("[--engine]\n[onednn]\n");
    }

    @Test
    void aBundleIsUnpackedOnce() throws Exception {
        bundle();
        check("cases", "--engine", "onednn");
        assertThat(check("cases", "--engine", "onednn").out()).doesNotContain("unpacking");
    }

    @Test
    void aMissingPieceIsNamed() throws Exception {
        bundle();
        Files.delete(place.resolve("carried/bundle.01"));
        Run run = check("--engine", "onednn");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).endsWith("carried: bundle.01.\n");
    }

    @Test
    void aDamagedPieceIsNamed() throws Exception {
        bundle();
        Files.writeString(place.resolve("carried/bundle.00"), "damaged");
        Run run = check("--engine", "onednn");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("These pieces are damaged, carry them again: bundle.00.\n");
    }

    @Test
    void anUnknownWordIsNamed() throws Exception {
        Run run = check("--fast");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("There is no step or option --fast; check --help lists them.\n");
    }

    private record Run(int exit, String out, String err) {}

    private void driver() throws IOException {
        files("driver", "libcuda.so.1");
    }

    private void files(String folder, String... names) throws IOException {
        Path made = Files.createDirectories(place.resolve(folder));
        for (String name : names) {
            Files.createFile(made.resolve(name));
        }
    }

    /** Two pieces whose Java says its library path, its arguments, and ends with 7. */
    private void bundle() throws Exception {
        Path java = Files.createDirectories(place.resolve("stage/runtime/bin")).resolve("java");
        executable(
                java,
                """
                echo "LD_LIBRARY_PATH=$LD_LIBRARY_PATH"
                echo "outer=$CHECK_OUTER_LIBRARY_PATH"
                printf '[%s]\\n' "$@"
                exit 7
                """);
        Path whole = place.resolve("whole.tar");
        new ProcessBuilder("tar", "-cf", whole.toString(), "-C", place.resolve("stage") + "", ".")
                .start()
                .waitFor();
        byte[] bytes = Files.readAllBytes(whole);
        int half = bytes.length / 2;
        String sums =
                piece("bundle.00", Arrays.copyOfRange(bytes, 0, half))
                        + piece("bundle.01", Arrays.copyOfRange(bytes, half, bytes.length));
        Files.writeString(place.resolve("carried/SHA256SUMS"), sums);
    }

    /** {@return the piece's line of the sums} */
    private String piece(String name, byte[] bytes) throws Exception {
        Files.write(place.resolve("carried").resolve(name), bytes);
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
        return HexFormat.of().formatHex(sum) + "  " + name + "\n";
    }

    private void tool(String name, String does) throws IOException {
        executable(Files.createDirectories(place.resolve("tools")).resolve(name), does + "\n");
    }

    private static void executable(Path file, String does) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + does);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Run check(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(place.toFile());
        Path out = place.resolve("out.txt");
        Path err = place.resolve("err.txt");
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", place + "/tools:/usr/bin:/bin");
        if (!libraryPath.isEmpty()) {
            builder.environment().put("LD_LIBRARY_PATH", libraryPath);
        }
        int exit = builder.start().waitFor();
        return new Run(exit, Files.readString(out), Files.readString(err));
    }
}
