package convscope.gpucheck;

import convscope.bench.Rounds;
import convscope.engine.EngineException;
import convscope.engine.ForwardEngine;
import convscope.engine.all.Engines;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The check on a machine with a graphics card; {@code src/gpu-check/check} starts it there. */
@Command(
        name = "check",
        sortOptions = false,
        description = "Checks an engine against the reference, and measures it beside PyTorch.")
public final class GpuCheck implements Callable<Integer> {

    private static final int HOLDS = 0;
    private static final int FAULT = 1;
    private static final int USAGE = 2;
    private static final double SECONDS = 15;

    /**
     * The steps by their word, in the order in which they run. Memory comes before what leaves a
     * large process behind, in which a leak would find room unseen.
     */
    private enum Step {
        cases,
        memory,
        networks,
        bench
    }

    @Parameters(paramLabel = "STEP", arity = "0..*", description = "${COMPLETION-CANDIDATES}; all.")
    private List<Step> steps = List.of();

    @Option(names = "--engine", description = "What is checked (${DEFAULT-VALUE}).")
    private String engine = "cuda";

    @Option(names = "--cases", required = true, description = "The folder of reference cases.")
    private Path cases = Path.of("cases");

    @Option(names = "--result", required = true, description = "The result file.")
    private Path result = Path.of("result.json");

    @Option(names = "--bundle", required = true, description = "Which bundle this is.")
    private String bundle = "";

    @Option(names = "--peer", required = true, description = "The script that runs PyTorch.")
    private Path peer = Path.of("peer.py");

    @Option(names = "--python", description = "A Python with PyTorch.")
    private @Nullable Path python;

    @Option(names = "--again", description = "Forgets what earlier runs found.")
    private boolean again;

    @Option(names = "--cycles", description = "Cycles of the memory step (${DEFAULT-VALUE}).")
    private int cycles = 2000;

    @Option(names = "--runs", description = "Runs of the bench step, at most (${DEFAULT-VALUE}).")
    private int runs = 30;

    private GpuCheck() {}

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new GpuCheck());
        line.setParameterExceptionHandler(
                (wrong, _) -> told(String.valueOf(wrong.getMessage()), USAGE));
        line.setExecutionExceptionHandler((wrong, _, _) -> told(sentence(wrong), FAULT));
        System.exit(exit(line, arguments));
    }

    private static int exit(CommandLine line, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (LinkageError unloadable) {
            return told("A library does not load here: " + root(unloadable).getMessage(), FAULT);
        }
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? thrown : root(cause);
    }

    private static int told(String sentence, int exit) {
        System.err.println(sentence);
        return exit;
    }

    private static String sentence(Exception wrong) {
        boolean forUsers = wrong instanceof EngineException || wrong instanceof CheckException;
        return forUsers ? String.valueOf(wrong.getMessage()) : wrong.toString();
    }

    @Override
    public Integer call() throws Exception {
        if (cycles < MemoryCheck.READINGS || runs < 1) {
            throw new CheckException(
                    String.format(
                            Locale.ROOT,
                            "--cycles is at least %d and --runs at least 1.",
                            MemoryCheck.READINGS));
        }
        try (ForwardEngine checked = Engines.byName(engine)) {
            Run run = new Run(checked, ResultFile.open(result, head(checked), again), this::say);
            say("%s, %s; results go to %s".formatted(checked.name(), checked.device(), result));
            boolean all = true;
            for (Step step : chosen()) {
                say("--- " + step);
                all &= check(step).holds(run);
            }
            say(all ? "All that was checked holds." : "Not all that was checked holds.");
            return all ? HOLDS : FAULT;
        }
    }

    private Set<Step> chosen() {
        return steps.isEmpty() ? EnumSet.allOf(Step.class) : EnumSet.copyOf(steps);
    }

    private Check check(Step step) {
        return switch (step) {
            case cases -> new CaseCheck(cases);
            case memory -> new MemoryCheck(cycles);
            case networks -> new NetworkCheck();
            case bench ->
                    new BenchCheck(Optional.ofNullable(python), peer, new Rounds(runs, SECONDS));
        };
    }

    private Map<String, ?> head(ForwardEngine checked) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("bundle", bundle);
        head.put("engine", checked.name());
        head.put("machine", Machine.here());
        return head;
    }

    private void say(String line) {
        System.out.println(line);
    }
}
