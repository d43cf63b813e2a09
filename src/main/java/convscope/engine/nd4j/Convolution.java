package convscope.engine.nd4j;

import convscope.graph.Op;
import convscope.model.Shape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Convolution as a matrix product: {@code [positions, taps] x [taps, out]}, where a tap is one
 * input channel at one place of the kernel. ND4J's own conv2d knows no groups, and takes five times
 * as long.
 *
 * <p>Narrow groups are joined on the diagonal of a wider kernel of zeros until a product is wide
 * enough to be worth its start: never more than twice {@value #WIDE} channels, so the kernel grows
 * at most so many times. Zero times what is not finite is not a number, so where a result is none
 * the groups are computed again one by one.
 */
final class Convolution {

    /** Joined groups have at least so many input channels. */
    private static final int WIDE = 16;

    /** The taps of as many channels as fit into this are laid out at a time. */
    private static final long COLUMN_BYTES = 16L << 20;

    private final Op.Conv2d op;
    private final Shape output;
    private final int groups;
    private final int in;
    private final int out;

    /**
     * @param output the shape that the operation gives
     */
    Convolution(Op.Conv2d op, Shape output) {
        this(op, output, joined(op.groups(), op.in() / op.groups()));
    }

    private Convolution(Op.Conv2d op, Shape output, int joined) {
        this.op = op;
        this.output = output;
        this.groups = op.groups() / joined;
        this.in = op.in() / groups;
        this.out = op.out() / groups;
    }

    private static int joined(int groups, int channels) {
        int count = 1;
        while (count < groups && (count * channels < WIDE || groups % count != 0)) {
            count++;
        }
        return count;
    }

    INDArray of(INDArray input, INDArray weight, @Nullable INDArray bias) {
        INDArray result = Arrays4d.like(input, output);
        if (groups == op.groups()) {
            convolve(input, weight, result);
        } else {
            try (INDArray wide = blockDiagonal(weight)) {
                convolve(input, wide, result);
            }
            if (!Double.isFinite(result.sumNumber().doubleValue())) {
                new Convolution(op, output, 1).convolve(input, weight, result);
            }
        }
        if (bias != null) {
            NativeCall.of("add").on(result, bias.reshape(1, op.out(), 1, 1)).into(result);
        }
        return result;
    }

    /** {@return [out, joined channels, kh, kw], zero where a channel is of another group} */
    private INDArray blockDiagonal(INDArray weight) {
        int joined = op.groups() / groups;
        long outs = out / joined;
        long taps = (long) in / joined * op.kernel().area();
        INDArray wide =
                Arrays4d.filled(
                        weight.dataType(),
                        0,
                        op.out(),
                        in,
                        op.kernel().height(),
                        op.kernel().width());
        INDArray blocks = wide.reshape('c', groups, joined, outs, joined, taps);
        INDArray kernels = weight.reshape('c', groups, joined, outs, taps);
        for (int i = 0; i < joined; i++) {
            INDArray block =
                    blocks.get(
                            Arrays4d.all(),
                            NDArrayIndex.point(i),
                            Arrays4d.all(),
                            NDArrayIndex.point(i),
                            Arrays4d.all());
            block.assign(
                    kernels.get(
                            Arrays4d.all(), NDArrayIndex.point(i), Arrays4d.all(), Arrays4d.all()));
        }
        return wide;
    }

    private void convolve(INDArray input, INDArray weight, INDArray result) {
        for (long picture = 0; picture < input.size(0); picture++) {
            INDArray maps = Arrays4d.pictures(input, picture, picture + 1);
            INDArray sums = Arrays4d.pictures(result, picture, picture + 1);
            for (int group = 0; group < groups; group++) {
                long first = (long) group * out;
                group(
                        Arrays4d.channels(maps, (long) group * in, (long) (group + 1) * in),
                        weight.get(NDArrayIndex.interval(first, first + out)),
                        Arrays4d.channels(sums, first, first + out));
            }
        }
    }

    private void group(INDArray maps, INDArray weight, INDArray sums) {
        INDArray target = matrix(sums, out, output.area());
        if (pointwise()) {
            Nd4j.gemm(
                    matrix(maps, in, output.area()),
                    matrix(weight, out, in),
                    target,
                    false,
                    false,
                    1,
                    0);
            return;
        }
        long channelBytes = op.kernel().area() * output.area() * maps.dataType().width();
        int step = Math.clamp(COLUMN_BYTES / channelBytes, 1, in);
        for (int from = 0; from < in; from += step) {
            int to = Math.min(in, from + step);
            accumulate(maps, weight, target, from, to);
        }
    }

    private void accumulate(INDArray maps, INDArray weight, INDArray target, int from, int to) {
        long taps = (to - from) * op.kernel().area();
        boolean whole = from == 0 && to == in;
        INDArray kernel = whole ? weight : Arrays4d.channels(weight, from, to).dup('c');
        try (INDArray columns = columns(Arrays4d.channels(maps, from, to), to - from)) {
            Nd4j.gemm(
                    matrix(columns, taps, output.area()),
                    matrix(kernel, out, taps),
                    target,
                    false,
                    false,
                    1,
                    from == 0 ? 0 : 1);
        }
        if (!whole) {
            kernel.close();
        }
    }

    private boolean pointwise() {
        return op.kernel().area() == 1
                && op.stride().area() == 1
                && op.padding().height() == 0
                && op.padding().width() == 0;
    }

    /** {@return [1, channels, kh, kw, rows, columns]: what each tap meets at each position} */
    private INDArray columns(INDArray maps, int channels) {
        return NativeCall.of("im2col")
                .on(maps)
                .with(op.kernel().height(), op.kernel().width())
                .with(op.stride().height(), op.stride().width())
                .with(op.padding().height(), op.padding().width())
                .with(op.dilation().height(), op.dilation().width(), 0)
                .into(
                        Arrays4d.blank(
                                maps.dataType(),
                                1,
                                channels,
                                op.kernel().height(),
                                op.kernel().width(),
                                output.height(),
                                output.width()));
    }

    /** {@return the array as a [columns, rows] matrix in 'f' order, as BLAS likes it: a view} */
    private static INDArray matrix(INDArray array, long rows, long columns) {
        return array.reshape('c', rows, columns).transpose();
    }
}
