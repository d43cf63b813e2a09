package convscope.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedLibrariesTest {

    private static final FileTime THEN = FileTime.fromMillis(1_700_000_000_000L);

    @TempDir Path folder;
    private Path library;
    private URLClassLoader jars;

    @BeforeEach
    void unpacked() throws IOException {
        Path jar = folder.resolve("a-linux.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            JarEntry entry = new JarEntry("org/liba.so");
            entry.setTime(THEN.toMillis());
            out.putNextEntry(entry);
            out.write(new byte[] {1, 2, 3, 4});
        }
        jars = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
        library = folder.resolve("natives/a-linux.jar/org/liba.so");
        Files.createDirectories(library.getParent());
        write(1, 2, 3, 4);
    }

    @AfterEach
    void close() throws IOException {
        jars.close();
    }

    private void write(int... bytes) throws IOException {
        byte[] written = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            written[i] = (byte) bytes[i];
        }
        Files.write(library, written);
        Files.setLastModifiedTime(library, THEN);
    }

    private List<Path> damaged() throws IOException {
        return new UnpackedLibraries(folder.resolve("natives"), jars).damaged(List.of(library));
    }

    @Test
    void whatItsJarHoldsIsSound() throws IOException {
        assertThat(damaged()).isEmpty();
        assertThat(damaged()).isEmpty();
        assertThat(folder.resolve("natives/checked.txt")).content().contains("liba.so");
    }

    @Test
    void otherBytesOfTheSameLengthAndTimeAreDamage() throws IOException {
        write(1, 2, 9, 4);
        assertThat(damaged()).containsExactly(library);
    }

    @Test
    void whatHasChangedSinceItWasCheckedIsCheckedAgain() throws IOException {
        assertThat(damaged()).isEmpty();
        Files.delete(library);
        write(1, 2, 9, 4);
        assertThat(damaged()).containsExactly(library);
    }

    @Test
    void whatIsStillBeingUnpackedIsLeftAlone() throws IOException {
        write(1, 2);
        assertThat(damaged()).isEmpty();
    }

    @Test
    void whatNoJarHoldsIsLeftAlone() throws IOException {
        Path old = Files.createDirectories(folder.resolve("natives/older-linux.jar/org"));
        Path file = Files.write(old.resolve("liba.so"), new byte[] {1, 2, 9, 4});
        Files.setLastModifiedTime(file, THEN);
        List<Path> files = List.of(file);
        assertThat(new UnpackedLibraries(folder.resolve("natives"), jars).damaged(files)).isEmpty();
    }

    @Test
    void garbageInTheListIsNothingThatWasChecked() throws IOException {
        write(1, 2, 9, 4);
        Files.write(folder.resolve("natives/checked.txt"), new byte[] {(byte) 0xFF, 0, 10});
        assertThat(damaged()).containsExactly(library);
    }
}
