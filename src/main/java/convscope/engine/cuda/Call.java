package convscope.engine.cuda;

import convscope.model.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that the card is told to do: a function of cuDNN, cuBLAS or the CUDA runtime with what
 * it reads and writes, within the limits that its documentation sets.
 */
sealed interface Call {

    /**
     * From page-locked memory to the card.
     *
     * @param host how many numbers stand before the first on the host's side
     */
    record Load(long host, DeviceTensor to) implements Call {}

    /** Back to page-locked memory, beside the calls that follow. */
    record Fetch(DeviceTensor from, long host) implements Call {}

    /** What follows waits until everything is fetched. */
    record Join() implements Call {}

    /** How a kernel slides: zeros on both sides, less than the kernel's reach. */
    record Window(Extent stride, Extent padding, Extent dilation, int groups) {}

    /**
     * Cross-correlation.
     *
     * @param weight [out, in / groups, kh, kw]
     * @param adds whether to what lies in the target
     */
    record Convolve(
            DeviceTensor from, DeviceTensor weight, Window window, boolean adds, DeviceTensor to)
            implements Call {

        Convolution convolution() {
            return Convolution.of(from, weight, window, to);
        }
    }

    /**
     * Cross-correlation plus bias, plus what lies elsewhere, and ReLU of that.
     *
     * @param plus as large as the target and apart from it
     * @param bias [1, out, 1, 1]
     */
    record ConvolveAndRectify(
            DeviceTensor from,
            DeviceTensor weight,
            Window window,
            Optional<DeviceTensor> plus,
            DeviceTensor bias,
            DeviceTensor to)
            implements Call {

        Convolution convolution() {
            return Convolution.of(from, weight, window, to);
        }

        /** {@return the same in several calls, the sum where the target lies} */
        List<Call> separately() {
            List<Call> calls = new ArrayList<>();
            calls.add(new Convolve(from, weight, window, false, to));
            calls.add(new AddTo(bias, to));
            plus.ifPresent(term -> calls.add(new AddTo(term, to)));
            calls.add(new Activate(Function.RELU, to, to));
            return calls;
        }
    }

    /**
     * The rows of one matrix times those of the other.
     *
     * @param from packed, a row for each picture
     * @param weight packed, a row for each output
     * @param to packed, a row for each picture
     */
    record Multiply(DeviceTensor from, DeviceTensor weight, DeviceTensor to) implements Call {}

    /** Batch normalisation at inference; all constants [1, C, 1, 1]. */
    record Normalise(
            DeviceTensor from,
            DeviceTensor scale,
            DeviceTensor shift,
            DeviceTensor mean,
            DeviceTensor variance,
            double eps,
            DeviceTensor to)
            implements Call {}

    /** The greatest of a window, or its mean over the whole window or over what lies inside. */
    enum Pooling {
        GREATEST,
        MEAN,
        MEAN_INSIDE
    }

    /** The target's extents are rounded down; padding is at most half the kernel. */
    record Pool(
            DeviceTensor from,
            Pooling pooling,
            Extent kernel,
            Extent stride,
            Extent padding,
            DeviceTensor to)
            implements Call {}

    /** The mean of each map of more than one position, [N, C, 1, 1]. */
    record Mean(DeviceTensor from, DeviceTensor to) implements Call {}

    enum Operator {
        PLUS,
        TIMES
    }

    /**
     * {@code to = a left op b right}.
     *
     * @param right as large as left, or 1 along some extents
     * @param to as large as left, and may be left
     */
    record Combine(
            Operator operator,
            float a,
            DeviceTensor left,
            float b,
            DeviceTensor right,
            DeviceTensor to)
            implements Call {}

    /**
     * {@code to += from}.
     *
     * @param from as large as the target, or 1 along some extents
     */
    record AddTo(DeviceTensor from, DeviceTensor to) implements Call {}

    enum Function {
        RELU,
        SIGMOID
    }

    /** Of each number; the target may be the source. */
    record Activate(Function function, DeviceTensor from, DeviceTensor to) implements Call {}

    /** The square root of each number, none below zero. */
    record Root(DeviceTensor from, DeviceTensor to) implements Call {}

    /** Over the channels, at each position. */
    record Softmax(DeviceTensor from, DeviceTensor to) implements Call {}

    /**
     * {@code factor x / (k + alpha / size * sum of squares)^beta} over the channels from {@code
     * (size - 1) / 2} before to {@code size / 2} behind, both rounded down.
     *
     * @param size 1 to 16
     * @param beta at least 0.01
     * @param k at least 1e-5
     */
    record ResponseNorm(
            int size,
            double alpha,
            double beta,
            double k,
            float factor,
            DeviceTensor from,
            DeviceTensor to)
            implements Call {}

    /** {@code to = factor from}, of the same extents and any strides; they do not overlap. */
    record Copy(DeviceTensor from, float factor, DeviceTensor to) implements Call {}

    /** One number everywhere. */
    record Fill(float value, DeviceTensor to) implements Call {}
}
