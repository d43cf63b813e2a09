package convscope.document;

import convscope.says.Sentence;
import java.util.List;
import java.util.regex.Pattern;

/** Where something stands in a JSON text, e.g. {@code $.body[1].conv.groups}. */
final class JsonPath {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    /** Of a longer path only so many steps are shown at its beginning and at its end. */
    private static final int SHOWN = 12;

    /** More of a path leaves no room in a sentence. */
    private static final int LONGEST = 100;

    private JsonPath() {}

    static String key(String name) {
        return PLAIN.matcher(name).matches()
                ? "." + Sentence.quote(name)
                : "['" + Sentence.quote(name) + "']";
    }

    static String index(int index) {
        return "[" + index + "]";
    }

    static String of(List<String> steps) {
        int size = steps.size();
        for (int shown = SHOWN; shown > 1; shown--) {
            String path = shown(steps, Math.min(shown, (size + 1) / 2));
            if (path.length() <= LONGEST) {
                return path;
            }
        }
        return shown(steps, 1);
    }

    private static String shown(List<String> steps, int ends) {
        int size = steps.size();
        return size <= 2 * ends
                ? "$" + String.join("", steps)
                : "$%s...%s"
                        .formatted(
                                String.join("", steps.subList(0, ends)),
                                String.join("", steps.subList(size - ends, size)));
    }
}
