package convscope;

import convscope.cli.CommandLineProgram;
import convscope.view.ConvScopeApplication;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Starts the program: the window, or a verb of the command line. It does not extend Application,
 * for JavaFX on the class path refuses such a main class.
 */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        LibraryLogs.quieten();
        List<String> words = List.of(arguments);
        if (words.isEmpty()) {
            ConvScopeApplication.open();
        } else if (words.size() == 2 && words.getFirst().equals("open")) {
            ConvScopeApplication.open(words.getLast());
        } else {
            System.exit(commandLine(words));
        }
    }

    private static int commandLine(List<String> arguments) {
        return CommandLineProgram.run(
                arguments, writer(FileDescriptor.out), writer(FileDescriptor.err));
    }

    private static PrintWriter writer(FileDescriptor to) {
        return new PrintWriter(new FileOutputStream(to), false, StandardCharsets.UTF_8);
    }
}
