package convscope.session;

import convscope.graph.Divisors;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Place;
import convscope.model.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The convolutions that a selection means. */
final class SelectedConvolutions {

    /** The cardinality of ResNeXt-50. */
    private static final int MOST_GROUPS = 32;

    private final Lowered lowered;
    private final Path selection;

    SelectedConvolutions(Lowered lowered, Path selection) {
        this.lowered = lowered;
        this.selection = selection;
    }

    /** {@return the grouped convolutions of a block} */
    List<Node> grouped(Path within) {
        return in(within).filter(node -> groups(node) > 1).toList();
    }

    /** {@return those of the selection; of the whole design where the selection has none at all} */
    List<Node> groupedNearby() {
        return grouped(selected().isPresent() ? nearby() : Path.ROOT);
    }

    private Path nearby() {
        return in(selection).findAny().isPresent() ? selection : selected().orElseThrow().path();
    }

    /**
     * {@return the selected convolution; of a block the first with the largest kernel; else the one
     * that feeds it}
     */
    Optional<Node> selected() {
        return largest(in(selection)).or(this::feeding);
    }

    /** {@return the dense convolution to be grouped} */
    Optional<Node> groupable() {
        return selected()
                .filter(node -> usual(node) > 1)
                .or(() -> largest(in(selection).filter(node -> usual(node) > 1)))
                .or(() -> largest(in(Path.ROOT).filter(node -> usual(node) > 1)));
    }

    /** {@return the greatest number of groups up to 32 that divides its channels} */
    static int usual(Node node) {
        Op.Conv2d conv = (Op.Conv2d) node.op();
        return Divisors.common(conv.in(), conv.out()).stream()
                .filter(groups -> groups <= MOST_GROUPS)
                .max(Integer::compare)
                .orElse(1);
    }

    private Optional<Node> feeding() {
        int at =
                lowered.find(selection)
                        .filter(p -> p.output() != null)
                        .map(Place::result)
                        .orElse(Graph.INPUT);
        while (at != Graph.INPUT) {
            Node here = lowered.graph().nodes().get(at);
            if (here.op() instanceof Op.Conv2d) {
                return Optional.of(here);
            }
            at = here.inputs().getFirst();
        }
        return Optional.empty();
    }

    private Stream<Node> in(Path within) {
        return lowered.graph().nodes().stream()
                .filter(node -> node.op() instanceof Op.Conv2d)
                .filter(node -> node.path().isWithin(within));
    }

    private static Optional<Node> largest(Stream<Node> nodes) {
        return nodes.reduce((a, b) -> area(b) > area(a) ? b : a);
    }

    private static long area(Node node) {
        return ((Op.Conv2d) node.op()).kernel().area();
    }

    private static int groups(Node node) {
        return ((Op.Conv2d) node.op()).groups();
    }
}
