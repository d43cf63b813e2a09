package convscope.document;

import com.fasterxml.jackson.core.JsonGenerator;
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
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** From a design to JSON that people can read: one block a line, defaults left out. */
final class DesignWriter {

    private final JsonGenerator json;
    private final JsonLayout layout;

    /** Writes to a generator that has the layout. */
    DesignWriter(JsonGenerator json, JsonLayout layout) {
        this.json = json;
        this.layout = layout;
    }

    void design(Design design) throws IOException {
        layout.lines();
        json.writeStartObject();
        json.writeStringField("format", DesignReader.FORMAT);
        json.writeStringField("name", design.name());
        Shape input = design.input();
        json.writeFieldName("input");
        numbers(input.channels(), input.height(), input.width());
        body(design.body());
        json.writeEndObject();
    }

    void sequence(Sequence sequence) throws IOException {
        List<Block> blocks = sequence.blocks();
        boolean oneLayer = blocks.size() == 1 && Named.bare(blocks.getFirst()) instanceof Layer;
        if (!blocks.isEmpty() && !oneLayer) {
            layout.lines();
        }
        json.writeStartArray();
        for (Block block : blocks) {
            block(block);
        }
        json.writeEndArray();
    }

    private void block(Block block) throws IOException {
        if (block instanceof Sequence sequence) {
            sequence(sequence);
            return;
        }
        json.writeStartObject();
        if (block instanceof Named named) {
            json.writeStringField("name", named.name());
        }
        kind(Named.bare(block));
        json.writeEndObject();
    }

    private void kind(Block block) throws IOException {
        switch (block) {
            case Sequence sequence -> {
                json.writeObjectFieldStart("sequence");
                body(sequence);
                json.writeEndObject();
            }
            case Parallel parallel -> parallel(parallel);
            case Repeat repeat -> {
                json.writeObjectFieldStart("repeat");
                json.writeNumberField("times", repeat.times());
                body(repeat.body());
                json.writeEndObject();
            }
            case Layer layer -> parametrised(layer);
            case Recipe recipe -> parametrised(recipe);
            case Named named -> throw new IllegalArgumentException("a block has one name");
        }
    }

    private void body(Sequence body) throws IOException {
        json.writeFieldName("body");
        sequence(body);
    }

    private void parallel(Parallel parallel) throws IOException {
        json.writeObjectFieldStart("parallel");
        json.writeFieldName("merge");
        merge(parallel.merge());
        json.writeFieldName("branches");
        layout.lines();
        json.writeStartArray();
        for (Branch branch : parallel.branches()) {
            branch(branch);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void branch(Branch branch) throws IOException {
        if (branch.copies() == 1) {
            sequence(branch.body());
            return;
        }
        json.writeStartObject();
        json.writeNumberField("copies", branch.copies());
        body(branch.body());
        json.writeEndObject();
    }

    private void merge(Merge merge) throws IOException {
        switch (merge) {
            case Merge.Add add -> json.writeString("add");
            case Merge.Concat concat -> json.writeString("concat");
            case Merge.Multiply multiply -> json.writeString("multiply");
            case Merge.Attend attend -> {
                json.writeStartObject();
                json.writeFieldName("attend");
                parameters(BlockKind.ATTEND, attend);
                json.writeEndObject();
            }
        }
    }

    private void parametrised(Block block) throws IOException {
        BlockKind kind =
                Catalog.kindOf(block)
                        .orElseThrow(() -> new IllegalArgumentException("not listed: " + block));
        json.writeFieldName(kind.name());
        parameters(kind, (Record) block);
    }

    private void parameters(BlockKind kind, Record block) throws IOException {
        Map<String, Object> values = kind.values(block);
        json.writeStartObject();
        for (Setting setting : kind.settings()) {
            Object value = values.get(setting.name());
            if (value != null && !isDefault(setting, value, values)) {
                json.writeFieldName(setting.name());
                value(value);
            }
        }
        json.writeEndObject();
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

    private void value(Object value) throws IOException {
        switch (value) {
            case Integer number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            case Double number -> json.writeNumber(number(number));
            case Extent extent when extent.isSquare() -> json.writeNumber(extent.height());
            case Extent extent -> numbers(extent.height(), extent.width());
            default -> json.writeString(value.toString());
        }
    }

    private void numbers(int... numbers) throws IOException {
        json.writeStartArray();
        for (int number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private static String number(double value) {
        return Double.toString(value).replace(".0E", "e").replace('E', 'e').replaceAll("\\.0$", "");
    }
}
