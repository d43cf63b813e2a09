package convscope;

import convscope.cli.CommandLineProgram;

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
        System.exit(commandLine(List.of(arguments)));
    }

    private static int commandLine(List<String> arguments) {
        return CommandLineProgram.run(
                arguments, writer(FileDescriptor.out), writer(FileDescriptor.err));
    }

    private static PrintWriter writer(FileDescriptor to) {
        return new PrintWriter(new FileOutputStream(to), false, StandardCharsets.UTF_8);
    }
}
