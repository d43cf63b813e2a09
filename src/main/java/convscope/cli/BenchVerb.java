package convscope.cli;

import convscope.bench.EngineBench;
import convscope.bench.Rounds;
import convscope.document.DesignException;
import convscope.engine.EngineException;
import convscope.engine.EngineOffer;
import convscope.engine.EngineSettings;
import convscope.engine.all.Engines;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = {
            "Measures the engines on a design, batch 1, float32, in turns.",
            "The times are those of a whole pass, from the input to the output, on seeded weights;"
                    + " two operations a multiply-add."
        })
final class BenchVerb implements Callable<Integer> {

    private static final int MOST_RUNS = 100_000;
    private static final double MOST_SECONDS = 3_600;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DESIGN", description = "A file, a name, or a recipe with parameters.")
    private String design;

    @Option(
            names = {"--shape", "--input"},
            paramLabel = "CxHxW",
            description = "The shape that feeds it, instead of its own.",
            converter = ShapeConverter.class)
    private @Nullable Shape shape;

    @Option(
            names = "--engines",
            paramLabel = "ENGINE",
            split = ",",
            description =
                    "${COMPLETION-CANDIDATES}, or some of them with commas; all that run here.",
            completionCandidates = EngineOption.Words.class)
    private List<String> engines = List.of();

    @Mixin private ComputeOptions arithmetic;

    @Option(
            names = "--runs",
            defaultValue = "30",
            description = "Counted passes an engine, at most; ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description =
                    "After this time there are no more passes, but for the first three;"
                            + " ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws DesignException, UserFault, EngineException {
        check(runs >= 1 && runs <= MOST_RUNS, "--runs is from 1 to " + MOST_RUNS + ".");
        check(
                seconds > 0 && seconds <= MOST_SECONDS,
                "--seconds is above 0 and at most " + (int) MOST_SECONDS + ".");
        Subject subject = Subject.sound(design, shape);
        EngineBench bench =
                EngineBench.measure(subject.graph(), contestants(), new Rounds(runs, seconds));
        BenchReport report = BenchReport.of(subject, bench);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonText.of(report.json()));
        } else {
            out.print(report.text());
        }
        return CommandLineProgram.DONE;
    }

    /** The engines in float32, and behind them those that gain by fast math as well. */
    private List<EngineSettings> contestants() throws UserFault {
        List<EngineSettings> all = new ArrayList<>();
        for (String word : engines.isEmpty() ? loadable() : new LinkedHashSet<>(engines)) {
            all.add(arithmetic.exact(word));
        }
        if (arithmetic.fastMath()) {
            all.addAll(ComputeOptions.fast(all));
        }
        return all;
    }

    private static List<String> loadable() {
        return Engines.available().stream()
                .filter(EngineOffer::loads)
                .map(EngineOffer::name)
                .toList();
    }

    private static void check(boolean legal, String says) throws UserFault {
        if (!legal) {
            throw new UserFault(says);
        }
    }
}
