package convscope.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;

/**
 * JSON that people can read: an object or a list stands in one line, unless its writer wants each
 * of its values on a line of its own.
 */
final class JsonLayout implements PrettyPrinter {

    // What is nested too deep is the reader's to refuse, in its words.
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamWriteConstraints(
                            StreamWriteConstraints.builder()
                                    .maxNestingDepth(Integer.MAX_VALUE)
                                    .build())
                    .build();

    /** Of each object and list that is open, whether its values have lines of their own. */
    private final ArrayDeque<Boolean> open = new ArrayDeque<>();

    private boolean lines;
    private int indent;

    private JsonLayout() {}

    /** What writes one value. */
    interface Content {
        void write(JsonGenerator to, JsonLayout layout) throws IOException;
    }

    /** {@return the JSON text of a value, without a line's end} */
    static String text(Content content) {
        StringWriter text = new StringWriter();
        JsonLayout layout = new JsonLayout();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            content.write(generator.setPrettyPrinter(layout), layout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Gives each value of the object or list that opens next a line of its own. */
    void lines() {
        lines = true;
    }

    @Override
    public void writeRootValueSeparator(JsonGenerator to) throws IOException {
        to.writeRaw('\n');
    }

    @Override
    public void writeStartObject(JsonGenerator to) throws IOException {
        open(to, '{');
    }

    @Override
    public void writeStartArray(JsonGenerator to) throws IOException {
        open(to, '[');
    }

    @Override
    public void beforeObjectEntries(JsonGenerator to) throws IOException {
        line(to, "");
    }

    @Override
    public void beforeArrayValues(JsonGenerator to) throws IOException {
        line(to, "");
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator to) throws IOException {
        to.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator to) throws IOException {
        to.writeRaw(',');
        line(to, " ");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator to) throws IOException {
        to.writeRaw(',');
        line(to, " ");
    }

    @Override
    public void writeEndObject(JsonGenerator to, int members) throws IOException {
        close(to, '}');
    }

    @Override
    public void writeEndArray(JsonGenerator to, int values) throws IOException {
        close(to, ']');
    }

    private void open(JsonGenerator to, char bracket) throws IOException {
        to.writeRaw(bracket);
        open.push(lines);
        indent += lines ? 1 : 0;
        lines = false;
    }

    private void close(JsonGenerator to, char bracket) throws IOException {
        boolean had = open.element();
        indent -= had ? 1 : 0;
        line(to, "");
        open.pop();
        to.writeRaw(bracket);
    }

    private void line(JsonGenerator to, String otherwise) throws IOException {
        to.writeRaw(open.element() ? "\n" + "  ".repeat(indent) : otherwise);
    }
}
