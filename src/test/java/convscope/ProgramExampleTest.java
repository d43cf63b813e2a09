package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.cli.CommandLineProgram;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramExampleTest {

    @Test
    void aVerbIsRun() {
        // @start region=example
        StringWriter out = new StringWriter();
        int exit =
                CommandLineProgram.run(
                        List.of("count", "resnet50"),
                        new PrintWriter(out),
                        new PrintWriter(out),
                        file -> 0);
        assertThat(exit).isEqualTo(CommandLineProgram.DONE);
        assertThat(out.toString()).contains("25 557 032");
        // @end
    }
}
