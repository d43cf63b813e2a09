package convscope.cli;

import convscope.file.Printed;
import convscope.says.Failure;
import convscope.says.Log;
import convscope.says.Sentence;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command line as a whole: finds the verb, and turns what goes wrong into one line. */
@Command(
        name = "convscope",
        description = "A visualizer for convolution architectures.",
        synopsisSubcommandLabel = "VERB",
        footerHeading = "%n",
        footer = {
            "Without a verb, or with open FILE, the window opens.",
            "DESIGN is a file, - for standard input, a network's name (resnext50-32x4d), a sample's"
                    + " name, or a recipe with parameters"
                    + " (resnext:form=A,cardinality=32,width=4,out=256).",
            "What a verb reads is never written over; into devices and pipes it is written straight.",
            "As a file to write - is standard output."
        },
        subcommands = {
            OpenVerb.class,
            ListVerb.class,
            CountVerb.class,
            RunVerb.class,
            MapsVerb.class,
            GatesVerb.class,
            PixelVerb.class,
            DependsVerb.class,
            DiagramVerb.class,
            ExportVerb.class,
            EquivalentVerb.class,
            VerifyVerb.class,
            BenchVerb.class
        })
public final class CommandLineProgram implements Callable<Integer> {

    /** Done. */
    public static final int DONE = 0;

    /** The user's input is at fault: one line said so on standard error. */
    public static final int FAULT = 1;

    /** The arguments are not those of a verb. */
    public static final int USAGE = 2;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Says what this does.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "If something goes wrong: says the details, and where the log is.")
    private boolean verbose;

    private final ToIntFunction<Optional<String>> window;

    private CommandLineProgram(ToIntFunction<Optional<String>> window) {
        this.window = window;
    }

    /** Does what the arguments say; without a window that could open. */
    static int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        return run(arguments, out, err, file -> USAGE);
    }

    /**
     * Does what the arguments say.
     *
     * @param window opens it, on a file if there is one, and gives the exit code
     * @return {@link #DONE}, {@link #FAULT} or {@link #USAGE}
     */
    public static int run(
            List<String> arguments,
            PrintWriter out,
            PrintWriter err,
            ToIntFunction<Optional<String>> window) {
        CommandLineProgram program = new CommandLineProgram(window);
        try {
            int exit = line(program, out, err).execute(arguments.toArray(String[]::new));
            return exit == DONE ? arrived(out, err) : exit;
        } catch (Throwable wrong) {
            return program.fault(wrong, out, err);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static CommandLine line(CommandLineProgram program, PrintWriter out, PrintWriter err) {
        CommandLine line =
                new CommandLine(program)
                        .setOut(out)
                        .setErr(err)
                        .setExpandAtFiles(false)
                        .setUsageHelpWidth(100)
                        .registerConverter(TargetFile.class, new TargetFile.Converter())
                        .setExecutionStrategy(FilesApart::run)
                        .setParameterExceptionHandler(CommandLineProgram::usage)
                        .setExecutionExceptionHandler(
                                (wrong, verb, parsed) -> program.fault(wrong, out, err));
        Converters.register(line);
        return line;
    }

    /** {@return done only if all that was printed has arrived} */
    private static int arrived(PrintWriter out, PrintWriter err) {
        if (!out.checkError()) {
            return DONE;
        }
        String why = out instanceof Printed printed ? printed.lost().orElse("") : "";
        err.println("standard output cannot be written" + (why.isEmpty() ? "" : ": " + why));
        err.flush();
        return FAULT;
    }

    @Override
    public Integer call() {
        return window(Optional.empty());
    }

    int window(Optional<String> file) {
        return window.applyAsInt(file);
    }

    private static int usage(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        String says = String.valueOf(wrong.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        line.getErr().println(Sentence.of(says).and(" (" + name + " --help says more)"));
        return USAGE;
    }

    private int fault(Throwable wrong, PrintWriter out, PrintWriter err) {
        out.flush();
        Log log = Log.ofThisUser();
        Failure failure = log.keep(Failure.of(wrong));
        boolean more = !failure.expected() && !verbose;
        err.println(more ? failure.sentence().and(" (--verbose says more)") : failure.sentence());
        if (verbose) {
            err.println(failure.details());
            err.println("The log is " + log.file());
        }
        return FAULT;
    }

    /** {@return one line for the user; whatever is not his fault is in the log} */
    static String sentence(Throwable wrong) {
        return Log.sentence(wrong);
    }
}
