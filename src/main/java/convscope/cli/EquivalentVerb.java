package convscope.cli;

import convscope.document.DesignException;
import convscope.engine.EngineException;
import convscope.model.Design;
import convscope.model.Shape;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "equivalent",
        description = {
            "Derives one design from another, rule by rule, carries the first one's weights over, and"
                    + " says how far apart the two are.",
            "Ends with 0 only if every function of the first is a function of the second."
        })
final class EquivalentVerb implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "DESIGN",
            description = "A file, a name, or a recipe with parameters.")
    private String first;

    @Parameters(index = "1", paramLabel = "DESIGN", description = "What it may be equivalent to.")
    private String second;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Random weights, the same on every machine (${DEFAULT-VALUE}).",
            defaultValue = "0")
    private long seed;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws DesignException, EngineException, UserFault {
        Design one = design(first);
        Design two = design(second);
        requireOneInput(one.input(), two.input());
        Equivalence equivalence = Equivalence.of(one, two, seed);
        EquivalenceReport report = new EquivalenceReport(first, second, equivalence);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonText.of(report.json()));
        } else {
            out.print(report.text());
        }
        out.flush();
        equivalence.obstacle().ifPresent(spec.commandLine().getErr()::println);
        return equivalence.holds() ? CommandLineProgram.DONE : CommandLineProgram.FAULT;
    }

    private static Design design(String argument) throws DesignException, UserFault {
        return switch (Subject.of(argument, null)) {
            case Subject.OfGraph graph ->
                    throw new UserFault(argument + " is a graph file; rules rewrite designs only.");
            case Subject.OfDesign design -> {
                if (!design.faults().isEmpty()) {
                    throw new UserFault(argument + ", " + design.says());
                }
                yield design.lowered().design();
            }
        };
    }

    private void requireOneInput(Shape one, Shape two) throws UserFault {
        if (!one.equals(two)) {
            throw new UserFault(
                    "%s takes %s and %s takes %s: two functions can only be equal on the same input."
                            .formatted(first, one, second, two));
        }
    }
}
