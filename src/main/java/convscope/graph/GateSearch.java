package convscope.graph;

import convscope.model.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Follows a gate back to where it was squeezed from. */
final class GateSearch {

    private GateSearch() {}

    static GateStage excitation(Graph graph, Node product) {
        int before = product.inputs().getFirst();
        int gate = product.inputs().getLast();
        List<Node> way = way(graph, gate);
        return new GateStage(
                product.path(),
                squeeze(graph, way),
                hidden(way),
                List.of(gate),
                before,
                product.index());
    }

    /** Empty where nothing is selected with the softmax, as in front of a fault. */
    static Optional<GateStage> selection(Graph graph, Node softmax) {
        List<Integer> gates = new ArrayList<>();
        List<Integer> products = new ArrayList<>();
        for (Node node : graph.nodes().subList(softmax.index(), graph.nodes().size())) {
            if (node.op() instanceof Op.MulChannel) {
                int gate = node.inputs().getLast();
                if (gate == softmax.index()
                        || (gate > softmax.index() && comesFrom(graph, gate, softmax))) {
                    gates.add(gate);
                    products.add(node.index());
                }
            }
        }
        if (gates.isEmpty()) {
            return Optional.empty();
        }
        int after = sum(graph, products).orElse(products.getLast());
        List<Node> way = way(graph, softmax.index());
        OptionalInt squeeze = squeeze(graph, way);
        int before =
                squeeze.isPresent()
                        ? graph.nodes().get(squeeze.getAsInt()).inputs().getFirst()
                        : graph.nodes().get(products.getFirst()).inputs().getFirst();
        Path at = graph.nodes().get(after).path();
        return Optional.of(new GateStage(at, squeeze, hidden(way), gates, before, after));
    }

    /**
     * {@return the node that feeds the one at {@code index}, or itself if only the input feeds it}
     */
    static Node feeder(Graph graph, int index) {
        Node node = graph.nodes().get(index);
        int input = node.inputs().getFirst();
        return input == Graph.INPUT ? node : graph.nodes().get(input);
    }

    private static boolean comesFrom(Graph graph, int gate, Node softmax) {
        return graph.nodes().get(gate).op() instanceof Op.SliceChannels
                && feeder(graph, gate).equals(softmax);
    }

    private static Optional<Integer> sum(Graph graph, List<Integer> products) {
        return graph.nodes().stream()
                .filter(node -> node.op() instanceof Op.Add && node.inputs().equals(products))
                .map(Node::index)
                .findFirst();
    }

    /**
     * From the squeeze to the gate, both included; from the first vector where nothing squeezes.
     */
    private static List<Node> way(Graph graph, int gate) {
        List<Node> way = new ArrayList<>();
        int index = gate;
        while (index != Graph.INPUT && graph.shape(index).area() == 1) {
            Node node = graph.nodes().get(index);
            way.addFirst(node);
            if (node.op() instanceof Op.GlobalAvgPool) {
                break;
            }
            index = node.inputs().getFirst();
        }
        return way;
    }

    private static OptionalInt squeeze(Graph graph, List<Node> way) {
        return way.stream()
                .limit(1)
                .filter(
                        node ->
                                node.op() instanceof Op.GlobalAvgPool
                                        || graph.shape(node.inputs().getFirst()).area() > 1)
                .mapToInt(Node::index)
                .findFirst();
    }

    /** The last ReLU between the two; where there is none, the narrowest vector between them. */
    private static OptionalInt hidden(List<Node> way) {
        List<Node> between = way.subList(Math.min(1, way.size()), Math.max(1, way.size() - 1));
        return between.reversed().stream()
                .filter(node -> node.op() instanceof Op.Relu)
                .findFirst()
                .or(
                        () ->
                                between.reversed().stream()
                                        .min(Comparator.comparingInt(n -> n.output().channels())))
                .stream()
                .mapToInt(Node::index)
                .findFirst();
    }
}
