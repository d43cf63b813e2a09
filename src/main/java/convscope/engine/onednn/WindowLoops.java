package convscope.engine.onednn;

import convscope.model.Extent;
import convscope.model.Shape;
import java.util.Arrays;

/**
 * The greatest number of each window or the mean in double, by columns first: what is not a number
 * makes the result none, and padding never wins.
 */
record WindowLoops(Numbers from, Numbers to, Shape input, Shape output, Window window)
        implements Runnable {

    enum Kind {
        GREATEST,
        MEAN,
        MEAN_INSIDE
    }

    /** How a window slides. */
    record Window(Kind kind, Extent kernel, Extent stride, Extent padding) {

        double none() {
            return kind == Kind.GREATEST ? Double.NEGATIVE_INFINITY : 0;
        }

        /** {@return how much of an extent PyTorch's divisor counts} */
        int counted(int start, int kernel, int input, int padding) {
            return switch (kind) {
                case GREATEST -> 1;
                case MEAN -> Math.min(start + kernel, input + padding) - start;
                case MEAN_INSIDE -> Math.min(start + kernel, input) - Math.max(start, 0);
            };
        }
    }

    @Override
    public void run() {
        float[] row = new float[input.width() * input.channels()];
        double[] columns = new double[row.length];
        float[] results = new float[output.width() * output.channels()];
        long batch = to.pixels() / output.area();
        for (long picture = 0; picture < batch; picture++) {
            for (int y = 0; y < output.height(); y++) {
                int top = y * window.stride.height() - window.padding.height();
                int bottom = Math.min(top + window.kernel.height(), input.height());
                Arrays.fill(columns, window.none());
                for (int at = Math.max(top, 0); at < bottom; at++) {
                    long pixel = (picture * input.height() + at) * input.width();
                    from.read(pixel, input.width(), row);
                    gather(columns, row);
                }
                int tall =
                        window.counted(
                                top,
                                window.kernel.height(),
                                input.height(),
                                window.padding.height());
                along(columns, tall, results);
                to.write((picture * output.height() + y) * output.width(), output.width(), results);
            }
        }
    }

    private void gather(double[] into, float[] row) {
        if (window.kind == Kind.GREATEST) {
            for (int i = 0; i < into.length; i++) {
                into[i] = Math.max(into[i], row[i]);
            }
        } else {
            for (int i = 0; i < into.length; i++) {
                into[i] += row[i];
            }
        }
    }

    private void along(double[] columns, int tall, float[] results) {
        int channels = input.channels();
        double[] gathered = new double[channels];
        for (int x = 0; x < output.width(); x++) {
            int left = x * window.stride.width() - window.padding.width();
            int right = Math.min(left + window.kernel.width(), input.width());
            Arrays.fill(gathered, window.none());
            for (int at = Math.max(left, 0); at < right; at++) {
                for (int c = 0; c < channels; c++) {
                    double number = columns[at * channels + c];
                    gathered[c] =
                            window.kind == Kind.GREATEST
                                    ? Math.max(gathered[c], number)
                                    : gathered[c] + number;
                }
            }
            double counted =
                    (double) tall
                            * window.counted(
                                    left,
                                    window.kernel.width(),
                                    input.width(),
                                    window.padding.width());
            for (int c = 0; c < channels; c++) {
                results[x * channels + c] = (float) (gathered[c] / counted);
            }
        }
    }
}
