package convscope.engine.cuda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A copy as equal rows at equal distances, which needs no kernel.
 *
 * @param row numbers in each row, one behind the other
 * @param rows how many
 * @param from how many numbers lie from row to row in the source
 * @param to and in the target
 */
record Pitched(long row, long rows, long from, long to) {

    private record Axis(long size, long from, long to) {}

    /** {@return the copy so, if it can be seen so} */
    static Optional<Pitched> of(DeviceTensor from, DeviceTensor to) {
        List<Axis> axes = merged(from, to);
        Axis inner = axes.isEmpty() ? new Axis(1, 1, 1) : axes.getFirst();
        if (inner.from != 1 || inner.to != 1 || axes.size() > 2) {
            return Optional.empty();
        }
        return Optional.of(
                axes.size() < 2
                        ? new Pitched(inner.size, 1, inner.size, inner.size)
                        : new Pitched(
                                inner.size, axes.get(1).size, axes.get(1).from, axes.get(1).to));
    }

    /** From the innermost; an axis that goes on where the one inside ends is one with it. */
    private static List<Axis> merged(DeviceTensor from, DeviceTensor to) {
        List<Axis> axes = new ArrayList<>();
        for (int at = 3; at >= 0; at--) {
            Axis axis = new Axis(from.size(at), from.stride(at), to.stride(at));
            if (axis.size == 1) {
                continue;
            }
            Axis inner = axes.isEmpty() ? null : axes.getLast();
            if (inner != null
                    && axis.from == inner.size * inner.from
                    && axis.to == inner.size * inner.to) {
                axes.set(axes.size() - 1, new Axis(axis.size * inner.size, inner.from, inner.to));
            } else {
                axes.add(axis);
            }
        }
        return axes;
    }
}
