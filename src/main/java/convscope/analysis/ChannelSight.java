package convscope.analysis;

import convscope.graph.Arity;
import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.graph.Op;
import convscope.graph.Place;
import convscope.model.Parallel;
import convscope.model.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What one channel of an operation sees through the whole block around it, and which channels
 * behind it see it in turn: what groups isolate, and where they are mixed again.
 *
 * @param block the block around it: the recipe that it comes out of, or what it stands in
 * @param rows from the block's input to its output, those in which channels meet
 * @param before how many more there are between the block's input and those in front
 * @param behind how many more there are behind the last
 */
public record ChannelSight(Place block, List<Row> rows, int before, int behind) {

    /** Where a row stands to the channel that was chosen. */
    public enum Side {
        /** In front of it: it sees these channels. */
        SEEN,
        /** The operation whose channel was chosen. */
        CHOSEN,
        /** Behind it: these channels see it. */
        REACHED
    }

    /**
     * One operation.
     *
     * @param value its index, or {@link Graph#INPUT}
     * @param name its path within the block, what it merges by, or {@code input}
     * @param channels how many it has
     * @param lit those seen, chosen, or reached
     * @param sees behind the chosen one: how many input channels of the chosen operation one of
     *     these sees; else 0
     */
    public record Row(int value, String name, int channels, BitSet lit, Side side, int sees) {}

    public ChannelSight {
        rows = List.copyOf(rows);
    }

    /**
     * {@return what a channel sees, and who sees it}
     *
     * @param most how many rows there may be at most on either side
     */
    public static ChannelSight of(Lowered lowered, Node node, int channel, int most) {
        return new Search(lowered, node, channel).sight(most);
    }

    /** {@return the block's input} */
    public Row input() {
        return rows.getFirst();
    }

    /** {@return the first operation behind of which each channel sees more than the chosen one} */
    public Optional<Row> mixer(int seen) {
        return rows.stream().filter(r -> r.side == Side.REACHED && r.sees > seen).findFirst();
    }

    /** {@return the block that an operation belongs to} */
    public static Place around(Lowered lowered, Node node) {
        Path path = node.path();
        boolean inside = lowered.find(path).map(Place::derived).orElse(true);
        Path at = path.isRoot() ? path : inside ? path : path.parent();
        Place place = lowered.find(at).orElse(lowered.root());
        while (place.derived() && !at.isRoot()) {
            at = at.parent();
            place = lowered.find(at).orElse(lowered.root());
        }
        if (at.isRoot()) {
            return place;
        }
        Place outer = lowered.find(at.parent()).orElse(lowered.root());
        return outer.bare() instanceof Parallel ? outer : place;
    }

    /** Collects the rows. */
    private static final class Search {

        private final Graph graph;
        private final Node node;
        private final int channel;
        private final Place block;
        private final Dependencies seen;

        Search(Lowered lowered, Node node, int channel) {
            this.graph = lowered.graph();
            this.node = node;
            this.channel = channel;
            this.block = around(lowered, node);
            this.seen = Dependencies.of(graph, node.index(), ValueSet.map(node.output(), channel));
        }

        ChannelSight sight(int most) {
            List<Node> front =
                    graph.nodes().subList(block.first(), node.index()).stream()
                            .filter(n -> meets(n.op()) && !seen.on(n.index()).isEmpty())
                            .toList();
            List<BitSet> reached =
                    Dependencies.reach(
                            graph, node.index(), Region.range(channel, channel + 1), block.end());
            List<Node> rear =
                    graph.nodes().subList(node.index() + 1, block.end()).stream()
                            .filter(n -> meets(n.op()) && !reached.get(n.index()).isEmpty())
                            .toList();
            int before = Math.max(0, front.size() - most);
            int behind = Math.max(0, rear.size() - most);
            List<Row> rows = new ArrayList<>();
            rows.add(row(blockInput(), Side.SEEN, seen.on(blockInput()).channels()));
            for (Node n : front.subList(before, front.size())) {
                rows.add(row(n.index(), Side.SEEN, seen.on(n.index()).channels()));
            }
            rows.add(row(node.index(), Side.CHOSEN, Region.range(channel, channel + 1)));
            for (Node n : rear.subList(0, rear.size() - behind)) {
                rows.add(row(n.index(), Side.REACHED, reached.get(n.index())));
            }
            return new ChannelSight(block, rows, before, behind);
        }

        private Row row(int value, Side side, BitSet lit) {
            return new Row(
                    value,
                    name(value),
                    graph.shape(value).channels(),
                    lit,
                    side,
                    side == Side.REACHED ? sees(value, lit.nextSetBit(0)) : 0);
        }

        /** {@return how many input channels of the chosen operation this channel depends on} */
        private int sees(int value, int of) {
            return Dependencies.of(graph, value, ValueSet.map(graph.shape(value), of))
                    .on(node.inputs().getFirst())
                    .channels()
                    .cardinality();
        }

        private int blockInput() {
            return graph.nodes().subList(block.first(), block.end()).stream()
                    .flatMap(n -> n.inputs().stream())
                    .filter(input -> input < block.first())
                    .findFirst()
                    .orElse(Graph.INPUT);
        }

        private String name(int value) {
            if (value == blockInput()) {
                return "input";
            }
            Node at = graph.nodes().get(value);
            String around = block.path().text() + ".";
            return switch (at.op()) {
                case Op.Add _ -> "sum";
                case Op.Concat _ -> "concat";
                case Op.MulChannel _ -> "gate x maps";
                case Op _ ->
                        at.id().startsWith(around) ? at.id().substring(around.length()) : at.id();
            };
        }

        /** {@return whether channels meet in it, or change their places} */
        private static boolean meets(Op op) {
            return op.arity() != Arity.ONE || !op.perChannel();
        }
    }
}
