package convscope.cli;

import convscope.analysis.Analysis;
import convscope.document.DesignException;
import convscope.model.Shape;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "count", description = "Counts parameters, multiply-adds and memory, batch 1.")
final class CountVerb implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DESIGN", description = "A file, a name, or a recipe with parameters.")
    private String design;

    @Option(
            names = "--input",
            paramLabel = "CxHxW",
            description = "The shape that feeds it, instead of its own.",
            converter = ShapeConverter.class)
    private @Nullable Shape input;

    @Option(names = "--layers", description = "Also every operation on a line of its own.")
    private boolean layers;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws DesignException, UserFault {
        Subject subject = Subject.of(design, input);
        Analysis analysis = Analysis.of(subject.graph());
        CountReport report = new CountReport(subject, analysis);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonText.of(report.json()));
        } else {
            report.print(layers, out);
        }
        if (subject.faults().isEmpty()) {
            return CommandLineProgram.DONE;
        }
        out.flush();
        spec.commandLine().getErr().println(subject.says());
        return CommandLineProgram.FAULT;
    }
}
