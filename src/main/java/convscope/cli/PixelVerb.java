package convscope.cli;

import convscope.engine.EngineException;
import convscope.graph.Graph;
import convscope.graph.Node;
import convscope.graph.Role;
import convscope.model.Shape;
import convscope.picture.FeatureMaps;
import convscope.trace.Kernel;
import convscope.trace.Trace;
import convscope.trace.TracedNode;
import convscope.weights.Weights;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "pixel",
        description =
                "Says how one output value of a convolution or pooling is made: patch x kernel ="
                        + " products, partial sums, bias, result.")
final class PixelVerb implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DESIGN", description = "A file, a name, or a recipe with parameters.")
    private String design;

    @Option(
            names = "--input",
            paramLabel = "PICTURE",
            description = "A picture's file or a sample picture's name (the cat).")
    private @Nullable String input;

    @Option(
            names = "--node",
            required = true,
            paramLabel = "PATH",
            description = "A convolution, a pooling or a fully connected layer.")
    private String node;

    @Option(
            names = "--channel",
            required = true,
            paramLabel = "K",
            description = "The output channel, from 0.")
    private int channel;

    @Option(
            names = "--at",
            required = true,
            paramLabel = "ROW,COLUMN",
            description = "The output pixel, each from 0.",
            converter = PositionConverter.class)
    private Position at;

    @Mixin private PassOptions options;

    @Option(names = "--json", description = "Says it as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, EngineException, UserFault {
        Subject subject = Subject.sound(design, options.shape());
        TracedNode traced = traced(subject);
        check(traced.node());
        PixelReport report = report(subject, traced);
        var says = spec.commandLine().getOut();
        if (json) {
            says.println(JsonText.of(report.json()));
        } else {
            says.print(report.text());
        }
        return CommandLineProgram.DONE;
    }

    private TracedNode traced(Subject subject) throws UserFault {
        int index = KeptNodes.index(node, subject);
        Graph graph = subject.graph();
        if (index != Graph.INPUT) {
            var traced = TracedNode.of(graph, graph.nodes().get(index));
            if (traced.isPresent()) {
                return traced.get();
            }
        }
        List<String> others =
                graph.nodes().stream()
                        .filter(each -> TracedNode.of(graph, each).isPresent())
                        .map(Node::id)
                        .sorted((a, b) -> Boolean.compare(within(b), within(a)))
                        .toList();
        throw new UserFault(
                "%s gives a value that no window makes; %s"
                        .formatted(node, legal(subject, others)));
    }

    private boolean within(String id) {
        return id.startsWith(node + ".");
    }

    private static String legal(Subject subject, List<String> nodes) {
        if (nodes.isEmpty()) {
            return subject.name() + " has no convolution and no pooling.";
        }
        int shown = Math.min(nodes.size(), 3);
        String more = nodes.size() > shown ? " and " + (nodes.size() - shown) + " more." : ".";
        return "a convolution or pooling here is "
                + String.join(", ", nodes.subList(0, shown))
                + more;
    }

    private void check(Node of) throws UserFault {
        Shape output = of.output();
        check(of, "channels", "channel", channel, output.channels());
        check(of, "rows", "row", at.row(), output.height());
        check(of, "columns", "column", at.column(), output.width());
    }

    private static void check(Node of, String all, String one, int value, int count)
            throws UserFault {
        if (value < 0 || value >= count) {
            throw new UserFault(
                    String.format(
                            Locale.ROOT,
                            "%s has no output %s %d; its %s are %s.",
                            of.id(),
                            one,
                            value,
                            all,
                            count == 1 ? "0 alone" : "0 to " + (count - 1)));
        }
    }

    private PixelReport report(Subject subject, TracedNode traced)
            throws IOException, EngineException, UserFault {
        int source = traced.node().inputs().getFirst();
        Set<Integer> keep = new HashSet<>(Set.of(traced.node().index(), source));
        keep.remove(Graph.INPUT);
        try (INDArray fed = InputSource.of(input, subject, spec.commandLine().getErr());
                Weights weights = options.weights(subject);
                PassOptions.Computed computed = options.run(subject, weights, fed, keep)) {
            if (fed.size(0) != 1) {
                throw new UserFault("A pixel is one picture's, not that of a batch of several.");
            }
            FeatureMaps maps = FeatureMaps.copyOf(computed.activations().value(source).orElse(fed));
            FeatureMaps given =
                    FeatureMaps.copyOf(
                            computed.activations().value(traced.node().index()).orElseThrow());
            Kernel kernel = kernel(traced.node(), weights);
            Trace trace = traced.at(channel, at.row(), at.column(), maps::value, kernel);
            return new PixelReport(
                    traced, trace, computed.engine(), given.value(channel, at.row(), at.column()));
        }
    }

    private Kernel kernel(Node of, Weights weights) {
        if (!of.tensors().containsKey(Role.WEIGHT)) {
            return Kernel.NONE;
        }
        INDArray weight = weights.get(of.tensor(Role.WEIGHT));
        try (INDArray one = weight.get(NDArrayIndex.interval(channel, channel + 1)).dup('c')) {
            float bias =
                    of.tensors().containsKey(Role.BIAS)
                            ? weights.get(of.tensor(Role.BIAS)).getFloat(channel)
                            : 0;
            return new Kernel(one.data().asFloat(), bias);
        }
    }
}
