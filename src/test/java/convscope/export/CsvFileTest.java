package convscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {

    @Test
    void onlyFieldsThatNeedItAreQuoted() {
        assertThat(CsvFile.text(List.of(List.of("path", "a,b", "say \"hi\"", "two\nlines", ""))))
                .isEqualTo("path,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n");
    }

    @Test
    void writingReplacesTheFileAndLeavesNothingBeside(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), "old");
        CsvFile.write(file, List.of(List.of("µ", "1")));
        assertThat(file).hasContent("µ,1\r\n");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void aFolderThatIsNotThereIsAnError(@TempDir Path folder) {
        assertThatThrownBy(() -> CsvFile.write(folder.resolve("no/table.csv"), List.of()))
                .isInstanceOf(IOException.class);
    }
}
