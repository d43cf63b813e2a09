package convscope.lesson;

import convscope.graph.Graph;
import convscope.graph.Lowered;
import convscope.graph.Node;
import convscope.model.Design;
import convscope.model.Path;
import convscope.rewrite.DerivationStep;
import convscope.rewrite.Move;
import convscope.rewrite.Move.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which part of each tensor belongs to which path, all along a derivation: one colour a path.
 *
 * @param colours how many paths there are; at least 1
 * @param stages for each design of the derivation, from the first to the last, its coloured parts
 */
public record Parts(int colours, List<List<Patch>> stages) {

    /**
     * Part of a tensor that belongs to a path.
     *
     * @param path from 0
     */
    public record Patch(Region region, int path) {}

    public Parts {
        stages = stages.stream().map(List::copyOf).toList();
    }

    /**
     * {@return the parts along these steps; the colours are those of the design with most paths}
     */
    public static Parts along(Design first, List<DerivationStep> steps) {
        List<Graph> graphs = new ArrayList<>(List.of(Lowered.of(first).graph()));
        steps.forEach(step -> graphs.add(Lowered.of(step.after()).graph()));
        int source = 0;
        for (int i = 1; i < graphs.size(); i++) {
            source = width(graphs.get(i)) > width(graphs.get(source)) ? i : source;
        }
        List<Patch> start = patches(graphs.get(source));
        List<List<Patch>> stages = new ArrayList<>(Collections.nCopies(graphs.size(), List.of()));
        stages.set(source, start);
        for (int i = source; i < steps.size(); i++) {
            stages.set(i + 1, carried(stages.get(i), moves(steps.get(i))));
        }
        for (int i = source - 1; i >= 0; i--) {
            List<Move> back =
                    moves(steps.get(i)).stream().map(m -> new Move(m.to(), m.from())).toList();
            stages.set(i, carried(stages.get(i + 1), back));
        }
        int colours = start.stream().mapToInt(Patch::path).max().orElse(0) + 1;
        return new Parts(colours, stages);
    }

    private static List<Move> moves(DerivationStep step) {
        return step.rewriting().there().moves();
    }

    private static int width(Graph graph) {
        return branches(graph).values().stream().mapToInt(List::size).max().orElse(1);
    }

    /** The branches that own tensors, by the block that they are branches of. */
    private static Map<Path, List<Path>> branches(Graph graph) {
        Map<Path, List<Path>> branches = new TreeMap<>();
        for (Node node : graph.nodes()) {
            for (Path at = node.path();
                    !at.isRoot() && !node.tensors().isEmpty();
                    at = at.parent()) {
                if (at.name().matches("(branch|path)\\d+")) {
                    List<Path> known =
                            branches.computeIfAbsent(at.parent(), any -> new ArrayList<>());
                    if (!known.contains(at)) {
                        known.add(at);
                    }
                }
            }
        }
        return branches;
    }

    private static List<Patch> patches(Graph graph) {
        List<Path> paths =
                branches(graph).values().stream()
                        .max(Comparator.comparingInt(List::size))
                        .orElse(List.of());
        List<Patch> patches = new ArrayList<>();
        for (Node node : graph.nodes()) {
            Path at = node.path();
            for (int path = 0; path < paths.size(); path++) {
                if (at.isWithin(paths.get(path))) {
                    add(node, path, patches);
                }
            }
        }
        return patches;
    }

    private static void add(Node node, int path, List<Patch> patches) {
        node.op()
                .tensors()
                .forEach(
                        (role, shape) ->
                                patches.add(
                                        new Patch(
                                                new Region(
                                                        node.tensor(role),
                                                        Collections.nCopies(shape.size(), 0),
                                                        shape),
                                                path)));
    }

    private static List<Patch> carried(List<Patch> patches, List<Move> moves) {
        Map<String, List<Move>> from = new LinkedHashMap<>();
        for (Move move : moves) {
            from.computeIfAbsent(move.from().tensor(), any -> new ArrayList<>()).add(move);
        }
        List<Patch> carried = new ArrayList<>();
        for (Patch patch : patches) {
            for (Move move : from.getOrDefault(patch.region().tensor(), List.of())) {
                Regions.moved(patch.region(), move)
                        .ifPresent(region -> carried.add(new Patch(region, patch.path())));
            }
        }
        return carried.stream().distinct().toList();
    }
}
