package convscope.weights;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what a safetensors header says of one tensor, and holds it to the file's length. */
final class EntryReader {

    /** A sane tensor has a few; the format's own library has no limit. */
    private static final int MOST_EXTENTS = 1000;

    private final String file;
    private final JsonParser json;
    private final long dataBytes;

    /**
     * @param file its name, for messages
     * @param json stands at a tensor's name, and behind its object afterwards
     */
    EntryReader(String file, JsonParser json, long dataBytes) {
        this.file = file;
        this.json = json;
        this.dataBytes = dataBytes;
    }

    TensorEntry read(String name) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw fault(name, "is not an object with dtype, shape and data_offsets");
        }
        String type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "dtype" -> type = type(name, once(name, key, type));
                case "shape" -> shape = numbers(name, key, once(name, key, shape));
                case "data_offsets" -> offsets = numbers(name, key, once(name, key, offsets));
                default -> json.skipChildren();
            }
        }
        return checked(
                name,
                require(name, "dtype", type),
                require(name, "shape", shape),
                require(name, "data_offsets", offsets));
    }

    private JsonParser once(String name, String key, @Nullable Object before)
            throws SafetensorsException {
        if (before != null) {
            throw fault(name, "has two " + key);
        }
        return json;
    }

    private <T> T require(String name, String key, @Nullable T value) throws SafetensorsException {
        if (value == null) {
            throw fault(name, "has no " + key);
        }
        return value;
    }

    private String type(String name, JsonParser at) throws IOException {
        if (at.currentToken() != JsonToken.VALUE_STRING) {
            throw fault(name, "has a dtype that is not a text, as \"F32\" is");
        }
        String said = at.getText();
        return ElementType.named(said).map(ElementType::name).orElse(said);
    }

    private List<Long> numbers(String name, String key, JsonParser at) throws IOException {
        if (at.currentToken() != JsonToken.START_ARRAY) {
            throw fault(name, "has a " + key + " that is not a list of whole numbers");
        }
        List<Long> numbers = new ArrayList<>();
        while (at.nextToken() != JsonToken.END_ARRAY) {
            boolean whole =
                    at.currentToken() == JsonToken.VALUE_NUMBER_INT
                            && at.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            if (!whole || at.getLongValue() < 0 || numbers.size() == MOST_EXTENTS) {
                throw fault(
                        name,
                        String.format(
                                Locale.ROOT,
                                "has a %s that is not a list of at most %d whole numbers from 0 to %d",
                                key,
                                MOST_EXTENTS,
                                Long.MAX_VALUE));
            }
            numbers.add(at.getLongValue());
        }
        return numbers;
    }

    private TensorEntry checked(String name, String type, List<Long> shape, List<Long> offsets)
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
                            "lies at bytes %d to %d; legal are 0 to %d%s",
                            begin,
                            end,
                            dataBytes,
                            begin <= end ? "; the file may be cut short" : ""));
        }
        ElementType known = ElementType.named(type).orElse(null);
        if (known != null) {
            requireBytes(name, known, shape, end - begin);
        }
        return new TensorEntry(name, type, shape, begin, end);
    }

    private void requireBytes(String name, ElementType type, List<Long> shape, long bytes)
            throws SafetensorsException {
        long bits;
        try {
            long count = shape.stream().reduce(1L, Math::multiplyExact);
            bits = Math.multiplyExact(count, type.bits());
        } catch (ArithmeticException tooMuch) {
            throw new SafetensorsException(
                    tensor(name) + " has the shape " + Quote.of(shape) + ", which is too large",
                    tooMuch);
        }
        if (bits % Byte.SIZE != 0 || bytes != bits / Byte.SIZE) {
            throw fault(
                    name,
                    String.format(
                            Locale.ROOT,
                            "has %d bytes, but %s %s takes %s",
                            bytes,
                            type,
                            Quote.of(shape),
                            bits % Byte.SIZE == 0 ? bits / Byte.SIZE : bits + " bits"));
        }
    }

    private String tensor(String name) {
        return file + ": the tensor " + Quote.of(name);
    }

    private SafetensorsException fault(String name, String what) {
        return new SafetensorsException(tensor(name) + " " + what);
    }
}
