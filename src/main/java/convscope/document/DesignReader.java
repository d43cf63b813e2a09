package convscope.document;

import convscope.model.Design;
import convscope.model.Shape;
import java.util.List;

/** From JSON to a design: what stands around its blocks. */
final class DesignReader {

    static final String FORMAT = "convscope/1";
    static final int LONGEST_NAME = 200;
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
        return input(at, extents);
    }

    /** {@return the shape that an input may have, of three extents} */
    static Shape input(Cursor at, List<Cursor> extents) throws DesignException {
        Shape shape =
                new Shape(
                        extents.get(0).whole(1, Shape.MOST_CHANNELS),
                        extents.get(1).whole(1, Shape.MOST_SIDE),
                        extents.get(2).whole(1, Shape.MOST_SIDE));
        if (!shape.refusedAsInput().isEmpty()) {
            throw at.fault(shape.refusedAsInput());
        }
        return shape;
    }

    /** {@return whether the text does not stay on one line} */
    private static boolean breaks(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }
}
