package convscope.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a safetensors header and believes nothing of it. */
final class SafetensorsHeader {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final int DEEPEST = 8;
    private static final String METADATA = "__metadata__";
    private static final String COUNTER = "num_batches_tracked";

    private final String file;
    private final long dataBytes;

    /**
     * @param file its name, for messages
     * @param dataBytes how many bytes follow the header
     */
    SafetensorsHeader(String file, long dataBytes) {
        this.file = file;
        this.dataBytes = dataBytes;
    }

    /** {@return the tensors in the order of their bytes, PyTorch's batch counters left out} */
    List<TensorEntry> parse(String text) throws SafetensorsException {
        List<TensorEntry> entries = new ArrayList<>();
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw fault("has a header that is not a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (name.equals(METADATA)) {
                    metadata(json);
                } else {
                    entries.add(entry(name, json));
                }
            }
            if (json.nextToken() != null) {
                throw fault("has something behind its header's JSON object");
            }
        } catch (SafetensorsException known) {
            throw known;
        } catch (JsonProcessingException broken) {
            String why = broken.getOriginalMessage().lines().findFirst().orElse("");
            throw new SafetensorsException(
                    file + " has a header that is not JSON: " + Quote.of(why), broken);
        } catch (IOException never) {
            throw new SafetensorsException(file + " has a header that cannot be read", never);
        }
        entries.sort(
                Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        withoutHoles(entries);
        return entries.stream().filter(entry -> entry.type().real()).toList();
    }

    private void metadata(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw fault("has a " + METADATA + " that is not an object of texts");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                throw fault("has a " + METADATA + " that is not an object of texts");
            }
        }
    }

    private TensorEntry entry(String name, JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw fault(name, "is not an object with dtype, shape and data_offsets");
        }
        ElementType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "dtype" -> type = type(name, json);
                case "shape" -> shape = numbers(name, key, json);
                case "data_offsets" -> offsets = numbers(name, key, json);
                default ->
                        throw fault(
                                name,
                                "has %s; legal are dtype, shape and data_offsets"
                                        .formatted(Quote.of(key)));
            }
        }
        return checked(
                name,
                require(name, "dtype", type),
                require(name, "shape", shape),
                require(name, "data_offsets", offsets));
    }

    private <T> T require(String name, String key, @Nullable T value) throws SafetensorsException {
        if (value == null) {
            throw fault(name, "has no " + key);
        }
        return value;
    }

    private ElementType type(String name, JsonParser json) throws IOException {
        String said = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "?";
        ElementType type = ElementType.named(said).orElse(null);
        boolean counter = type == ElementType.I64 && name.endsWith(COUNTER);
        if (type == null || !(type.real() || counter)) {
            throw fault(
                    name,
                    "has dtype %s; legal are F32, F16, BF16 and F64".formatted(Quote.of(said)));
        }
        return type;
    }

    private List<Long> numbers(String name, String key, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw fault(name, "has a " + key + " that is not a list of whole numbers");
        }
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            boolean whole =
                    json.currentToken() == JsonToken.VALUE_NUMBER_INT
                            && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            if (!whole || json.getLongValue() < 0 || numbers.size() == DEEPEST) {
                throw fault(
                        name,
                        String.format(
                                Locale.ROOT,
                                "has a %s that is not a list of at most %d whole numbers from 0 to %d",
                                key,
                                DEEPEST,
                                Long.MAX_VALUE));
            }
            numbers.add(json.getLongValue());
        }
        return numbers;
    }

    private TensorEntry checked(String name, ElementType type, List<Long> shape, List<Long> offsets)
            throws SafetensorsException {
        if (offsets.size() != 2) {
            throw fault(
                    name,
                    String.format(
                            Locale.ROOT, "has %d data_offsets; legal are two", offsets.size()));
        }
        long begin = offsets.getFirst();
        long end = offsets.getLast();
        if (begin > end || end > dataBytes) {
            throw fault(
                    name,
                    String.format(
                            Locale.ROOT,
                            "lies at bytes %d to %d; legal are 0 to %d",
                            begin,
                            end,
                            dataBytes));
        }
        if (begin % type.bytes() != 0) {
            throw fault(
                    name,
                    String.format(
                            Locale.ROOT,
                            "starts at byte %d, which is not a multiple of %s's %d bytes",
                            begin,
                            type,
                            type.bytes()));
        }
        if (shape.contains(0L)) {
            throw fault(name, "has the empty shape %s; extents are at least 1".formatted(shape));
        }
        long bytes = bytes(name, type, shape);
        if (end - begin != bytes) {
            throw fault(
                    name,
                    String.format(
                            Locale.ROOT,
                            "has %d bytes, but %s %s takes %d",
                            end - begin,
                            type,
                            shape,
                            bytes));
        }
        return new TensorEntry(name, type, List.copyOf(shape), begin, end);
    }

    private long bytes(String name, ElementType type, List<Long> shape)
            throws SafetensorsException {
        try {
            return shape.stream().reduce((long) type.bytes(), Math::multiplyExact);
        } catch (ArithmeticException tooMuch) {
            throw new SafetensorsException(
                    tensor(name) + " has the shape %s, which is too large".formatted(shape),
                    tooMuch);
        }
    }

    private void withoutHoles(List<TensorEntry> entries) throws SafetensorsException {
        long position = 0;
        for (TensorEntry entry : entries) {
            if (entry.begin() != position) {
                throw fault(
                        entry.name(),
                        String.format(
                                Locale.ROOT,
                                "starts at byte %d, but the tensor before it ends at %d; tensors neither overlap nor leave holes",
                                entry.begin(),
                                position));
            }
            position = entry.end();
        }
        if (position != dataBytes) {
            throw fault(
                    String.format(
                            Locale.ROOT,
                            "has %d bytes of tensors, but its header tells of %d",
                            dataBytes,
                            position));
        }
    }

    private String tensor(String name) {
        return file + ": the tensor " + Quote.of(name);
    }

    private SafetensorsException fault(String name, String what) {
        return new SafetensorsException(tensor(name) + " " + what);
    }

    private SafetensorsException fault(String what) {
        return new SafetensorsException(file + " " + what);
    }
}
