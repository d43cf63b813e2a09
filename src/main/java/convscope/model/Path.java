package convscope.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a block stands in a design: the names down to it, joined by dots, e.g. {@code
 * resnext1.conv2}. The design's own body has the empty path.
 *
 * <p>A path holds its last name and shares the rest with its siblings, so that a design of hundreds
 * of thousands of blocks holds no name twice; the text is made when it is asked for.
 */
public final class Path implements Comparable<Path> {

    public static final Path ROOT = new Path(null, "");

    /** No sentence shows more of a path. */
    private static final int BRIEF = 80;

    private final @Nullable Path parent;
    private final String name;
    private final int length;
    private final int hash;

    /** The path that is written so; its names are what stands between the dots. */
    public Path(String text) {
        this(text.isEmpty() ? null : above(text), text.substring(text.lastIndexOf('.') + 1));
    }

    private Path(@Nullable Path parent, String name) {
        this.parent = parent;
        this.name = name;
        if (parent == null) {
            length = 0;
            hash = 0;
        } else {
            length = parent.parent == null ? name.length() : parent.length + 1 + name.length();
            hash = 31 * parent.hash + name.hashCode();
        }
    }

    /** A loop, for a text from outside may hold any number of dots. */
    private static Path above(String text) {
        Path path = ROOT;
        int from = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', from)) {
            path = new Path(path, text.substring(from, dot));
            from = dot + 1;
        }
        return path;
    }

    public boolean isRoot() {
        return parent == null;
    }

    /**
     * {@return the path of the part with this name}
     *
     * @param part a name without a dot
     */
    public Path child(String part) {
        return new Path(this, part);
    }

    /** {@return the path one name up; the root's parent is the root} */
    public Path parent() {
        return parent == null ? this : parent;
    }

    /** {@return the last name} */
    public String name() {
        return name;
    }

    /** {@return how many characters {@link #text} has} */
    public int length() {
        return length;
    }

    /** {@return the names, joined by dots} */
    public String text() {
        char[] text = new char[length];
        int end = length;
        for (Path at = this; at.parent != null; at = at.parent) {
            end -= at.name.length();
            at.name.getChars(0, at.name.length(), text, end);
            if (end > 0) {
                end--;
                text[end] = '.';
            }
        }
        return new String(text);
    }

    /** {@return the text; of a long one its beginning and its end, so that it fits a sentence} */
    public String brief() {
        String text = text();
        if (length <= BRIEF) {
            return text;
        }
        int half = BRIEF / 2 - 2;
        int front = text.offsetByCodePoints(0, text.codePointCount(0, half));
        int back = length - half;
        int end = Character.isLowSurrogate(text.charAt(back)) ? back + 1 : back;
        return text.substring(0, front) + "..." + text.substring(end);
    }

    /** {@return whether this is {@code other} or stands inside it} */
    public boolean isWithin(Path other) {
        Path at = this;
        while (at.length > other.length && at.parent != null) {
            at = at.parent;
        }
        return other.isRoot() || at.equals(other);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        if (!(object instanceof Path other) || hash != other.hash || length != other.length) {
            return false;
        }
        Path mine = this;
        Path its = other;
        while (mine != its) {
            if (mine.parent == null || its.parent == null) {
                return mine.parent == its.parent;
            }
            if (!mine.name.equals(its.name)) {
                return false;
            }
            mine = mine.parent;
            its = its.parent;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public int compareTo(Path other) {
        return text().compareTo(other.text());
    }

    @Override
    public String toString() {
        return text();
    }
}
