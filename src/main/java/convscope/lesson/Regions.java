package convscope.lesson;

import convscope.rewrite.Move;
import convscope.rewrite.Move.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where parts of tensors lie to each other. */
final class Regions {

    private Regions() {}

    /** {@return what two parts of one tensor share, if they share anything} */
    static Optional<Region> common(Region one, Region other) {
        List<Integer> start = new ArrayList<>();
        List<Integer> extent = new ArrayList<>();
        for (int axis = 0; axis < one.start().size(); axis++) {
            int from = Math.max(one.start().get(axis), other.start().get(axis));
            int to = Math.min(end(one, axis), end(other, axis));
            if (to <= from) {
                return Optional.empty();
            }
            start.add(from);
            extent.add(to - from);
        }
        return one.tensor().equals(other.tensor())
                ? Optional.of(new Region(one.tensor(), start, extent))
                : Optional.empty();
    }

    /** {@return where the part of a region goes that the move takes along, if it takes any} */
    static Optional<Region> moved(Region region, Move move) {
        return common(region, move.from()).map(taken -> target(taken, move));
    }

    /**
     * {@return where a part of what the move takes along goes}
     *
     * @param taken inside {@link Move#from}
     */
    static Region target(Region taken, Move move) {
        List<Integer> start = new ArrayList<>();
        for (int axis = 0; axis < taken.start().size(); axis++) {
            start.add(
                    taken.start().get(axis)
                            - move.from().start().get(axis)
                            + move.to().start().get(axis));
        }
        return new Region(move.to().tensor(), start, taken.extent());
    }

    private static int end(Region region, int axis) {
        return region.start().get(axis) + region.extent().get(axis);
    }
}
