package convscope.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PackagedProgramIT {
    private static final String CAT =
            Path.of("resources/convscope/picture/chelsea.png").toAbsolutePath().toString();

    @TempDir Path folder;

    @Test
    void countsWithoutAWordOnStandardError() throws Exception {
        PackagedProgram.Run run = PackagedProgram.in(folder).run("count", "resnet50");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("25 557 032").contains("4 089 184 256");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void runsADesignOnAnEngineWithoutAWordOnStandardError() throws Exception {
        PackagedProgram.Run run =
                PackagedProgram.in(folder)
                        .run(
                                "run",
                                "se-resnext-block",
                                "--input",
                                CAT,
                                "--json",
                                "--out",
                                "r.safetensors");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("\"engine\"");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aWrongNameIsOneSentence() throws Exception {
        PackagedProgram.Run run = PackagedProgram.in(folder).run("count", "resnet51");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.sentences()).hasSize(1);
    }
}
