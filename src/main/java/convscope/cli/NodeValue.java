package convscope.cli;

import convscope.model.Shape;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that name one value of a node: whose, which channel, which pixel. */
final class NodeValue {

    @Option(
            names = "--node",
            required = true,
            paramLabel = "PATH",
            description = "Whose value, or input, or output.")
    private String node;

    @Option(
            names = "--channel",
            required = true,
            paramLabel = "K",
            description = "Of which channel, from 0.")
    private int channel;

    @Option(
            names = "--at",
            paramLabel = "ROW,COLUMN",
            description = "Of which pixel, from 0; of a vector 0,0.",
            converter = PixelConverter.class)
    private @Nullable Pixel at;

    record Pixel(int row, int column) {}

    /**
     * A value that is there.
     *
     * @param node the node's index, or that of the input
     */
    record Chosen(int node, int channel, int row, int column) {}

    /**
     * {@return the value that the user named}
     *
     * @throws UserFault if there is none, with the legal range
     */
    Chosen in(Subject subject) throws UserFault {
        int index = KeptNodes.index(node, subject);
        Shape shape = subject.graph().shape(index);
        Pixel pixel = at;
        if (pixel == null) {
            if (shape.area() > 1) {
                throw new UserFault(
                        "%s has maps of %d x %d: --at ROW,COLUMN says which pixel."
                                .formatted(node, shape.height(), shape.width()));
            }
            pixel = new Pixel(0, 0);
        }
        check("channel", channel, shape.channels());
        check("row", pixel.row, shape.height());
        check("column", pixel.column, shape.width());
        return new Chosen(index, channel, pixel.row, pixel.column);
    }

    /** {@return the node as the user named it} */
    String name() {
        return node;
    }

    private void check(String what, int number, int count) throws UserFault {
        if (number < 0 || number >= count) {
            throw new UserFault(
                    "%s has no %s %d; legal here: %s"
                            .formatted(
                                    node, what, number, count == 1 ? "0" : "0 to " + (count - 1)));
        }
    }

    /** Reads {@code ROW,COLUMN}, e.g. {@code 3,17}. */
    static final class PixelConverter implements ITypeConverter<Pixel> {
        @Override
        public Pixel convert(String text) {
            String[] numbers = text.split(",", -1);
            if (numbers.length == 2) {
                try {
                    return new Pixel(
                            Integer.parseInt(numbers[0].strip()),
                            Integer.parseInt(numbers[1].strip()));
                } catch (NumberFormatException e) {
                    throw refusal(text, e);
                }
            }
            throw refusal(text, null);
        }

        private static TypeConversionException refusal(
                String text, @Nullable NumberFormatException cause) {
            TypeConversionException refusal =
                    new TypeConversionException(
                            "'%s' is not ROW,COLUMN, e.g. 3,17".formatted(text));
            refusal.initCause(cause);
            return refusal;
        }
    }
}
