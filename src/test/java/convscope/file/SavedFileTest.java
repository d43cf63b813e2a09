package convscope.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedFileTest {

    private static final String LEFT = ".convscope-00000000deadbeef-0123456789abcdef.part";

    @TempDir private Path folder;

    private static void save(Path file, String text) throws FileException {
        SavedFile.write(file, text.getBytes(UTF_8));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aNewFileHasTheModeOfEveryNewFile() throws IOException {
        Path ours = folder.resolve("ours");
        Path usual = Files.writeString(folder.resolve("usual"), "");
        save(ours, "new");
        assertThat(ours).hasContent("new");
        assertThat(Files.getPosixFilePermissions(ours))
                .isEqualTo(Files.getPosixFilePermissions(usual));
        assertThat(names()).containsExactly("ours", "usual");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-rw-rw-", "rwxr-x--x"})
    void anOldFileKeepsItsMode(String mode) throws IOException {
        Path file = Files.writeString(folder.resolve("old"), "old");
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(mode);
        Files.setPosixFilePermissions(file, permissions);
        save(file, "new");
        assertThat(file).hasContent("new");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(permissions);
    }

    @Test
    void aSecretIsNeverReadableWhileItIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "old");
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-------");
        Files.setPosixFilePermissions(file, permissions);
        SavedFile.write(
                file,
                channel -> {
                    for (Path each : List.of(part(), file)) {
                        assertThat(Files.getPosixFilePermissions(each)).isEqualTo(permissions);
                    }
                });
    }

    private Path part() throws IOException {
        return folder.resolve(
                names().stream().filter(name -> name.endsWith(".part")).findFirst().orElseThrow());
    }

    @Test
    void linksStayAndTheirTargetsAreReplaced() throws IOException {
        Path deep = Files.createDirectory(folder.resolve("deep"));
        Path file = Files.writeString(deep.resolve("file"), "old");
        Path inner = Files.createSymbolicLink(deep.resolve("inner"), Path.of("file"));
        Path outer = Files.createSymbolicLink(folder.resolve("outer"), Path.of("deep/inner"));
        save(outer, "new");
        assertThat(outer).isSymbolicLink();
        assertThat(inner).isSymbolicLink();
        assertThat(file).isRegularFile().hasContent("new");
        assertThat(names()).containsExactly("deep", "outer");
    }

    @Test
    void aLinkToNothingGetsItsTarget() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
        save(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("target")).isRegularFile().hasContent("new");
    }

    @Test
    void linksInACircleAreASentence() throws IOException {
        Path one = Files.createSymbolicLink(folder.resolve("one"), Path.of("two"));
        Files.createSymbolicLink(folder.resolve("two"), Path.of("one"));
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> save(one, "new"))
                .withMessage("cannot write " + one + ": it is a link that leads back to itself");
        assertThat(names()).containsExactly("one", "two");
    }

    @Test
    void aFolderAndAMissingFolderAreSentences() throws IOException {
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> save(folder, "new"))
                .withMessage("cannot write " + folder + ": this is a folder, not a file");
        Path nowhere = folder.resolve("none/file");
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> save(nowhere, "new"))
                .withMessage(
                        "cannot write " + nowhere + ": there is no folder " + nowhere.getParent());
        Files.createSymbolicLink(folder.resolve("away"), Path.of("none/file"));
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> save(folder.resolve("away"), "new"))
                .withMessageContaining("there is no folder");
        assertThat(names()).containsExactly("away");
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(
                        () ->
                                SavedFile.write(
                                        file,
                                        channel -> {
                                            channel.write(ByteBuffer.wrap(new byte[100]));
                                            throw new IOException("No space left on device");
                                        }))
                .withMessage("cannot write " + file + ": the disk is full");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("file");
    }

    @Test
    void aProgramsFaultLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(
                        () ->
                                SavedFile.write(
                                        file,
                                        channel -> {
                                            throw new OutOfMemoryError("none left");
                                        }));
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("file");
    }

    @Test
    void theOldFileIsThereUntilTheNewOneIsWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        SavedFile.stream(
                file,
                out -> {
                    out.write("new".getBytes(UTF_8));
                    out.flush();
                    assertThat(file).hasContent("old");
                    assertThat(part()).hasContent("new");
                });
        assertThat(file).hasContent("new");
    }

    @Test
    void whoHasTheOldFileOpenReadsTheOldOne() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        try (FileChannel open = FileChannel.open(file)) {
            save(file, "new");
            ByteBuffer bytes = ByteBuffer.allocate(8);
            open.read(bytes);
            assertThat(new String(bytes.array(), 0, bytes.position(), UTF_8)).isEqualTo("old");
        }
    }

    @Test
    void theLongestLegalNameCanBeSaved() throws IOException {
        Path file = folder.resolve("n".repeat(255));
        save(file, "new");
        save(file, "newer");
        assertThat(file).hasContent("newer");
        Path longer = folder.resolve("n".repeat(256));
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> save(longer, "new"))
                .withMessageEndingWith(": its name is too long");
        assertThat(names()).hasSize(1);
    }

    @Test
    void leftoversOfKilledProcessesAreRemoved() throws IOException {
        Files.writeString(folder.resolve(LEFT), "cut off");
        Path others = Files.writeString(folder.resolve(".convscope-notes.part"), "the user's own");
        save(folder.resolve("file"), "new");
        assertThat(names()).containsExactly(others.getFileName().toString(), "file");
    }

    @Test
    void aPartThatIsBeingWrittenIsLeftAlone() throws IOException {
        Path file = folder.resolve("file");
        Path other = folder.resolve("other");
        SavedFile.write(
                file,
                channel -> {
                    channel.write(ByteBuffer.wrap("new".getBytes(UTF_8)));
                    save(other, "other");
                });
        assertThat(file).hasContent("new");
        assertThat(other).hasContent("other");
    }

    @Test
    void aFolderOrALinkOfALeftoversNameIsLeftAlone() throws IOException {
        Files.createDirectory(folder.resolve(LEFT));
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "kept");
        Path link = folder.resolve(LEFT.replace('0', '1'));
        Files.createSymbolicLink(link, elsewhere);
        save(folder.resolve("file"), "new");
        assertThat(folder.resolve(LEFT)).isDirectory();
        assertThat(link).isSymbolicLink();
        assertThat(elsewhere).hasContent("kept");
    }

    @Test
    void aDeviceStaysOneAndIsWrittenInto() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/null")));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/null"));
        save(link, "gone");
        assertThat(link).isSymbolicLink();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void aFullDeviceIsASentence() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> save(full, "new"))
                .withMessage("cannot write /dev/full: the disk is full");
    }

    @Test
    void anOpenDescriptorIsWrittenIntoWhateverItIs() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(descriptors));
        assertThat(Target.of(Path.of("/dev/stdout"))).isEqualTo(new Target.Open(1));
        assertThat(Target.of(Path.of("/dev/fd/2"))).isEqualTo(new Target.Open(2));
        assertThat(Target.of(Path.of("/proc/self/fd/77777")))
                .isEqualTo(new Target.Stream(Path.of("/proc/self/fd/77777")));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/stdout"));
        assertThat(Target.of(link)).isEqualTo(new Target.Open(1));
    }

    @Test
    void whatIsOpenForReadingOnlyIsNotWrittenOver() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(descriptors));
        Path file = Files.writeString(folder.resolve("read"), "old");
        try (FileChannel _ = FileChannel.open(file);
                Stream<Path> open = Files.list(descriptors)) {
            Path descriptor = open.filter(each -> isSame(each, file)).findFirst().orElseThrow();
            assertThatExceptionOfType(FileException.class)
                    .isThrownBy(() -> save(descriptor, "new"))
                    .withMessage("cannot write " + descriptor + ": it is open for reading only");
        }
        assertThat(file).hasContent("old");
    }

    private static boolean isSame(Path one, Path two) {
        try {
            return Files.isSameFile(one, two);
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void whatIsKnownToFailIsRefusedBeforehand() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        assertThatNoException().isThrownBy(() -> SavedFile.require(file));
        assertThatNoException().isThrownBy(() -> SavedFile.require(folder.resolve("new")));
        assertThatExceptionOfType(FileException.class).isThrownBy(() -> SavedFile.require(folder));
        assertThatExceptionOfType(FileException.class)
                .isThrownBy(() -> SavedFile.require(file.resolve("below")));
        assertThat(Files.size(file)).isEqualTo(3);
        assertThat(names()).containsExactly("file");
    }

    @Test
    void whatIsLockedByAnotherIsNotTidiedUp() throws IOException {
        Path part = folder.resolve(LEFT);
        try (FileChannel other =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(other.lock().isValid()).isTrue();
            save(folder.resolve("file"), "new");
            assertThat(part).exists();
        }
    }
}
