package convscope.document;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import convscope.catalog.Catalog;
import convscope.model.Block;
import convscope.model.BlockKind;
import convscope.model.Branch;
import convscope.model.Design;
import convscope.model.Extent;
import convscope.model.Layer;
import convscope.model.Merge;
import convscope.model.Named;
import convscope.model.Parallel;
import convscope.model.Recipe;
import convscope.model.Repeat;
import convscope.model.Sequence;
import convscope.model.Setting;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From a design to JSON that people can read: one block a line, defaults left out. */
final class DesignWriter {

    private DesignWriter() {}

    static String design(Design design, String indent) {
        Shape input = design.input();
        String inner = indent + "  ";
        return String.join(
                "\n",
                "{",
                inner + "\"format\": \"" + DesignReader.FORMAT + "\",",
                inner + "\"name\": " + quoted(design.name()) + ",",
                inner + "\"input\": " + extents(input) + ",",
                inner + body(design.body(), inner),
                indent + "}");
    }

    private static String extents(Shape shape) {
        return "[" + shape.channels() + ", " + shape.height() + ", " + shape.width() + "]";
    }

    static String sequence(Sequence sequence, String indent) {
        List<Block> blocks = sequence.blocks();
        if (blocks.isEmpty()) {
            return "[]";
        }
        if (blocks.size() == 1 && Named.bare(blocks.getFirst()) instanceof Layer) {
            return "[" + block(blocks.getFirst(), indent) + "]";
        }
        String inner = indent + "  ";
        return list(blocks.stream().map(block -> block(block, inner)).toList(), indent);
    }

    private static String list(List<String> lines, String indent) {
        String separator = "\n" + indent + "  ";
        return "[" + separator + String.join("," + separator, lines) + "\n" + indent + "]";
    }

    private static String block(Block block, String indent) {
        String name =
                block instanceof Named named ? "\"name\": " + quoted(named.name()) + ", " : "";
        return switch (Named.bare(block)) {
            case Sequence sequence when name.isEmpty() -> sequence(sequence, indent);
            case Sequence sequence -> object(name, "sequence", "{" + body(sequence, indent) + "}");
            case Parallel parallel -> object(name, "parallel", parallel(parallel, indent));
            case Repeat repeat ->
                    object(
                            name,
                            "repeat",
                            "{\"times\": "
                                    + repeat.times()
                                    + ", "
                                    + body(repeat.body(), indent)
                                    + "}");
            case Layer layer -> parametrised(name, layer);
            case Recipe recipe -> parametrised(name, recipe);
            case Named named -> throw new IllegalArgumentException("a block has one name");
        };
    }

    private static String object(String name, String kind, String value) {
        return "{" + name + "\"" + kind + "\": " + value + "}";
    }

    private static String body(Sequence body, String indent) {
        return "\"body\": " + sequence(body, indent);
    }

    private static String parallel(Parallel parallel, String indent) {
        String inner = indent + "  ";
        List<String> branches =
                parallel.branches().stream().map(branch -> branch(branch, inner)).toList();
        return "{\"merge\": %s, \"branches\": %s}"
                .formatted(merge(parallel.merge()), list(branches, indent));
    }

    private static String branch(Branch branch, String indent) {
        return branch.copies() == 1
                ? sequence(branch.body(), indent)
                : "{\"copies\": " + branch.copies() + ", " + body(branch.body(), indent) + "}";
    }

    private static String merge(Merge merge) {
        return switch (merge) {
            case Merge.Add add -> "\"add\"";
            case Merge.Concat concat -> "\"concat\"";
            case Merge.Multiply multiply -> "\"multiply\"";
            case Merge.Attend attend ->
                    "{\"attend\": " + parameters(BlockKind.ATTEND, attend) + "}";
        };
    }

    private static String parametrised(String name, Block block) {
        BlockKind kind =
                Catalog.kindOf(block)
                        .orElseThrow(() -> new IllegalArgumentException("not listed: " + block));
        return object(name, kind.name(), parameters(kind, (Record) block));
    }

    private static String parameters(BlockKind kind, Record block) {
        Map<String, Object> values = kind.values(block);
        List<String> members = new ArrayList<>();
        for (Setting setting : kind.settings()) {
            Object value = values.get(setting.name());
            if (value != null && !isDefault(setting, value, values)) {
                members.add("\"" + setting.name() + "\": " + value(value));
            }
        }
        return "{" + String.join(", ", members) + "}";
    }

    private static boolean isDefault(Setting setting, Object value, Map<String, Object> values) {
        if (setting.required()) {
            return false;
        }
        Object sibling = values.get(setting.initial());
        return sibling != null
                ? value.equals(sibling)
                : setting.parse(setting.initial()).filter(value::equals).isPresent();
    }

    private static String value(Object value) {
        return switch (value) {
            case Integer number -> number.toString();
            case Boolean truth -> truth.toString();
            case Double number -> number(number);
            case Extent extent when extent.isSquare() -> Integer.toString(extent.height());
            case Extent extent -> "[" + extent.height() + ", " + extent.width() + "]";
            default -> quoted(value.toString());
        };
    }

    private static String number(double value) {
        return Double.toString(value).replace(".0E", "e").replace('E', 'e').replaceAll("\\.0$", "");
    }

    static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
