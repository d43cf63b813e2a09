package convscope.catalog;

import convscope.model.Block;
import convscope.model.Design;
import convscope.model.Sequence;
import convscope.model.Shape;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network of a paper: its table as a design, and what others call its tensors.
 *
 * @param title as its paper writes it, e.g. {@code ResNet-50}
 * @param design under the name of the command line, e.g. {@code resnet50}
 * @param published the names of its family's published weights, the most usual first; empty where
 *     those are the design's own paths
 */
public record Network(String title, Design design, List<TensorNames> published) {

    public Network {
        published = List.copyOf(published);
    }

    /** {@return the network whose table has these rows, from the stem to the head} */
    static Network of(
            String name, String title, Shape input, List<TensorNames> published, Row... rows) {
        List<Block> body = Stream.of(rows).flatMap(row -> row.blocks().stream()).toList();
        return new Network(title, new Design(name, input, new Sequence(body)), published);
    }

    public String name() {
        return design.name();
    }

    public Shape input() {
        return design.input();
    }
}
