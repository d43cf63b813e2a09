package convscope.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class NativesFolderTest {

    @TempDir Path folder;
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void someone() throws IOException {
        properties.put("os.name", "Linux");
        properties.put("user.home", folder.resolve("home").toString());
        properties.put("java.io.tmpdir", Files.createDirectory(folder.resolve("tmp")).toString());
    }

    private NativesFolder found() {
        return NativesFolder.of(
                new UserFolders(
                        name -> properties.getOrDefault(name, ""),
                        name -> variables.getOrDefault(name, "")));
    }

    private Path usual() {
        return folder.resolve("home/.cache/convscope/natives");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void theUsersCacheIsMadeAndHisAlone() throws IOException {
        assertThat(found()).isEqualTo(new NativesFolder(java.util.Optional.of(usual()), "", false));
        assertThat(mode(usual())).isEqualTo("rwx------");
        assertThat(found().folder()).contains(usual());
    }

    @Test
    void oneThatOthersMayReadIsMadePrivate() throws IOException {
        Files.createDirectories(usual());
        Files.setPosixFilePermissions(usual(), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(found().folder()).contains(usual());
        assertThat(mode(usual())).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwxrwxrwx", "rwx----w-"})
    void oneThatOthersMayWriteIsAvoidedByAFreshOne(String mode) throws IOException {
        Files.createDirectories(usual());
        Files.setPosixFilePermissions(usual(), PosixFilePermissions.fromString(mode));
        freshOne();
    }

    @Test
    void aLinkIsAvoidedByAFreshOne() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createDirectories(usual().getParent());
        Files.createSymbolicLink(usual(), elsewhere);
        freshOne();
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void withoutAHomeItIsAmongTheTemporaryFiles() throws IOException {
        Files.writeString(folder.resolve("home"), "a file");
        freshOne();
    }

    private void freshOne() throws IOException {
        NativesFolder natives = found();
        assertThat(natives.passing()).isTrue();
        Path place = natives.folder().orElseThrow();
        assertThat(place.getParent()).isEqualTo(folder.resolve("tmp"));
        assertThat(mode(place)).isEqualTo("rwx------");
    }

    @Test
    void withNeitherTheRefusalNamesBothAndTheWayOut() {
        properties.put("user.home", "/proc/nonexistent");
        properties.put("java.io.tmpdir", "/proc/nonexistent");
        NativesFolder natives = found();
        assertThat(natives.folder()).isEmpty();
        assertThat(natives.refusal())
                .contains(
                        "/proc/nonexistent/.cache/convscope", "CONVSCOPE_CACHE", "and neither can");
    }

    @Test
    void theFolderThatIsAskedForIsTaken() {
        Path asked = folder.resolve("größe 网");
        properties.put("user.home", "/proc/nonexistent");
        variables.put("CONVSCOPE_CACHE", asked.toString());
        assertThat(found().folder()).contains(asked.resolve("natives"));
    }

    @Test
    void theFolderThatIsAskedForIsNotReplacedByAnother() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        variables.put("CONVSCOPE_CACHE", file.toString());
        assertThat(found().folder()).isEmpty();
        assertThat(found().refusal()).contains(file + " cannot be used");
    }

    @Test
    void oneThatOthersMayReplaceIsRefused() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        variables.put("CONVSCOPE_CACHE", shared.toString());
        assertThat(found().refusal()).contains("others may put another folder in its place");
        Files.setAttribute(shared, "unix:mode", 01777);
        assertThat(found().folder()).contains(shared.resolve("natives"));
    }

    @Test
    void anotherUsersFolderIsRefused() throws IOException {
        Path others = Files.createDirectory(folder.resolve("others"));
        assumeTrue(givenAway(others), "only root gives files away");
        assertThatThrownBy(() -> PrivateFolder.at(others))
                .isInstanceOf(IOException.class)
                .hasMessage("it belongs to another user");
    }

    private static boolean givenAway(Path file) {
        try {
            Files.setAttribute(file, "unix:uid", 4_321);
            return true;
        } catch (IOException notRoot) {
            return false;
        }
    }

    @Test
    void garbageGoesAndLibrariesStay() throws IOException {
        Path jar = Files.createDirectories(usual().resolve("x.jar/linux"));
        Path whole = Files.write(jar.resolve("liba.so.3"), new byte[] {0x7F, 'E', 'L', 'F', 2, 1});
        Path garbage = Files.writeString(jar.resolve("libb.so"), "garbage");
        Path empty = Files.writeString(jar.resolve("libc.so"), "");
        Path aFolder = Files.createDirectories(jar.resolve("libd.so/deep"));
        Path notAFolder = Files.writeString(usual().resolve("y.jar"), "garbage");
        Path link = Files.createSymbolicLink(jar.resolve("libe.so"), whole);
        Path nowhere = Files.createSymbolicLink(jar.resolve("libf.so"), jar.resolve("none"));
        assertThat(found().folder()).contains(usual());
        assertThat(whole).exists();
        assertThat(link).exists();
        for (Path each : new Path[] {garbage, empty, aFolder, notAFolder}) {
            assertThat(each).doesNotExist();
        }
        assertThat(Files.isSymbolicLink(nowhere)).isFalse();
    }
}
