package convscope.cli;

import convscope.document.DesignException;
import convscope.export.CsvFile;
import convscope.export.LayerTable;
import convscope.export.OnnxFile;
import convscope.graph.Graph;
import convscope.model.Shape;
import convscope.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "export", description = "Writes a design down for other programs.")
final class ExportVerb implements Callable<Integer> {

    /** What the weights are, one of these. */
    static final class WeightsOptions {

        @Option(
                names = "--weights",
                paramLabel = "FILE.safetensors",
                description = "Weights, named by the nodes' paths.")
        private @Nullable Path file;

        @Option(
                names = "--seed",
                paramLabel = "N",
                description = "Random weights, the same on every machine (0).")
        private @Nullable Long seed;

        @Option(
                names = "--no-weights",
                description = "The weights are further inputs of the model, without values.")
        private boolean without;
    }

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DESIGN", description = "A file, a name, or a recipe with parameters.")
    private String design;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "onnx|csv",
            converter = ExportTarget.Converter.class,
            description = "As an ONNX model (opset 13), or as a table of its layers.")
    private ExportTarget target;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where it is saved: .onnx or .csv.")
    private TargetFile out;

    @Option(
            names = "--shape",
            paramLabel = "CxHxW",
            description = "The input's shape, instead of the design's own.",
            converter = ShapeConverter.class)
    private @Nullable Shape shape;

    @ArgGroup private @Nullable WeightsOptions weights;

    @Override
    public Integer call() throws DesignException, IOException, UserFault {
        if (target == ExportTarget.CSV && weights != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A table holds no weights; leave out what is said of them.");
        }
        Subject subject = Subject.sound(design, shape);
        out.check(target.ending());
        switch (target) {
            case ONNX -> onnx(subject);
            case CSV -> CsvFile.write(out.path(), LayerTable.rows(subject.graph()));
        }
        out.speaker(spec).println("saved " + out);
        return CommandLineProgram.DONE;
    }

    private void onnx(Subject subject) throws IOException, UserFault {
        Graph graph = subject.graph();
        if (weights != null && weights.without) {
            OnnxFile.writeWithoutWeights(out.path(), subject.name(), graph);
            return;
        }
        WeightsOption.requireSteps(subject);
        OnnxFile.check(out.path(), graph);
        try (Weights tensors = source().of(subject, spec.commandLine().getErr())) {
            OnnxFile.write(out.path(), subject.name(), graph, tensors);
        }
    }

    private WeightsOption source() {
        return weights == null
                ? new WeightsOption(null, null)
                : new WeightsOption(weights.file, weights.seed);
    }
}
