package convscope.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlaceExampleTest {

    @Test
    void theUsersFoldersAreNamed() {
        // @start region=example
        UserFolders folders = UserFolders.ofThisUser();
        Path settings = folders.configuration().resolve("preferences.json");
        assertThat(settings).isAbsolute();
        assertThat(FileFault.why(new NoSuchFileException(settings.toString()))).isNotBlank();
        // @end
    }
}
