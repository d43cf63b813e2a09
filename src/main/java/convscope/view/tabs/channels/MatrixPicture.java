package convscope.view.tabs.channels;

import convscope.diagram.ChannelWires;
import convscope.diagram.ConnectionMatrix;
import convscope.model.Extent;
import convscope.picture.ColourScale;
import convscope.picture.Sheet;
import convscope.picture.ValueRange;
import convscope.weights.TensorCopy;

/**
 * The kernels of a convolution as pixels: where a cell has room its kernel's taps, else its norm;
 * where several kernels share a pixel, the greatest of a sample of them.
 *
 * @param wires which kernels there are
 * @param kernel the extent of each
 * @param weights [out, in / groups, kh, kw]
 */
record MatrixPicture(ChannelWires wires, Extent kernel, TensorCopy weights) {

    /** So many kernels in either direction are looked at for a pixel. */
    private static final int SAMPLES = 3;

    private static final int NOTHING = 0;

    /**
     * {@return the matrix in its box, one pixel a unit}
     *
     * @param paper the colour of norm 0, 0xAARRGGBB
     * @param ink the colour of the greatest norm
     */
    Sheet sheet(ConnectionMatrix matrix, int paper, int ink, boolean dark) {
        int width = Math.max(1, (int) Math.round(matrix.box().width()));
        int height = Math.max(1, (int) Math.round(matrix.box().height()));
        return matrix.drawsKernels(kernel)
                ? taps(matrix, width, height, dark)
                : norms(width, height, paper, ink);
    }

    /** {@return the root of the sum of squares; 0 where there is no kernel} */
    double norm(int output, int input) {
        if (!wires.connects(input, output)) {
            return 0;
        }
        double sum = 0;
        int start = start(output, input);
        for (int tap = start; tap < start + area(); tap++) {
            double value = weights.values()[tap];
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private int area() {
        return (int) kernel.area();
    }

    private int start(int output, int input) {
        int each = wires.in() / wires.groups();
        return (output * each + input % each) * area();
    }

    private Sheet norms(int width, int height, int paper, int ink) {
        double[] values = new double[width * height];
        double most = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double value = strongest(x, y, width, height);
                values[y * width + x] = value;
                most = Math.max(most, value);
            }
        }
        int[] argb = new int[values.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] =
                    values[i] < 0
                            ? NOTHING
                            : blend(paper, ink, most == 0 ? 0 : 0.15 + 0.85 * values[i] / most);
        }
        return new Sheet(width, height, argb);
    }

    /** {@return the greatest norm within a pixel, negative where it holds no kernel} */
    private double strongest(int x, int y, int width, int height) {
        double most = -1;
        for (int i = 0; i < SAMPLES; i++) {
            int output = sample(y, i, height, wires.out());
            for (int j = 0; j < SAMPLES; j++) {
                int input = sample(x, j, width, wires.in());
                if (wires.connects(input, output)) {
                    most = Math.max(most, norm(output, input));
                }
            }
        }
        return most;
    }

    private static int sample(int pixel, int index, int pixels, int count) {
        double place = (pixel + (index + 0.5) / SAMPLES) / pixels;
        return Math.min(count - 1, (int) (place * count));
    }

    private Sheet taps(ConnectionMatrix matrix, int width, int height, boolean dark) {
        ValueRange range = ValueRange.of(weights.values(), 0, weights.values().length);
        ValueRange signed = range.and(new ValueRange(-1e-30, 1e-30)).forColours();
        ColourScale colours = dark ? ColourScale.DIVERGING_DARK : ColourScale.DIVERGING;
        int[] argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double column = (x + 0.5) / matrix.cellWidth();
                double row = (y + 0.5) / matrix.cellHeight();
                int input = (int) column;
                int output = (int) row;
                boolean gap =
                        (column - input) * matrix.cellWidth() < 1
                                || (row - output) * matrix.cellHeight() < 1;
                if (!gap
                        && input < wires.in()
                        && output < wires.out()
                        && wires.connects(input, output)) {
                    int tapRow = (int) ((row - output) * kernel.height());
                    int tapColumn = (int) ((column - input) * kernel.width());
                    int tap = start(output, input) + tapRow * kernel.width() + tapColumn;
                    argb[y * width + x] = colours.argb(weights.values()[tap], signed);
                }
            }
        }
        return new Sheet(width, height, argb);
    }

    private static int blend(int from, int to, double share) {
        int argb = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xFF;
            int b = to >> shift & 0xFF;
            argb = argb << 8 | (int) Math.round(a + (b - a) * share);
        }
        return argb;
    }
}
