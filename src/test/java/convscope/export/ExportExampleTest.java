package convscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.graph.Lowered;
import convscope.model.Design;
import convscope.model.Layer;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportExampleTest {

    @TempDir private java.nio.file.Path folder;

    @Test
    void aTableIsWritten() throws Exception {
        // @start region=example
        Design design =
                new Design(
                        "two",
                        new Shape(3, 8, 8),
                        Sequence.of(Layer.Conv.same(4, 3, 1, 1), new Layer.Relu()));
        java.nio.file.Path file = folder.resolve("layers.csv");
        CsvFile.write(file, LayerTable.rows(Lowered.of(design).graph()));
        assertThat(Files.readAllLines(file)).hasSize(3);
        // @end
    }
}
