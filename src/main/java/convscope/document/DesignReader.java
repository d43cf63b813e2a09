package convscope.document;

import convscope.model.Design;
import convscope.model.Shape;
import java.util.List;
import java.util.Locale;

/** From JSON to a design: what stands around its blocks. */
final class DesignReader {

    static final String FORMAT = "convscope/1";
    static final int LONGEST_NAME = 200;
    static final long MOST_VALUES = 1L << 28;

    static final int MOST_EXTENT = 4096;
    private static final int MOST_CHANNELS = 65_536;
    private static final String INPUT = "a list [channels, height, width]";

    private DesignReader() {}

    static Design design(Cursor at, String fallbackName) throws DesignException {
        at.object("an object {\"format\": \"" + FORMAT + "\", ...}");
        format(at);
        at.allow(List.of("format", "name", "input", "body"));
        String name = at.has("name") ? name(at.get("name")) : fallbackName;
        Shape input = input(at.get("input", INPUT));
        return new Design(name, input, BlockReader.sequence(at.get("body", BlockReader.LIST), 1));
    }

    private static void format(Cursor at) throws DesignException {
        String reads = "this program reads \"" + FORMAT + "\"";
        if (!at.has("format")) {
            throw at.fault("format is missing; " + reads);
        }
        Cursor format = at.get("format");
        if (!FORMAT.equals(format.text("\"" + FORMAT + "\""))) {
            throw format.fault("the format is " + format.value().described() + "; " + reads);
        }
    }

    private static String name(Cursor at) throws DesignException {
        String legal = "a name of 1 to " + LONGEST_NAME + " characters on one line";
        String name = at.text(legal);
        if (name.isBlank() || name.length() > LONGEST_NAME || breaks(name)) {
            throw at.not(legal);
        }
        return name;
    }

    static Shape input(Cursor at) throws DesignException {
        List<Cursor> extents = at.items(INPUT);
        if (extents.size() != 3) {
            throw at.not(INPUT);
        }
        Shape shape =
                new Shape(
                        extents.get(0).whole(1, MOST_CHANNELS),
                        extents.get(1).whole(1, MOST_EXTENT),
                        extents.get(2).whole(1, MOST_EXTENT));
        if (shape.elements() > MOST_VALUES) {
            throw at.fault(
                    String.format(
                            Locale.ROOT,
                            "%s = %d values are more than the %d that an input may have",
                            shape,
                            shape.elements(),
                            MOST_VALUES));
        }
        return shape;
    }

    /** {@return whether the text does not stay on one line} */
    private static boolean breaks(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }
}
