package convscope.model;

import static convscope.model.Parameter.MOST_CHANNELS;
import static convscope.model.Parameter.MOST_EXTENT;

/**
 * One operation. Shapes are [channels, height, width]; x is an input extent, and the output extent
 * of convolution and pooling is {@code floor((x + 2 padding - dilation (kernel - 1) - 1) / stride)
 * + 1}. They stand in the order of the palette.
 */
public sealed interface Layer extends Block {

    @Override
    default String kind() {
        return BlockKind.nameOf(getClass());
    }

    /**
     * Two-dimensional cross-correlation with zero padding: [C, x, x] to [out, y, y]. Each of the
     * groups sees C / groups channels and gives out / groups; weights are [out, C / groups, kh,
     * kw].
     */
    @Called(palette = "convolution")
    record Conv(
            @Parameter(says = "output channels", typical = "64", usual = Usual.CHANNELS) int out,
            @Parameter(
                            says = "kernel, height x width in pixels",
                            typical = "3",
                            most = MOST_EXTENT,
                            usual = Usual.KERNELS)
                    Extent kernel,
            @Parameter(
                            says = "step of the window in pixels",
                            initial = "1",
                            most = MOST_EXTENT,
                            usual = Usual.STEPS)
                    Extent stride,
            @Parameter(
                            says = "zeros added on every side, in pixels",
                            initial = "0",
                            typical = "1",
                            least = 0,
                            most = MOST_EXTENT,
                            usual = Usual.PADDINGS)
                    Extent padding,
            @Parameter(
                            says = "distance between the kernel's taps in pixels",
                            initial = "1",
                            most = MOST_EXTENT,
                            usual = Usual.STEPS)
                    Extent dilation,
            @Parameter(
                            says = "groups of channels that do not see each other",
                            initial = "1",
                            divides = {Parameter.INPUT, "out"})
                    int groups,
            @Parameter(says = "whether a bias is added per output channel", initial = "false")
                    boolean bias)
            implements Layer {

        public Conv {
            Check.between("out", out, 1, MOST_CHANNELS);
            Check.between("kernel", kernel, 1, MOST_EXTENT);
            Check.between("stride", stride, 1, MOST_EXTENT);
            Check.between("padding", padding, 0, MOST_EXTENT);
            Check.between("dilation", dilation, 1, MOST_EXTENT);
            Check.between("groups", groups, 1, MOST_CHANNELS);
        }

        /** {@return a convolution without bias whose padding keeps the extent at stride 1} */
        public static Conv same(int out, int kernel, int stride, int groups) {
            return new Conv(
                    out,
                    Extent.square(kernel),
                    Extent.square(stride),
                    Extent.square((kernel - 1) / 2),
                    Extent.ONE,
                    groups,
                    false);
        }

        public Conv withBias() {
            return new Conv(out, kernel, stride, padding, dilation, groups, true);
        }
    }

    /**
     * Batch normalisation at inference: {@code (x - running mean) / sqrt(running variance + eps) *
     * gamma + beta}, per channel. The shape stays. Ioffe and Szegedy, 2015.
     */
    record BatchNorm(
            @Parameter(says = "added to the variance", initial = "1e-5", least = 0, most = 1)
                    double eps)
            implements Layer {

        public BatchNorm {
            Check.between("eps", eps, 0, 1);
        }

        public static BatchNorm standard() {
            return new BatchNorm(1e-5);
        }
    }

    /** {@code max(0, x)}. The shape stays. */
    @Called(palette = "ReLU")
    record Relu() implements Layer {}

    /** {@code 1 / (1 + exp(-x))}. The shape stays. */
    record Sigmoid() implements Layer {}

    /** Softmax over the channels, at each position. The shape stays. */
    record Softmax() implements Layer {}

    /** The input itself. */
    record Identity() implements Layer {}

    /** The greatest value under the window; padding never wins. [C, x, x] to [C, y, y]. */
    record MaxPool(
            @Parameter(
                            says = "window, height x width in pixels",
                            typical = "2",
                            most = MOST_EXTENT,
                            usual = Usual.KERNELS)
                    Extent kernel,
            @Parameter(
                            says = "step of the window in pixels",
                            initial = "kernel",
                            most = MOST_EXTENT,
                            usual = Usual.STEPS)
                    Extent stride,
            @Parameter(
                            says = "padding on every side in pixels, at most half the window",
                            initial = "0",
                            least = 0,
                            most = MOST_EXTENT,
                            usual = Usual.PADDINGS)
                    Extent padding,
            @Parameter(says = "round the extent up, not down", initial = "false") boolean ceil)
            implements Layer {

        public MaxPool {
            Check.between("kernel", kernel, 1, MOST_EXTENT);
            Check.between("stride", stride, 1, MOST_EXTENT);
            Check.between("padding", padding, 0, MOST_EXTENT);
        }
    }

