package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CliExampleTest {

    @Test
    void aFaultIsOneSentence() {
        // @start region=example
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit =
                CommandLineProgram.run(
                        List.of("count", "resnet51"), new PrintWriter(out), new PrintWriter(err));
        assertThat(exit).isEqualTo(CommandLineProgram.FAULT);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("resnet51").hasLineCount(1);
        // @end
    }
}
