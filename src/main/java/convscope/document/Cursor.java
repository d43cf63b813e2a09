package convscope.document;

import convscope.says.Sentence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value in a file together with where it stands, so that every demand on it can fail with the
 * place in the sentence.
 */
record Cursor(String file, @Nullable Cursor parent, String step, Json value) {

    static Cursor root(String file, Json value) {
        return new Cursor(file, null, "", value);
    }

    DesignException fault(String says) {
        Deque<String> steps = new ArrayDeque<>();
        for (Cursor at = this; at.parent != null; at = at.parent) {
            steps.push(at.step);
        }
        return new DesignException(file, JsonPath.of(new ArrayList<>(steps)), says);
    }

    /** {@return {@code VALUE is not LEGAL}} */
    DesignException not(String legal) {
        return fault(value.described() + " is not " + legal);
    }

    private Cursor child(String childStep, Json child) {
        return new Cursor(file, this, childStep, child);
    }

    Json.Members object(String what) throws DesignException {
        if (value instanceof Json.Members members) {
            return members;
        }
        throw not(what);
    }

    Set<String> keys() throws DesignException {
        return object("an object").all().keySet();
    }

    boolean has(String key) throws DesignException {
        return keys().contains(key);
    }

    /** {@return the member of this name, wherever it must be} */
    Cursor get(String key, String legal) throws DesignException {
        Json member = object("an object").all().get(key);
        if (member == null) {
            throw fault(key + " is missing; " + legal + " is expected");
        }
        return child(JsonPath.key(key), member);
    }

    /** {@return the member of this name, which is known to be there} */
    Cursor get(String key) throws DesignException {
        return get(key, "a value");
    }

    void allow(Collection<String> legal) throws DesignException {
        for (String key : keys()) {
            if (!legal.contains(key)) {
                String called = "\"" + Sentence.quote(key) + "\"";
                throw fault("the key " + called + " is not known" + Nearest.hint(key, legal));
            }
        }
    }

    List<Cursor> items(String what) throws DesignException {
        if (!(value instanceof Json.Items items)) {
            throw not(what);
        }
        List<Cursor> all = new ArrayList<>(items.all().size());
        for (Json item : items.all()) {
            all.add(child(JsonPath.index(all.size()), item));
        }
        return all;
    }

    boolean isList() {
        return value instanceof Json.Items;
    }

    String text(String what) throws DesignException {
        if (value instanceof Json.Text text) {
            return text.value();
        }
        throw not(what);
    }

    boolean truth() throws DesignException {
        if (value instanceof Json.Truth truth) {
            return truth.value();
        }
        throw not("true or false");
    }

    int whole(int least, int most) throws DesignException {
        double number = number();
        if (!isWhole(number, least, most)) {
            throw not("a whole number from " + least + " to " + most);
        }
        return (int) number;
    }

    int whole(int least, int most, String legal) throws DesignException {
        double number = number();
        if (!isWhole(number, least, most)) {
            throw not(legal);
        }
        return (int) number;
    }

    double number(double least, double most, String legal) throws DesignException {
        double number = number();
        if (!(number >= least && number <= most)) {
            throw not(legal);
        }
        return number;
    }

    private static boolean isWhole(double number, int least, int most) {
        return number >= least && number <= most && number == Math.rint(number);
    }

    /** {@return the number, or NaN where there is none} */
    private double number() {
        return value instanceof Json.Numeral numeral
                ? Double.parseDouble(numeral.written())
                : Double.NaN;
    }
}
