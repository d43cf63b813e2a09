package convscope.engine.cuda;

import convscope.graph.Op;
import convscope.model.Extent;
import java.util.ArrayList;
import java.util.List;

/**
 * Pooling as PyTorch does it. cuDNN rounds down only: where the last window hangs over, the maps
 * are laid into larger ones, and a mean is corrected by what PyTorch divides with.
 */
final class PoolCalls {

    private final MoveCalls moves;

    PoolCalls(Values values) {
        this.moves = new MoveCalls(values);
    }

    List<Call> greatest(Op.MaxPool2d pool, DeviceTensor from, DeviceTensor to) {
        Sliding sliding = new Sliding(pool.kernel(), pool.stride(), pool.padding());
        List<Call> calls = new ArrayList<>();
        calls.add(
                sliding.overhangs(from, to)
                        ? sliding.over(
                                laidOut(sliding, from, to, Float.NEGATIVE_INFINITY, calls),
                                Call.Pooling.GREATEST,
                                Extent.ZERO,
                                to)
                        : sliding.over(from, Call.Pooling.GREATEST, pool.padding(), to));
        return calls;
    }

    List<Call> mean(Op.AvgPool2d pool, DeviceTensor from, DeviceTensor to) {
        Sliding sliding = new Sliding(pool.kernel(), pool.stride(), pool.padding());
        if (!sliding.overhangs(from, to)) {
            Call.Pooling pooling =
                    pool.countPadding() ? Call.Pooling.MEAN : Call.Pooling.MEAN_INSIDE;
            return List.of(sliding.over(from, pooling, pool.padding(), to));
        }
        List<Call> calls = new ArrayList<>();
        DeviceTensor larger = laidOut(sliding, from, to, 0, calls);
        calls.add(sliding.over(larger, Call.Pooling.MEAN, Extent.ZERO, to));
        Constant factors = new Constant.Overhang(pool, from.shape(), to.shape());
        DeviceTensor factor =
                DeviceTensor.packed(
                        new DevicePlace.Uploaded(factors), 1, 1, to.size(2), to.size(3));
        calls.add(TaskCalls.combine(Call.Operator.TIMES, to, factor, to));
        return calls;
    }

    static List<Call> global(DeviceTensor from, DeviceTensor to) {
        return List.of(
                from.size(2) * from.size(3) == 1
                        ? TaskCalls.move(from, to)
                        : new Call.Mean(from, to));
    }

    private DeviceTensor laidOut(
            Sliding sliding, DeviceTensor from, DeviceTensor to, float fill, List<Call> calls) {
        return moves.surrounded(
                from,
                sliding.padding.height(),
                sliding.padding.width(),
                sliding.rows(from, to),
                sliding.columns(from, to),
                fill,
                calls);
    }

    private record Sliding(Extent kernel, Extent stride, Extent padding) {

        /** Whether a window reaches beyond the padding. */
        boolean overhangs(DeviceTensor from, DeviceTensor to) {
            return rows(from, to) > from.size(2) + 2 * padding.height()
                    || columns(from, to) > from.size(3) + 2 * padding.width();
        }

        int rows(DeviceTensor from, DeviceTensor to) {
            return Math.max(
                    from.size(2) + 2 * padding.height(),
                    (to.size(2) - 1) * stride.height() + kernel.height());
        }

        int columns(DeviceTensor from, DeviceTensor to) {
            return Math.max(
                    from.size(3) + 2 * padding.width(),
                    (to.size(3) - 1) * stride.width() + kernel.width());
        }

        Call over(DeviceTensor from, Call.Pooling pooling, Extent around, DeviceTensor to) {
            return new Call.Pool(from, pooling, kernel, stride, around, to);
        }
    }
}
