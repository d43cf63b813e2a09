package convscope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a run of the command line printed, and how it ended. */
record Said(int exit, String out, String err) {

    static Said by(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit =
                CommandLineProgram.run(
                        List.of(arguments), new PrintWriter(out), new PrintWriter(err));
        return new Said(exit, out.toString(), err.toString());
    }

    JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out);
    }

    /** {@return whether standard error holds exactly one line} */
    boolean oneLine() {
        return err.endsWith(System.lineSeparator()) && err.lines().count() == 1;
    }
}
