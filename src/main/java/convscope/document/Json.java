package convscope.document;

import convscope.says.Sentence;
import java.util.List;
import java.util.Map;

/** A JSON text as values; numbers stay as they were written until somebody knows what they mean. */
sealed interface Json {

    /** Members in the order of the file. */
    record Members(Map<String, Json> all) implements Json {}

    record Items(List<Json> all) implements Json {}

    record Text(String value) implements Json {}

    record Numeral(String written) implements Json {}

    record Truth(boolean value) implements Json {}

    record Null() implements Json {}

    /** {@return how a sentence calls the value} */
    default String described() {
        return switch (this) {
            case Members members -> "an object";
            case Items items ->
                    items.all.isEmpty() ? "an empty list" : "a list of " + items.all.size();
            case Text text -> '"' + Sentence.quote(text.value) + '"';
            case Numeral numeral -> Sentence.quote(numeral.written);
            case Truth truth -> Boolean.toString(truth.value);
            case Null nothing -> "null";
        };
    }
}
