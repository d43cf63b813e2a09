package convscope.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {

    @TempDir private Path folder;

    private static String refusal(Path file) {
        return assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> InputFile.require(file))
                .withMessageStartingWith("cannot read " + file + ": ")
                .actual()
                .reason();
    }

    @Test
    void aFileAndALinkToOneAreRead() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThatNoException().isThrownBy(() -> InputFile.require(file));
        assertThatNoException().isThrownBy(() -> InputFile.require(link));
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        assertThat(refusal(folder.resolve("none"))).isEqualTo("there is no such file");
        assertThat(refusal(folder.resolve("none/none"))).isEqualTo("there is no such file");
        assertThat(refusal(folder)).isEqualTo("this is a folder, not a file");
        Path dangling = Files.createSymbolicLink(folder.resolve("link"), Path.of("none"));
        assertThat(refusal(dangling)).isEqualTo("it is a link to a file that does not exist");
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        assertThat(refusal(circle)).isEqualTo("it is a link that leads back to itself");
    }

    @Test
    void aDeviceIsRefused() {
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero));
        assertThat(refusal(zero)).isEqualTo("this is a device, not a file");
    }

    @Test
    void aPipeIsRefusedWithoutWaitingForAWriter() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        assertThat(refusal(pipe))
                .isEqualTo("this is a pipe, not a file; what reads standard input takes it as -");
    }

    @Test
    void aSocketIsRefused() throws IOException {
        Path socket = folder.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertThat(refusal(socket)).isEqualTo("this is a socket, not a file");
        }
    }
}
