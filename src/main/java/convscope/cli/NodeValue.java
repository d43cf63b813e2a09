package convscope.cli;

import convscope.model.Shape;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

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
            converter = PositionConverter.class)
    private @Nullable Position at;

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
        Position pixel = at;
        if (pixel == null) {
            if (shape.area() > 1) {
                throw new UserFault(
                        String.format(
                                Locale.ROOT,
                                "%s has maps of %d x %d: --at ROW,COLUMN says which pixel.",
                                node,
                                shape.height(),
                                shape.width()));
            }
            pixel = new Position(0, 0);
        }
        check("channel", channel, shape.channels());
        check("row", pixel.row(), shape.height());
        check("column", pixel.column(), shape.width());
        return new Chosen(index, channel, pixel.row(), pixel.column());
    }

    /** {@return the node as the user named it} */
    String name() {
        return node;
    }

    private void check(String what, int number, int count) throws UserFault {
        if (number < 0 || number >= count) {
            throw new UserFault(
                    String.format(
                            Locale.ROOT,
                            "%s has no %s %d; legal here: %s",
                            node,
                            what,
                            number,
                            count == 1 ? "0" : "0 to " + (count - 1)));
        }
    }
}
