package convscope.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Reads a safetensors header as the format's own library does, and believes nothing of it. It is
 * read as a stream: what is kept of it is the caller's affair.
 */
final class SafetensorsHeader {

    /** The most bytes that a header may have. */
    static final int LONGEST = 100_000_000;

    private static final int SNIPPET = 24;
    private static final String METADATA = "__metadata__";

    // Names and texts may be as long as the header, and no table of them is kept.
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNameLength(LONGEST)
                                    .maxStringLength(LONGEST)
                                    .build())
                    .build();

    /** Gives the header's bytes, from the first, as often as it is asked. */
    interface Source {
        FileSection open() throws IOException;
    }

    private final String file;
    private final Source source;
    private final long dataBytes;

    /**
     * @param file its name, for messages
     * @param dataBytes how many bytes follow the header
     */
    SafetensorsHeader(String file, Source source, long dataBytes) {
        this.file = file;
        this.source = source;
        this.dataBytes = dataBytes;
    }

    /**
     * Reads all of it.
     *
     * @param list takes the tensors in the header's order
     * @return where all of them lie, without gap
     */
    Layout read(TensorList list) throws IOException {
        Layout layout = new Layout();
        walk(
                entry -> {
                    layout.add(entry);
                    list.add(entry);
                });
        layout.close();
        Layout.Gap gap = layout.gap().orElse(null);
        if (gap != null) {
            throw overlap(gap, layout.namesTwice());
        }
        if (layout.end() != dataBytes) {
            throw fault(
                    String.format(
                            Locale.ROOT,
                            "has %d bytes of tensors, but its header tells of %d",
                            dataBytes,
                            layout.end()));
        }
        return layout;
    }

    private SafetensorsException overlap(Layout.Gap gap, boolean namesTwice) throws IOException {
        StringBuilder name = new StringBuilder();
        walk(
                entry -> {
                    if (entry.begin() == gap.begin() && entry.end() == gap.end()) {
                        name.setLength(0);
                        name.append(entry.name());
                    }
                });
        return fault(
                name.toString(),
                String.format(
                        Locale.ROOT,
                        "starts at byte %d, but the tensor before it ends at %d; tensors neither overlap nor leave holes%s",
                        gap.begin(),
                        gap.position(),
                        namesTwice ? ", and of a name that stands twice the last counts" : ""));
    }

    private void walk(Consumer<TensorEntry> each) throws IOException {
        try (Reader text = text();
                JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw fault("has a header that is not a JSON object");
            }
            entries(json, each);
            if (json.nextToken() != null) {
                throw fault("has something behind its header's JSON object");
            }
        } catch (JsonProcessingException broken) {
            throw notJson(broken);
        } catch (CharacterCodingException broken) {
            throw new SafetensorsException(file + " has a header that is not UTF-8 text", broken);
        }
    }

    private void entries(JsonParser json, Consumer<TensorEntry> each) throws IOException {
        EntryReader reader = new EntryReader(file, json, dataBytes);
        boolean metadata = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = Objects.requireNonNull(json.currentName());
            if (!name.equals(METADATA)) {
                each.accept(reader.read(name));
            } else if (metadata) {
                throw fault("has two " + METADATA);
            } else {
                metadata = true;
                metadata(json);
            }
        }
    }

    private void metadata(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        boolean texts = token == JsonToken.START_OBJECT;
        while (texts && json.nextToken() == JsonToken.FIELD_NAME) {
            texts = json.nextToken() == JsonToken.VALUE_STRING;
        }
        if (!texts) {
            throw fault("has a " + METADATA + " that is not an object of texts");
        }
    }

    private Reader text() throws IOException {
        return new InputStreamReader(source.open(), StandardCharsets.UTF_8.newDecoder());
    }

    private SafetensorsException notJson(JsonProcessingException broken) throws IOException {
        long at = broken.getLocation() == null ? 0 : broken.getLocation().getCharOffset();
        return new SafetensorsException(
                file
                        + " has a header that is not JSON: "
                        + (broken instanceof JsonEOFException
                                ? String.format(
                                        Locale.ROOT, "it ends in the middle, at character %d", at)
                                : faultyWord(at)),
                broken);
    }

    /** {@return where the word begins that ends at a place or stands there, and what it is} */
    private String faultyWord(long at) throws IOException {
        int before = (int) Math.min(SNIPPET, at);
        char[] around = new char[before + SNIPPET];
        int read;
        try (Reader text = text()) {
            text.skip(at - before);
            read = Math.max(before, text.read(around));
        }
        int begin = before;
        while (begin > 0 && Character.isLetterOrDigit(around[begin - 1])) {
            begin--;
        }
        return String.format(
                Locale.ROOT,
                "at character %d stands \"%s\"",
                at - before + begin,
                Quote.of(new String(around, begin, read - begin)));
    }

    private SafetensorsException fault(String name, String what) {
        return new SafetensorsException(file + ": the tensor " + Quote.of(name) + " " + what);
    }

    private SafetensorsException fault(String what) {
        return new SafetensorsException(file + " " + what);
    }
}
