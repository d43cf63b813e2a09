package convscope.engine.cuda;

import convscope.graph.Op;
import convscope.model.Extent;
import java.util.ArrayList;
import java.util.List;

/**
 * Local response normalisation with PyTorch's window, {@code size / 2} channels before and {@code
 * (size - 1) / 2} behind.
 */
final class ResponseNormCalls {

    private static final int LARGEST = 16;
    private static final double LEAST_BETA = 0.01;
    private static final double LEAST_K = 1e-5;

    private final Values values;

    ResponseNormCalls(Values values) {
        this.values = values;
    }

    List<Call> response(Op.Lrn lrn, DeviceTensor from, DeviceTensor to) {
        if (lrn.beta() == 0) {
            return List.of(TaskCalls.move(from, to));
        }
        if (lrn.beta() < LEAST_BETA) {
            return gentle(lrn, from, to);
        }
        return lrn.size() % 2 == 1 && lrn.size() <= LARGEST
                ? List.of(norm(lrn.size(), lrn.alpha(), lrn.beta(), lrn.k(), from, to))
                : paired(lrn, from, to);
    }

    /** With a k too small for cuDNN, the sum is divided by it and the result made up for that. */
    private static Call norm(
            int size, double alpha, double beta, double k, DeviceTensor from, DeviceTensor to) {
        return k < LEAST_K
                ? new Call.ResponseNorm(
                        size, alpha / k, beta, 1, (float) Math.pow(k, -beta), from, to)
                : new Call.ResponseNorm(size, alpha, beta, k, 1, from, to);
    }

    /**
     * cuDNN's window of an even size has its odd channel on the other side, and none is larger than
     * 16. So each channel gets a neighbour, the root of all other squares in its window, and a
     * window of two sees it and its neighbour.
     */
    private List<Call> paired(Op.Lrn lrn, DeviceTensor from, DeviceTensor to) {
        int batch = from.batch();
        int channels = from.size(1);
        int area = from.size(2) * from.size(3);
        List<Call> calls = new ArrayList<>();
        DeviceTensor squares = values.scratchLike(from);
        DeviceTensor means = means(lrn.size(), from, squares, calls);
        DeviceTensor others = values.scratchLike(from);
        calls.add(new Call.Combine(Call.Operator.PLUS, lrn.size(), means, -1, squares, others));
        calls.add(new Call.Activate(Call.Function.RELU, others, others));
        calls.add(new Call.Root(others, squares));
        DeviceTensor pairs = values.scratch(batch, channels, 2, area);
        calls.add(TaskCalls.move(from.as(batch, channels, 1, area), pairs.part(0, 0, 1, area)));
        calls.add(TaskCalls.move(squares.as(batch, channels, 1, area), pairs.part(1, 0, 1, area)));
        DeviceTensor normed = values.scratch(batch, 2 * channels, from.size(2), from.size(3));
        double alpha = lrn.alpha() * 2 / lrn.size();
        calls.add(
                norm(
                        2,
                        alpha,
                        lrn.beta(),
                        lrn.k(),
                        pairs.as(batch, 2 * channels, from.size(2), from.size(3)),
                        normed));
        calls.add(
                TaskCalls.move(
                        normed.as(batch, channels, 2, area).part(0, 0, 1, area),
                        to.as(batch, channels, 1, area)));
        return calls;
    }

    /** With an exponent too small for cuDNN: {@code x u^-(1 + beta) u}. */
    private List<Call> gentle(Op.Lrn lrn, DeviceTensor from, DeviceTensor to) {
        Op.Lrn steeper = new Op.Lrn(lrn.size(), lrn.alpha(), 1 + lrn.beta(), lrn.k());
        List<Call> calls = new ArrayList<>(response(steeper, from, to));
        DeviceTensor squares = values.scratchLike(from);
        DeviceTensor means = means(lrn.size(), from, squares, calls);
        Constant k = new Constant.Value((float) lrn.k());
        calls.add(
                new Call.Combine(
                        Call.Operator.PLUS,
                        (float) lrn.alpha(),
                        means,
                        1,
                        DeviceTensor.perChannel(k, 1),
                        squares));
        calls.add(TaskCalls.combine(Call.Operator.TIMES, to, squares, to));
        return calls;
    }

    /** The mean of the squares in each channel's window; the channels are rows to pool along. */
    private DeviceTensor means(
            int size, DeviceTensor from, DeviceTensor squares, List<Call> calls) {
        int batch = from.batch();
        int channels = from.size(1);
        int area = from.size(2) * from.size(3);
        calls.add(TaskCalls.combine(Call.Operator.TIMES, from, from, squares));
        int rows = channels + 2 * (size / 2) - size + 1;
        DeviceTensor pooled = values.scratch(batch, 1, rows, area);
        calls.add(
                new Call.Pool(
                        squares.as(batch, 1, channels, area),
                        Call.Pooling.MEAN,
                        new Extent(size, 1),
                        Extent.ONE,
                        new Extent(size / 2, 0),
                        pooled));
        DeviceTensor means = values.scratchLike(from);
        calls.add(
                TaskCalls.move(
                        pooled.part(0, 0, channels, area), means.as(batch, 1, channels, area)));
        return means;
    }
}
