package convscope.weights;

/** A name from a file, fit to stand in a sentence: on one line and not too long. */
final class Quote {

    private static final int LONGEST = 80;

    private Quote() {}

    static String of(String name) {
        StringBuilder line = new StringBuilder();
        name.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == 0 ? '?' : c)
                .forEach(line::appendCodePoint);
        return name.codePointCount(0, name.length()) > LONGEST ? line + "..." : line.toString();
    }
}
