package convscope.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import convscope.says.Sentence;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From a text to {@link Json}, without recursion, so that no nesting can exhaust the stack. */
final class JsonReader {

    /** Two hundred levels of blocks take at most five levels of JSON each. */
    static final int DEEPEST = 1_100;

    /** More values than these would fill the memory, however short each is. */
    private static final int MOST_VALUES = 3_000_000;

    /** No legal list is longer; the rest of a longer one is only counted. */
    static final int MOST_ITEMS = 250_000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST + 10)
                                    .maxNumberLength(400)
                                    .maxNameLength(1_000)
                                    .maxStringLength(100_000)
                                    .build())
                    .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
                    .build();

    /** How the parser's own sentences call a control character, by its code. */
    private static final Pattern CONTROL = Pattern.compile("\\(\\(?CTRL-CHAR, code (\\d+)\\)\\)?");

    /** What only a reader of the parser's source knows. */
    private static final Pattern OF_THE_LIBRARY =
            Pattern.compile("`|Feature|Constraints|CTRL-CHAR|\\w+\\.\\w+\\.\\w+");

    private final String file;
    private final JsonParser parser;
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable Json root;
    private int values;

    private JsonReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** An object or a list that is still being read. */
    private static final class Level {
        private final @Nullable Map<String, Json> members;
        private final List<Json> items;
        private @Nullable String key;

        Level(boolean object) {
            members = object ? new LinkedHashMap<>(4) : null;
            items = object ? List.of() : new ArrayList<>();
        }

        void add(Json value) {
            if (members == null) {
                items.add(value);
            } else {
                members.put(Objects.requireNonNull(key), value);
            }
        }

        /** {@return the step to the value that is being read} */
        String step() {
            if (members == null) {
                return JsonPath.index(items.size());
            }
            return key == null ? "" : JsonPath.key(key);
        }

        Json value() {
            return members != null
                    ? new Json.Members(compact(members))
                    : new Json.Items(List.copyOf(items));
        }

        /** Most objects have one member or none, and there may be a million of them. */
        private static Map<String, Json> compact(Map<String, Json> members) {
            return members.size() > 1 ? members : Map.copyOf(members);
        }
    }

    static Json read(String text, String file) throws DesignException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonReader(file, parser).read();
        } catch (DesignException e) {
            throw e;
        } catch (IOException e) {
            throw new DesignException(file, "$", "cannot be read: " + e.getMessage());
        }
    }

    private Json read() throws IOException {
        try {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (root != null) {
                    throw broken("there is more text after the end of the first value");
                }
                take(token);
            }
        } catch (DesignException e) {
            throw e;
        } catch (JsonEOFException e) {
            throw broken(endsEarly());
        } catch (StreamConstraintsException e) {
            throw broken("a number, a key or a text is longer than any legal one");
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw broken(tidied(e.getOriginalMessage()), e.getLocation());
        }
        if (!levels.isEmpty()) {
            throw broken(endsEarly());
        }
        if (root == null) {
            throw new DesignException(file, "$", "the file is empty; an object {...} is expected");
        }
        return root;
    }

    private void take(JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT, START_ARRAY -> open(token == JsonToken.START_OBJECT);
            case END_OBJECT, END_ARRAY -> add(levels.pop().value());
            case FIELD_NAME -> name(parser.currentName());
            case VALUE_STRING -> add(new Json.Text(wellFormed(parser.getText())));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> add(new Json.Numeral(parser.getText()));
            case VALUE_TRUE -> add(new Json.Truth(true));
            case VALUE_FALSE -> add(new Json.Truth(false));
            case VALUE_NULL -> add(new Json.Null());
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("not in a text: " + token);
        }
    }

    private void open(boolean object) throws DesignException {
        if (levels.size() >= DEEPEST) {
            throw broken("nests deeper than any design; the limit is 200 levels of blocks");
        }
        levels.push(new Level(object));
    }

    private void name(String key) throws DesignException {
        Level level = levels.element();
        if (level.members != null && level.members.containsKey(wellFormed(key))) {
            throw broken("the key \"" + Sentence.quote(key) + "\" stands twice in one object");
        }
        level.key = key;
    }

    private void add(Json value) throws DesignException {
        values++;
        if (values > MOST_VALUES) {
            throw broken("the file holds more than the limit of " + MOST_VALUES + " values");
        }
        if (levels.isEmpty()) {
            root = value;
        } else {
            Level level = levels.element();
            if (level.items.size() >= MOST_ITEMS) {
                throw tooLong(level);
            }
            level.add(value);
        }
    }

    /** Counts what is left of a list, so that the sentence says how long it is. */
    private DesignException tooLong(Level level) throws DesignException {
        JsonLocation where = parser.currentLocation();
        long items = level.items.size() + 1L;
        try {
            for (JsonToken token = parser.nextToken();
                    token != null && token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                parser.skipChildren();
                items++;
            }
        } catch (IOException e) {
            // The list is too long up to here already.
        }
        levels.pop();
        return broken(
                "this list of " + items + " is longer than the limit of " + MOST_ITEMS, where);
    }

    private String wellFormed(String text) throws DesignException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
                    throw broken("half of a surrogate pair is no character");
                }
                i++;
            }
        }
        return text;
    }

    private String endsEarly() {
        if (levels.isEmpty()) {
            return "the text ends inside its first value; an object {...} is expected";
        }
        return levels.element().members != null
                ? "the text ends here; a } is expected to close this object"
                : "the text ends here; a ] is expected to close this list";
    }

    private DesignException broken(String says) {
        return broken(says, parser.currentLocation());
    }

    private DesignException broken(String says, @Nullable JsonLocation where) {
        // The parser looks at a value before it hands out the key.
        String ahead = parser.getParsingContext().getCurrentName();
        if (ahead != null && parser.getParsingContext().getNestingDepth() == levels.size()) {
            levels.element().key = ahead;
        }
        String place =
                where == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "line %d, column %d: ",
                                where.getLineNr(),
                                where.getColumnNr());
        List<String> steps = new ArrayList<>();
        levels.descendingIterator().forEachRemaining(level -> steps.add(level.step()));
        return new DesignException(file, JsonPath.of(steps), place + says);
    }

    private static String codePoint(String decimal) {
        return String.format(Locale.ROOT, "U+%04X", Integer.parseInt(decimal));
    }

    /** Jackson's sentence without the names of its own features. */
    private String tidied(String message) {
        if (message.startsWith("Unexpected end-of-input")) {
            return endsEarly();
        }
        String plain =
                CONTROL.matcher(message.replaceAll("\\R.*", ""))
                        .replaceAll(code -> codePoint(code.group(1)))
                        .replaceAll(" \\(for \\w+ starting at .*", " is expected")
                        .replaceAll(": expected '(.)' is expected", "; $1 is expected")
                        .replaceAll(
                                ": only regular white space.*",
                                "; only spaces, tabs and line breaks stand between values")
                        .replaceAll(" \\(code [^)]*\\)", "")
                        .replaceAll(": enable `.*", " is not JSON")
                        .replaceAll(": maybe a \\(non-standard\\) comment\\?.*", " is not JSON")
                        .replaceAll(": JSON spec does not allow.*", " is not JSON")
                        .replaceAll(
                                ": (was expecting|expected a valid value) \\(JSON String.*",
                                "; a string, a number, a list, an object, true or false is"
                                        + " expected")
                        .replaceAll(": was expecting (.*)", "; $1 is expected")
                        .replace("double-quote to start field name", "a key in double quotes");
        if (OF_THE_LIBRARY.matcher(plain).find() || plain.length() > 160) {
            return "this is not JSON";
        }
        return Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
    }
}
