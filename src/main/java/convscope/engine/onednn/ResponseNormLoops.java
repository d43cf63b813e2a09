package convscope.engine.onednn;

import convscope.graph.Op;

/** Local response normalisation in double, pixel by pixel, with PyTorch's window. */
record ResponseNormLoops(Numbers from, Numbers to, Op.Lrn op) implements Runnable {

    @Override
    public void run() {
        int channels = from.channels();
        float[] numbers = new float[channels];
        double[] sums = new double[channels];
        double[] ahead = new double[channels];
        for (long pixel = 0; pixel < from.pixels(); pixel++) {
            from.read(pixel, 1, numbers);
            add(numbers, sums, ahead);
            for (int c = 0; c < channels; c++) {
                double mean = sums[c] / op.size();
                numbers[c] = (float) (numbers[c] / Math.pow(op.k() + op.alpha() * mean, op.beta()));
            }
            to.write(pixel, 1, numbers);
        }
    }

    /**
     * The squares within each channel's window, however wide, in three additions a channel: the
     * channels are cut into stretches as long as the window, so that a window is the end of one
     * stretch and the start of the next. Nothing is subtracted, so no digit is lost.
     *
     * @param ahead holds the sum from each channel to the end of its stretch
     */
    private void add(float[] numbers, double[] sums, double[] ahead) {
        int channels = numbers.length;
        int size = op.size();
        for (int c = channels - 1; c >= 0; c--) {
            boolean last = c % size == size - 1 || c == channels - 1;
            ahead[c] = square(numbers[c]) + (last ? 0 : ahead[c + 1]);
        }
        int before = size / 2;
        int behind = (size - 1) / 2;
        double start = 0;
        int next = 0;
        for (int c = 0; c < channels; c++) {
            int end = Math.min(c + behind, channels - 1);
            for (; next <= end; next++) {
                start = square(numbers[next]) + (next % size == 0 ? 0 : start);
            }
            int first = c - before;
            if (first <= 0) {
                sums[c] = start;
            } else {
                sums[c] = ahead[first] + (first / size == end / size ? 0 : start);
            }
        }
    }

    private static double square(float number) {
        return (double) number * number;
    }
}