    /** The mean under the window. [C, x, x] to [C, y, y]. */
    @Called(palette = "average pool")
    record AvgPool(
            @Parameter(
                            says = "window, height x width in pixels",
                            typical = "2",
                            most = MOST_EXTENT,
                            usual = Usual.KERNELS)
                    Extent kernel,
            @Parameter(
                            says = "step of the window in pixels",
                            initial = "kernel",
                            most = MOST_EXTENT,
                            usual = Usual.STEPS)
                    Extent stride,
            @Parameter(
                            says = "padding on every side in pixels, at most half the window",
                            initial = "0",
                            least = 0,
                            most = MOST_EXTENT,
                            usual = Usual.PADDINGS)
                    Extent padding,
            @Parameter(says = "round the extent up, not down", initial = "false") boolean ceil,
            @Parameter(says = "whether padding counts in the mean", initial = "true")
                    boolean countPadding)
            implements Layer {

        public AvgPool {
            Check.between("kernel", kernel, 1, MOST_EXTENT);
            Check.between("stride", stride, 1, MOST_EXTENT);
            Check.between("padding", padding, 0, MOST_EXTENT);
        }
    }

    /** The mean of each map: [C, x, x] to [C, 1, 1]. */
    @Called(palette = "global average pool")
    record GlobalAvgPool() implements Layer {}

    /** All values as channels: [C, x, y] to [C x y, 1, 1], in row-major order. */
    record Flatten() implements Layer {}

    /** A matrix product over all values: [C, x, y] to [out, 1, 1]; weights are [out, C x y]. */
    record FullyConnected(
            @Parameter(says = "output values", typical = "10", usual = Usual.CHANNELS) int out,
            @Parameter(says = "whether a bias is added per output", initial = "true") boolean bias)
            implements Layer {

        public FullyConnected {
            Check.between("out", out, 1, MOST_CHANNELS);
        }
    }

    /** Drops values in training only; at inference the input itself. */
    record Dropout(
            @Parameter(
                            says = "share of the values dropped in training",
                            typical = "0.5",
                            least = 0,
                            most = 1)
                    double rate)
            implements Layer {

        public Dropout {
            Check.between("rate", rate, 0, 1);
        }
    }

    /**
     * Local response normalisation across channels: {@code x / (k + alpha / size * sum x^2)^beta}
     * over {@code size} channels around each. Krizhevsky et al., 2012, section 3.3 (alpha as
     * PyTorch divides it).
     */
    @Called(palette = "local response norm")
    record Lrn(
            @Parameter(says = "channels in the window", typical = "5", most = 1024) int size,
            @Parameter(says = "weight of the squares", typical = "1e-4", least = 0, most = 1e6)
                    double alpha,
            @Parameter(says = "exponent", typical = "0.75", least = 0, most = 100) double beta,
            @Parameter(says = "added to the sum", typical = "2", least = 1e-6, most = 1e6) double k)
            implements Layer {

        public Lrn {
            Check.between("size", size, 1, 1024);
            Check.between("alpha", alpha, 0, 1e6);
            Check.between("beta", beta, 0, 100);
            Check.between("k", k, 1e-6, 1e6);
        }
    }

    /** {@code x * factor}, as Inception-ResNet scales its residuals. The shape stays. */
    record Scale(
            @Parameter(
                            says = "multiplied into every value",
                            typical = "0.1",
                            least = -1e6,
                            most = 1e6)
                    double factor)
            implements Layer {

        public Scale {
            Check.between("factor", factor, -1e6, 1e6);
        }
    }

    /** Channels {@code from} to {@code to - 1}: [C, x, y] to [to - from, x, y]. */
    record Slice(
            @Parameter(
                            says = "first channel, from 0",
                            typical = "0",
                            least = 0,
                            usual = Usual.EIGHTHS_OF_INPUT)
                    int from,
            @Parameter(
                            says = "channel after the last",
                            typical = "1",
                            usual = Usual.EIGHTHS_OF_INPUT)
                    int to)
            implements Layer {

        public Slice {
            Check.between("from", from, 0, MOST_CHANNELS);
            Check.between("to", to, 1, MOST_CHANNELS);
        }
    }

    /** Channels of zeros before and behind: [C, x, y] to [front + C + back, x, y]. */
    record PadChannels(
            @Parameter(
                            says = "zero channels before",
                            typical = "0",
                            least = 0,
                            usual = Usual.EIGHTHS_OF_INPUT)
                    int front,
            @Parameter(
                            says = "zero channels behind",
                            typical = "0",
                            least = 0,
                            usual = Usual.EIGHTHS_OF_INPUT)
                    int back)
            implements Layer {

        public PadChannels {
            Check.between("front", front, 0, MOST_CHANNELS);
            Check.between("back", back, 0, MOST_CHANNELS);
        }
    }

    /** Every stride-th row and column: [C, x, x] to [C, ceil(x / stride), ceil(x / stride)]. */
    record Subsample(
            @Parameter(
                            says = "step in pixels",
                            typical = "2",
                            most = MOST_EXTENT,
                            usual = Usual.STEPS)
                    int stride)
            implements Layer {

        public Subsample {
            Check.between("stride", stride, 1, MOST_EXTENT);
        }
    }

    /**
     * Channel shuffle: channel {@code i C/groups + j} moves to {@code j groups + i}. Zhang et al.,
     * ShuffleNet, 2018, figure 1.
     */
    record Shuffle(
            @Parameter(
                            says = "groups whose channels are dealt out",
                            typical = "2",
                            divides = Parameter.INPUT)
                    int groups)
            implements Layer {

        public Shuffle {
            Check.between("groups", groups, 1, MOST_CHANNELS);
        }
    }
}
