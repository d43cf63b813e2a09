package convscope.cli;

import convscope.engine.EngineException;
import convscope.graph.Graph;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = "Computes a design on a picture or a tensor, and saves what it gives.")
final class RunVerb implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DESIGN|GRAPH", description = "A design, or a graph file.")
    private String design;

    @Option(
            names = "--input",
            paramLabel = "PICTURE|TENSORS.safetensors",
            description =
                    "A picture's file, a sample picture's name, or a tensor named input (the cat,"
                            + " or what lies beside a graph file).")
    private @Nullable String input;

    @Mixin private PassOptions options;

    @Option(
            names = "--keep",
            paramLabel = "all|output|PATH,...",
            description = "Whose values are saved beside the output (${DEFAULT-VALUE}).",
            defaultValue = "output")
    private String keep;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "RESULT.safetensors",
            description = "Where they are saved.")
    private TargetFile out;

    @Option(names = "--json", description = "Says what came out as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, EngineException, UserFault {
        Subject subject = Subject.sound(design, options.shape());
        Map<String, Integer> kept = KeptNodes.of(keep, subject);
        if (subject instanceof Subject.OfGraph graph) {
            out.checkApart(graph.file().tensors());
        }
        out.check();
        try (INDArray fed = InputSource.of(input, subject, spec.commandLine().getErr());
                PassOptions.Computed computed =
                        options.run(subject, fed, new HashSet<>(kept.values()))) {
            TensorFile.write(out.path(), named(computed, kept, fed));
            RunReport report = new RunReport(subject, computed);
            var says = out.speaker(spec);
            if (json) {
                says.println(JsonText.of(report.json()));
            } else {
                says.print(report.text(out));
            }
        }
        return CommandLineProgram.DONE;
    }

    private static Map<String, INDArray> named(
            PassOptions.Computed computed, Map<String, Integer> kept, INDArray input) {
        Map<String, INDArray> named = new LinkedHashMap<>();
        named.put("output", computed.activations().output());
        kept.forEach(
                (name, index) ->
                        named.put(
                                name,
                                index == Graph.INPUT
                                        ? input
                                        : computed.activations().value(index).orElseThrow()));
        return named;
    }
}
