package convscope.cli;

import convscope.diagram.Palette;
import convscope.export.DiagramFile;
import convscope.model.Shape;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "diagram", description = "Draws a design as the papers do.")
final class DiagramVerb implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DESIGN", description = "A file, a name, or a recipe with parameters.")
    private String design;

    @Option(
            names = "--shape",
            paramLabel = "CxHxW",
            description = "The input's shape, instead of the design's own.",
            converter = ShapeConverter.class)
    private @Nullable Shape shape;

    @Option(names = "--dark", description = "On a dark ground.")
    private boolean dark;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "BLOCK.svg|.png",
            description = "Where it is saved.")
    private TargetFile out;

    @Override
    public Integer call() throws IOException, UserFault {
        Subject subject = Subject.of(design, shape);
        if (!(subject instanceof Subject.OfDesign drawn)) {
            throw new UserFault(design + " is a graph file; only designs are drawn.");
        }
        out.check(".svg", ".png");
        DiagramFile.write(out.path(), drawn.lowered(), dark ? Palette.DARK : Palette.LIGHT);
        out.speaker(spec).println("saved " + out);
        if (subject.faults().isEmpty()) {
            return CommandLineProgram.DONE;
        }
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().println(subject.says());
        return CommandLineProgram.FAULT;
    }
}
