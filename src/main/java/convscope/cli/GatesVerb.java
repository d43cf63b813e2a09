package convscope.cli;

import convscope.diagram.Palette;
import convscope.engine.EngineException;
import convscope.export.CsvFile;
import convscope.export.DiagramFile;
import convscope.export.GateLines;
import convscope.graph.GateStage;
import java.io.IOException;
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
        name = "gates",
        description =
                "Draws what channel attention weighs each channel with, one line per picture.")
final class GatesVerb implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DESIGN", description = "A file, a name, or a recipe with parameters.")
    private String design;

    @Option(
            names = "--input",
            arity = "1..*",
            paramLabel = "PICTURE",
            description = "Files or names of sample pictures (the cat).")
    private @Nullable List<String> inputs;

    @Mixin private PassOptions options;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "GATES.png|.svg",
            description = "Where the chart is saved.")
    private TargetFile out;

    @Option(
            names = "--csv",
            paramLabel = "FILE.csv",
            description = "Where the numbers are saved, if they are.")
    private @Nullable TargetFile csv;

    @Override
    public Integer call() throws IOException, EngineException, UserFault {
        Subject subject = Subject.sound(design, options.shape());
        List<GateStage> stages = GateStage.all(subject.graph());
        if (stages.isEmpty()) {
            throw new UserFault(
                    subject.name() + " has no channel attention; se, or a recipe with se=16, has.");
        }
        out.check(".png", ".svg");
        if (csv != null) {
            csv.check();
        }
        List<String> pictures = inputs == null ? List.of("cat") : inputs;
        GateReading reading =
                GateReading.of(subject, stages, pictures, options, spec.commandLine().getErr());
        DiagramFile.write(
                out.path(), GateLines.of(subject.name(), reading.panels()), Palette.LIGHT);
        var says = (csv == null ? out : csv).speaker(spec);
        if (csv != null) {
            CsvFile.write(csv.path(), reading.table());
            says.println("saved " + csv);
        }
        says.println("saved " + out);
        return CommandLineProgram.DONE;
    }
}
