package convscope.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "open", description = "Opens the window on a design file.")
final class OpenVerb implements Callable<Integer> {

    @ParentCommand private CommandLineProgram program;

    @Parameters(paramLabel = "FILE", description = "A design file.")
    private String file;

    @Override
    public Integer call() {
        return program.window(Optional.of(file));
    }
}
