package convscope.cli;

import convscope.analysis.Analysis;
import convscope.analysis.Dependencies;
import convscope.analysis.NumberText;
import convscope.analysis.ReceptiveField;
import convscope.analysis.ReceptiveSpan;
import convscope.analysis.ValueSet;
import convscope.document.DesignException;
import convscope.graph.Graph;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "depends",
        description =
                "Says which rows, columns and channels of the input one value really depends on.")
final class DependsVerb implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DESIGN", description = "A file, a name, or a recipe with parameters.")
    private String design;

    @Mixin private NodeValue value;

    @Option(
            names = {"--shape", "--input"},
            paramLabel = "CxHxW",
            description = "The shape that feeds it, instead of its own.",
            converter = ShapeConverter.class)
    private @Nullable Shape input;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws DesignException, UserFault {
        Subject subject = Subject.sound(design, input);
        NodeValue.Chosen chosen = value.in(subject);
        ValueSet seen =
                Dependencies.of(
                                subject.graph(),
                                chosen.node(),
                                chosen.channel(),
                                chosen.row(),
                                chosen.column())
                        .on(Graph.INPUT);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonText.of(json(seen)));
        } else {
            out.print(text(subject, chosen, seen));
        }
        return CommandLineProgram.DONE;
    }

    private static Map<String, Object> json(ValueSet seen) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", indices(seen.rows()));
        json.put("columns", indices(seen.columns()));
        json.put("channels", indices(seen.channels()));
        return json;
    }

    private static List<Integer> indices(BitSet set) {
        return set.stream().boxed().toList();
    }

    private String text(Subject subject, NodeValue.Chosen chosen, ValueSet seen) {
        Shape shape = subject.graph().input();
        ReceptiveField field = Analysis.of(subject.graph()).field(chosen.node());
        return String.format(
                        Locale.ROOT,
                        "%s, channel %d, row %d, column %d depends on %s of %s input values%n",
                        value.name(),
                        chosen.channel(),
                        chosen.row(),
                        chosen.column(),
                        NumberText.exact(seen.size()),
                        NumberText.exact(shape.elements()))
                + new TextTable()
                        .row("rows", runs(seen.rows(), shape.height()))
                        .row("columns", runs(seen.columns(), shape.width()))
                        .row("channels", runs(seen.channels(), shape.channels()))
                        .row("theoretical extent", extent(field, chosen))
                        .text();
    }

    private static String extent(ReceptiveField field, NodeValue.Chosen at) {
        return field.everything()
                ? field.says()
                : "%s, rows %s, columns %s"
                        .formatted(
                                field.says(),
                                range(field.rows(), at.row()),
                                range(field.columns(), at.column()));
    }

    private static String range(ReceptiveSpan axis, int index) {
        return axis.firstAt(index) + " to " + axis.lastAt(index);
    }

    /** {@return e.g. {@code 0 to 2, 5: 4 of 9}} */
    private static String runs(BitSet set, int of) {
        List<String> runs = new ArrayList<>();
        for (int from = set.nextSetBit(0); from >= 0; ) {
            int end = set.nextClearBit(from);
            runs.add(end == from + 1 ? Integer.toString(from) : from + " to " + (end - 1));
            from = set.nextSetBit(end);
        }
        String all = runs.isEmpty() ? "none" : String.join(", ", runs);
        return String.format(Locale.ROOT, "%s (%d of %d)", all, set.cardinality(), of);
    }
}
