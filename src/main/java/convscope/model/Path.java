package convscope.model;

/**
 * Where a block stands in a design: the names down to it, joined by dots, e.g. {@code
 * resnext1.conv2}. The design's own body has the empty path.
 */
public record Path(String text) implements Comparable<Path> {

    public static final Path ROOT = new Path("");

    public boolean isRoot() {
        return text.isEmpty();
    }

    /** {@return the path of the part with this name} */
    public Path child(String name) {
        return new Path(isRoot() ? name : text + "." + name);
    }

    /** {@return the path one name up; the root's parent is the root} */
    public Path parent() {
        int dot = text.lastIndexOf('.');
        return dot < 0 ? ROOT : new Path(text.substring(0, dot));
    }

    /** {@return the last name} */
    public String name() {
        return text.substring(text.lastIndexOf('.') + 1);
    }

    /** {@return whether this is {@code other} or stands inside it} */
    public boolean isWithin(Path other) {
        return other.isRoot() || text.equals(other.text) || text.startsWith(other.text + ".");
    }

    @Override
    public int compareTo(Path other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
