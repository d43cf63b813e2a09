package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportVerbTest {

    @TempDir private Path folder;

    private Said export(String design, String target, String file, String... more) {
        String[] arguments = new String[6 + more.length];
        arguments[0] = "export";
        arguments[1] = design;
        arguments[2] = "--to";
        arguments[3] = target;
        arguments[4] = "--out";
        arguments[5] = folder.resolve(file).toString();
        System.arraycopy(more, 0, arguments, 6, more.length);
        return Said.by(arguments);
    }

    @Test
    void theSameSeedGivesTheSameModel() throws IOException {
        assertThat(export("conv:out=8,kernel=3", "onnx", "a.onnx", "--seed", "4").exit()).isZero();
        assertThat(export("conv:out=8,kernel=3", "onnx", "b.onnx", "--seed", "4").exit()).isZero();
        assertThat(export("conv:out=8,kernel=3", "onnx", "c.onnx").exit()).isZero();
        byte[] first = Files.readAllBytes(folder.resolve("a.onnx"));
        assertThat(first).hasSizeGreaterThan(8 * 256 * 9 * 4);
        assertThat(Files.readAllBytes(folder.resolve("b.onnx"))).isEqualTo(first);
        assertThat(Files.readAllBytes(folder.resolve("c.onnx"))).isNotEqualTo(first);
    }

    @Test
    void withoutWeightsTheModelIsSmall() {
        Said said = export("resnext50-32x4d", "onnx", "net.onnx", "--no-weights");
        assertThat(said.exit()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(folder.resolve("net.onnx").toFile().length()).isBetween(10_000L, 200_000L);
    }

    @Test
    void aDesignThatDoesNotFitIsRefusedAndNothingIsWritten() {
        Said said = export("conv:out=64,kernel=1,groups=3", "onnx", "a.onnx");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.oneLine()).isTrue();
        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void aModelThatNoFileHoldsIsRefusedBeforeItsWeightsAreMade() {
        Said said = export("fullyConnected:out=65536", "onnx", "a.onnx", "--shape", "65536x1x1");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.oneLine()).isTrue();
        assertThat(said.err()).contains("16.00 GiB", "at most 2 GiB");
    }

    @Test
    void anotherTargetOrEndingIsNamedWithTheLegalOnes() {
        assertThat(export("relu", "keras", "a.onnx"))
                .satisfies(said -> assertThat(said.exit()).isEqualTo(2))
                .satisfies(said -> assertThat(said.err()).contains("legal here: onnx, csv"))
                .satisfies(said -> assertThat(said.oneLine()).isTrue());
        assertThat(export("relu", "onnx", "a.pb"))
                .satisfies(said -> assertThat(said.exit()).isEqualTo(1))
                .satisfies(said -> assertThat(said.err()).contains(".onnx"));
        assertThat(export("relu", "onnx", "a.onnx", "--seed", "1", "--no-weights").exit())
                .isEqualTo(2);
        assertThat(export("relu", "csv", "a.csv", "--no-weights").exit()).isEqualTo(2);
    }

    @Test
    void theTableOfLayersHasALineForEach() throws IOException {
        export("conv:out=8,kernel=3", "csv", "a.csv", "--shape", "4x9x7");
        assertThat(folder.resolve("a.csv"))
                .hasContent(
                        """
                        path,kind,output,parameters,buffers,multiply-adds,activation memory
                        conv1,conv,8x7x5,288,0,10080,1120
                        """);
    }
}
