package convscope.picture;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All kernels of a layer as a matrix: a row for each output channel, in it a kernel for each input
 * channel that this output sees. Where rows are short they stand in several strips side by side.
 *
 * @param out output channels
 * @param in input channels that one output sees
 * @param height rows of a kernel
 * @param width columns of a kernel
 * @param strips how many strips of rows stand side by side
 * @param scale pixels for a weight, each way; less than 1 where many share a pixel
 * @param gap pixels between kernels
 */
public record KernelMatrix(
        int out, int in, int height, int width, int strips, double scale, int gap) {

    /** Kernels are drawn weight by weight if a weight has a pixel; else by their norm. */
    public static final double DRAWN = 1;

    /** There is a gap between kernels if a weight has so many pixels. */
    private static final double SPACED = 3;

    private static final double LARGEST = 40;
    private static final int STRIP_GAP = 5;

    /** One weight. */
    public record Hit(int output, int input, int row, int column) {}

    /** {@return the matrix as large as it fits} */
    public static KernelMatrix fitting(
            int out, int in, int height, int width, double viewWidth, double viewHeight) {
        KernelMatrix best = new KernelMatrix(out, in, height, width, 1, 0, 0);
        for (int strips = 1; strips <= out; strips++) {
            KernelMatrix one = new KernelMatrix(out, in, height, width, strips, 1, 0);
            KernelMatrix next = one.within(viewWidth, viewHeight, 1);
            if (next.scale < SPACED) {
                next = one.within(viewWidth, viewHeight, 0);
            }
            if (next.scale > best.scale) {
                best = next;
            }
        }
        return best;
    }

    private KernelMatrix within(double viewWidth, double viewHeight, int gaps) {
        double columns = (double) strips * in;
        double across = viewWidth - columns * gaps - (strips - 1.0) * STRIP_GAP;
        double down = viewHeight - (double) rows() * gaps;
        double fit = Math.min(across / (columns * width), down / ((double) rows() * height));
        return new KernelMatrix(
                out, in, height, width, strips, crisp(Math.clamp(fit, 0, LARGEST)), gaps);
    }

    /** {@return the scale or a little less, so that a kernel begins where a pixel does} */
    private double crisp(double fit) {
        int side = fit < SPACED + 1 ? Math.max(height, width) : 1;
        return fit < DRAWN ? fit : Math.floor(fit * side) / side;
    }

    /** {@return the same rows and strips at another scale} */
    public KernelMatrix scaled(double to) {
        double crisp = crisp(to);
        return new KernelMatrix(out, in, height, width, strips, crisp, crisp >= SPACED ? 1 : 0);
    }

    /** {@return whether every weight is seen; else a kernel is one colour} */
    public boolean drawsWeights() {
        return scale >= DRAWN || height * width == 1;
    }

    /** {@return output channels in one strip} */
    public int rows() {
        return Math.ceilDiv(out, strips);
    }

    public double kernelWidth() {
        return width * scale + gap;
    }

    public double kernelHeight() {
        return height * scale + gap;
    }

    private double stripWidth() {
        return in * kernelWidth() + STRIP_GAP;
    }

    public double totalWidth() {
        return strips * stripWidth() - STRIP_GAP;
    }

    public double totalHeight() {
        return rows() * kernelHeight();
    }

    /** {@return the left edge of a kernel} */
    public double left(int output, int input) {
        int strip = output / rows();
        return strip * stripWidth() + input * kernelWidth();
    }

    /** {@return the upper edge of an output channel's kernels} */
    public double top(int output) {
        return output % rows() * kernelHeight();
    }

    /** {@return the weight under a point of the matrix, if it is on a kernel} */
    public Optional<Hit> hit(double x, double y) {
        int strip = (int) Math.floor(x / stripWidth());
        int row = (int) Math.floor(y / kernelHeight());
        int input = (int) Math.floor((x - strip * stripWidth()) / kernelWidth());
        int output = strip * rows() + row;
        if (x < 0 || y < 0 || row >= rows() || strip >= strips || input >= in || output >= out) {
            return Optional.empty();
        }
        int column = (int) ((x - left(output, input)) / scale);
        int line = (int) ((y - top(output)) / scale);
        return Optional.of(
                new Hit(output, input, Math.min(line, height - 1), Math.min(column, width - 1)));
    }

    /**
     * {@return the length of each kernel as a vector (its L2 norm), output by output}
     *
     * @param values [out, in, height, width] in 'c' order
     */
    public float[] norms(float[] values) {
        int area = height * width;
        float[] norms = new float[out * in];
        IntStream.range(0, out)
                .parallel()
                .forEach(
                        output -> {
                            for (int k = output * in; k < (output + 1) * in; k++) {
                                double sum = 0;
                                for (int i = k * area; i < (k + 1) * area; i++) {
                                    sum += (double) values[i] * values[i];
                                }
                                norms[k] = (float) Math.sqrt(sum);
                            }
                        });
        return norms;
    }

    /**
     * {@return a part of the matrix in colours; what is no kernel is transparent}
     *
     * @param shown the weights where {@link #drawsWeights}, else the norms; of several under one
     *     pixel the greatest in magnitude is seen, before it what is not a number
     * @param left edge of the part, in pixels of the matrix
     * @param top edge of the part, in pixels of the matrix
     */
    public Sheet paint(
            float[] shown,
            ColourScale colours,
            ValueRange range,
            double left,
            double top,
            int sheetWidth,
            int sheetHeight) {
        int[] argb = new int[sheetWidth * sheetHeight];
        Painter painter = new Painter(this, shown, colours, range);
        IntStream.range(0, sheetHeight)
                .parallel()
                .forEach(
                        y -> {
                            for (int x = 0; x < sheetWidth; x++) {
                                argb[y * sheetWidth + x] = painter.pixel(left + x, top + y);
                            }
                        });
        return new Sheet(sheetWidth, sheetHeight, argb);
    }

    private record Painter(
            KernelMatrix matrix, float[] shown, ColourScale colours, ValueRange range) {

        int pixel(double x, double y) {
            Hit hit = matrix.hit(x + 0.5, y + 0.5).orElse(null);
            if (hit == null || onGap(hit, x + 0.5, y + 0.5)) {
                return 0;
            }
            return colours.argb(value(hit, x, y), range);
        }

        private boolean onGap(Hit hit, double x, double y) {
            return x >= matrix.left(hit.output, hit.input) + matrix.width * matrix.scale
                    || y >= matrix.top(hit.output) + matrix.height * matrix.scale;
        }

        private float value(Hit hit, double x, double y) {
            int kernel = hit.output * matrix.in + hit.input;
            if (matrix.kernelWidth() < 1 || matrix.kernelHeight() < 1) {
                return greatest(matrix.hit(x, y).orElse(hit));
            }
            return matrix.drawsWeights()
                    ? shown[(kernel * matrix.height + hit.row) * matrix.width + hit.column]
                    : shown[kernel];
        }

        /** One value a kernel: of those that this pixel covers. */
        private float greatest(Hit first) {
            int across = (int) Math.max(1, Math.ceil(1 / matrix.kernelWidth()));
            int down = (int) Math.max(1, Math.ceil(1 / matrix.kernelHeight()));
            int strip = (first.output / matrix.rows() + 1) * matrix.rows();
            int end = Math.min(first.output + down, Math.min(strip, matrix.out));
            float most = 0;
            for (int o = first.output; o < end; o++) {
                for (int i = first.input; i < Math.min(first.input + across, matrix.in); i++) {
                    most = greater(most, shown[o * matrix.in + i]);
                }
            }
            return most;
        }

        /** In magnitude; what is not a number is not hidden by others. */
        private static float greater(float one, float other) {
            return Float.isNaN(other) || Math.abs(other) > Math.abs(one) ? other : one;
        }
    }
}
