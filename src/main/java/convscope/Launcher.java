package convscope;

import convscope.cli.CommandLineProgram;
import convscope.cli.WindowlessJob;
import convscope.engine.all.Engines;
import convscope.file.Printed;
import convscope.place.NativesFolder;
import convscope.says.Log;
import convscope.view.ConvScopeApplication;
import java.io.FileDescriptor;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Starts the program: the window, or a verb of the command line. It does not extend Application,
 * for JavaFX on the class path refuses such a main class.
 */
public final class Launcher {

    private final PrintWriter out = Printed.to(FileDescriptor.out);
    private final PrintWriter err = Printed.to(FileDescriptor.err);

    private Launcher() {}

    public static void main(String[] arguments) {
        Launcher launcher = new Launcher();
        int exit = CommandLineProgram.FAULT;
        try {
            prepare();
            exit =
                    CommandLineProgram.run(
                            List.of(arguments), launcher.out, launcher.err, launcher::window);
        } catch (Throwable wrong) {
            launcher.err.println(Log.sentence(wrong));
            launcher.err.flush();
        }
        System.exit(exit);
    }

    /** What is decided once for the process, before any library starts. */
    private static void prepare() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        LibraryLogs.quieten();
        NativesFolder.prepare();
        Engines.prepare();
    }

    /** {@return the exit code of the window, or of its job where none can open} */
    private int window(Optional<String> file) {
        Optional<String> missing = Display.missing();
        if (missing.isPresent()) {
            return without(missing.get(), file);
        }
        try {
            ConvScopeApplication.open(file.stream().toArray(String[]::new));
            return CommandLineProgram.DONE;
        } catch (RuntimeException | LinkageError failure) {
            return without("The window cannot open. " + Log.sentence(failure), file);
        }
    }

    private int without(String missing, Optional<String> file) {
        err.println(missing);
        err.flush();
        return file.map(design -> WindowlessJob.run(design, out, err))
                .orElseGet(() -> WindowlessJob.run(out, err));
    }
}
