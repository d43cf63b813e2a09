package convscope.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileExampleTest {

    @TempDir private Path folder;

    @Test
    void aFileIsSavedWhole() throws Exception {
        // @start region=example
        Path file = folder.resolve("design.json");
        SavedFile.require(file);
        SavedFile.write(file, "{}".getBytes(StandardCharsets.UTF_8));
        InputFile.require(file);
        assertThat(file).hasContent("{}");
        // @end
    }
}
