package convscope.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserFoldersTest {

    private static final Map<String, String> LINUX =
            Map.of("user.home", "/home/a", "os.name", "Linux");

    private static UserFolders of(Map<String, String> properties, UnaryOperator<String> variable) {
        return new UserFolders(name -> properties.getOrDefault(name, ""), variable);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, .config/convscope, .local/state/convscope, .cache/convscope",
        "Mac OS X, Library/Application Support/ConvScope, Library/Logs/ConvScope,"
                + " Library/Caches/ConvScope",
        "Windows 11, AppData/Roaming/ConvScope, AppData/Local/ConvScope, AppData/Local/ConvScope"
    })
    void everyPlatformHasItsPlaces(String system, Path configuration, Path state, Path cache) {
        Path home = Path.of("/home/a");
        UserFolders folders =
                of(Map.of("user.home", home.toString(), "os.name", system), name -> "");
        assertThat(folders.configuration()).isEqualTo(home.resolve(configuration));
        assertThat(folders.state()).isEqualTo(home.resolve(state));
        assertThat(folders.cache()).isEqualTo(home.resolve(cache));
        assertThat(folders.asked()).isEmpty();
    }

    @Test
    void theEnvironmentAndThenThePropertyWin() {
        UserFolders environment = of(LINUX, name -> name.startsWith("XDG") ? "/x" : "");
        assertThat(environment.configuration()).isEqualTo(Path.of("/x/convscope"));
        UserFolders property =
                new UserFolders(name -> LINUX.getOrDefault(name, "/own"), name -> "/x");
        assertThat(property.configuration()).isEqualTo(Path.of("/own"));
    }

    @Test
    void aRelativePathOfTheEnvironmentIsIgnored() {
        assertThat(of(LINUX, name -> "x").configuration())
                .isEqualTo(Path.of("/home/a/.config/convscope"));
    }

    @Test
    void logAndLibrariesGoWhereTheUserAsks() {
        UserFolders folders = of(LINUX, name -> name.equals(UserFolders.CACHE) ? "/big" : "");
        assertThat(folders.asked()).contains(Path.of("/big"));
        assertThat(folders.state()).isEqualTo(Path.of("/big"));
        assertThat(folders.configuration()).isEqualTo(Path.of("/home/a/.config/convscope"));
    }
}
