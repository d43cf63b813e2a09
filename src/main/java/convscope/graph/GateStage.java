package convscope.graph;

import convscope.model.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Where a graph attends to channels, as indices of its nodes: squeeze-and-excitation (Hu et al.,
 * 2017, figure 2) with one gate, or the selection between branches (Li et al., 2019, figure 1) with
 * one gate a branch, which sum to 1.
 *
 * @param at the path of the node after the gate
 * @param squeeze the vector of means, [C, 1, 1], where there is one
 * @param hidden the activated vector between squeeze and gate, where there is one
 * @param gates one value per channel, [C, 1, 1] each
 * @param before the maps that come in (the branches' sum, where there are several gates), or {@link
 *     Graph#INPUT}
 * @param after the maps that go out
 */
public record GateStage(
        Path at,
        OptionalInt squeeze,
        OptionalInt hidden,
        List<Integer> gates,
        int before,
        int after) {

    public GateStage {
        gates = List.copyOf(gates);
    }

    /** {@return every stage of the graph, in order} */
    public static List<GateStage> all(Graph graph) {
        List<GateStage> stages = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.MulChannel && !selects(graph, node)) {
                stages.add(GateSearch.excitation(graph, node));
            } else if (node.op() instanceof Op.RadixSoftmax) {
                GateSearch.selection(graph, node).ifPresent(stages::add);
            }
        }
        return stages;
    }

    /**
     * {@return the stage that the block at {@code selected} belongs to: the one that it is in, is
     * around or stands nearest to, those behind it before those in front; empty without any}
     */
    public static Optional<GateStage> nearest(Lowered lowered, Path selected) {
        String[] names = names(selected);
        int size = lowered.graph().nodes().size();
        Optional<Place> place = lowered.find(selected);
        int first = place.map(Place::first).orElse(0);
        int end = place.map(Place::end).orElse(size);
        return lowered.stages().stream()
                .min(
                        Comparator.comparingInt((GateStage s) -> -common(names(s.at), names))
                                .thenComparingInt(s -> s.distance(first, end, size)));
    }

    /** {@return every index that is there to be looked at} */
    public Stream<Integer> indices() {
        return Stream.of(
                        gates.stream(),
                        squeeze.stream().boxed(),
                        hidden.stream().boxed(),
                        Stream.of(before, after))
                .flatMap(indices -> indices);
    }

    private int distance(int first, int end, int size) {
        int start = squeeze.orElse(gates.getFirst());
        if (start >= end) {
            return start - end + 1;
        }
        return after < first ? size + first - after : 0;
    }

    private static String[] names(Path path) {
        return path.text().split("\\.");
    }

    private static int common(String[] first, String[] second) {
        int mismatch = Arrays.mismatch(first, second);
        return mismatch < 0 ? first.length : mismatch;
    }

    private static boolean selects(Graph graph, Node product) {
        int gate = product.inputs().getLast();
        return gate != Graph.INPUT
                && graph.nodes().get(gate).op() instanceof Op.SliceChannels
                && GateSearch.feeder(graph, gate).op() instanceof Op.RadixSoftmax;
    }
}
