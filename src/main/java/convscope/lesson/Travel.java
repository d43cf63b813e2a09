package convscope.lesson;

import convscope.diagram.Rect;
import convscope.rewrite.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A coloured part of a tensor on its way to its new place, both in the unit square.
 *
 * @param path whose part it is, from 0
 */
public record Travel(Rect from, Rect to, int path) {

    /** {@return what travels in one step: each coloured part with each move that takes of it} */
    public static List<Travel> of(
            List<Parts.Patch> patches, List<Move> moves, TensorSheet before, TensorSheet after) {
        Map<String, List<Move>> from = new HashMap<>();
        for (Move move : moves) {
            from.computeIfAbsent(move.from().tensor(), any -> new ArrayList<>()).add(move);
        }
        List<Travel> travels = new ArrayList<>();
        for (Parts.Patch patch : patches) {
            for (Move move : from.getOrDefault(patch.region().tensor(), List.of())) {
                Regions.common(patch.region(), move.from())
                        .ifPresent(
                                taken -> {
                                    Optional<Rect> start = before.rect(taken);
                                    Optional<Rect> end = after.rect(Regions.target(taken, move));
                                    if (start.isPresent() && end.isPresent()) {
                                        travels.add(
                                                new Travel(start.get(), end.get(), patch.path()));
                                    }
                                });
            }
        }
        return travels;
    }

    /** {@return where it is, {@code part} of the way on, from 0 to 1} */
    public Rect at(double part) {
        return new Rect(
                between(from.x(), to.x(), part),
                between(from.y(), to.y(), part),
                between(from.width(), to.width(), part),
                between(from.height(), to.height(), part));
    }

    private static double between(double a, double b, double part) {
        return a + (b - a) * part;
    }
}
